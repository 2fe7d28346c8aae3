// Reads the rates of every commune below a unit over the HTTP API and prints them, the lowest first.
//   CCHC_URL=https://cchc.tinh.gov.vn CCHC_KEY=cchc_… node read-figures.ts <node> <period> <indicator>
// The key needs the scope review.read; nodes and periods are listed by /api/v1/units and /api/v1/periods.

interface Rate {
  readonly unit: string;
  readonly indicator: string;
  readonly label: string;
  readonly state: "computed" | "none" | "missing";
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Hundredths of a percent. */
  readonly rate: number | null;
}

interface Page {
  readonly data: readonly Rate[];
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

const [node = "", period = "", indicator = ""] = process.argv.slice(2);
const server = process.env["CCHC_URL"] ?? "http://127.0.0.1:4680";
const address = new URL("/api/v1/indicators", server);
address.search = new URLSearchParams({ node, period }).toString();

const response = await fetch(address, {
  headers: { authorization: `Bearer ${process.env["CCHC_KEY"] ?? ""}` },
});
if (!response.ok) {
  const refused: Refusal = await response.json();
  console.error(`${refused.code}: ${refused.message}`);
  process.exit(1);
}
const { data }: Page = await response.json();
const rates = data.filter((one) => one.indicator === indicator);
const computed = rates.filter(({ state }) => state === "computed");

const lowestFirst = computed.toSorted((a, b) => Number(a.rate) - Number(b.rate));
for (const { unit, rate, numerator, denominator } of lowestFirst) {
  const percent = (Number(rate) / 100).toFixed(2).replace(".", ",");
  console.log(`${unit}: ${percent} % (${numerator} ÷ ${denominator})`);
}
// "Không phát sinh" and "chưa đủ số liệu" are no rates and are not counted as 0.
for (const { unit, state } of rates.filter((one) => one.state !== "computed")) {
  console.log(`${unit}: ${state === "none" ? "không phát sinh" : "chưa đủ số liệu"}`);
}
