import {
  array,
  constant,
  constantFrom,
  type Arbitrary,
  integer,
  oneof,
  record,
  tuple,
} from "fast-check";

/** Texts that break programs: what no database keeps, what a sheet runs, what a path or a query reads. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "\0",
  "a\0b",
  "\uD800",
  "\uDC00x\uD83D",
  "\uFFFF",
  "\u202Eabc\u202C",
  "مرحبا שלום",
  "👩‍👩‍👧‍👦🇻🇳",
  "Ệ".normalize("NFD"),
  "e\u0302\u0323".repeat(200),
  "\n\r\t\v\f",
  '=HYPERLINK("http://x","y")',
  "+1+cmd|' /C calc'!A0",
  "@SUM(1)",
  "-2+3",
  "../../../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "/dev/null",
  "file:///etc/passwd",
  "http://169.254.169.254/latest/meta-data/",
  "' OR 1=1 --",
  "1; DROP TABLE audit; --",
  "\\",
  "%",
  "_%\\%",
  "$1",
  "{{7*7}}${7*7}",
  "<script>alert(1)</script>",
  "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "null",
  "NaN",
  "-0",
  "1e400",
  "0x10",
  "2023-02-30",
  "0000-00-00",
  "9999-12-31",
  "-000001-01-01",
  "2023-11-30T00:00:00Z",
  "a".repeat(5000),
  "ệ".repeat(3000),
  "[".repeat(2000),
];

const hostileNumbers: readonly number[] = [
  -1,
  -0,
  0.1,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  1e-308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
];

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** An object whose own key is `__proto__`, as `JSON.parse` makes one. */
function polluted(): unknown {
  const parse: (text: string) => unknown = JSON.parse;
  return parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
}

/** A value that no procedure asks for. */
export const hostileValue: Arbitrary<unknown> = oneof(
  { weight: 6, arbitrary: constantFrom(...hostileTexts) },
  { weight: 2, arbitrary: constantFrom(...hostileNumbers) },
  { weight: 2, arbitrary: constantFrom<unknown>(null, true, false, [], {}, [[]], [null], [{}]) },
  { weight: 1, arbitrary: constant(polluted()) },
  { weight: 1, arbitrary: constant(deep(500)) },
  {
    weight: 1,
    arbitrary: array(constantFrom(...hostileTexts), { minLength: 600, maxLength: 600 }),
  },
);

/** Where and how a value is spoilt. */
export interface Spoiling {
  readonly steps: readonly number[];
  readonly how: "replace" | "drop" | "add" | "wrap";
  readonly value: unknown;
}

/** One way of spoiling; the steps are taken as far as the value has places. */
export const spoiling: Arbitrary<Spoiling> = record({
  steps: tuple(
    integer({ min: 1, max: 4 }),
    array(integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 }),
  ).map(([length, steps]) => steps.slice(0, length)),
  how: constantFrom("replace", "replace", "replace", "drop", "add", "wrap"),
  value: hostileValue,
});

/** The value with one place of it spoilt. */
export function spoil(value: unknown, { steps, how, value: hostile }: Spoiling): unknown {
  const [step, ...rest] = steps;
  const entries = placesOf(value);
  if (step === undefined || entries.length === 0) return changed(value, how, hostile);
  const at = step % entries.length;
  const parts = entries.flatMap(([key, part], index): [string, unknown][] => {
    if (index !== at) return [[key, part]];
    if (how === "drop" && rest.length === 0) return [];
    return [[key, spoil(part, { steps: rest, how, value: hostile })]];
  });
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

function placesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function changed(value: unknown, how: Spoiling["how"], hostile: unknown): unknown {
  if (how === "wrap") return [value];
  if (how === "add" && typeof value === "object" && value !== null && !Array.isArray(value)) {
    return { ...value, extra: hostile };
  }
  return hostile;
}
