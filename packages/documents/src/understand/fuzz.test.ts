import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readMarked } from "../testing/marked.ts";
import { understand } from "./understand.ts";

const folder = join(import.meta.dirname, "../../corpus");
const reports = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readMarked(readFileSync(join(folder, name), "utf8")).text);

const WORDS = [
  "hồ sơ",
  "1.059",
  "99,53%",
  "Kế hoạch số",
  "26/KH-UBND",
  "ngày 14/02/2023",
  "trong đó:",
  "(",
  ")",
  ";",
  "\n",
  "\t",
  "- ",
  "I. ",
  "1. ",
  "không có",
  "quá hạn",
  "gần",
  "hai nghìn",
  "ƣ",
  "\u0323",
  "\u00ad",
  "<i>",
  "**",
  "……",
  "/KH-UBND",
  "Số:",
  "tháng 13",
  "31/02/2023",
  "từ ngày",
  "đến ngày",
  "quý IV",
  "STT",
  "Thời gian thực hiện",
];
const phrase = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: "binary", maxLength: 12 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(" "));
const mangled = fc
  .tuple(fc.constantFrom(...reports), fc.nat(), fc.nat(400), phrase)
  .map(([text, at, length, extra]) => {
    const start = at % text.length;
    return `${text.slice(start, start + 900)}${extra}${text.slice(start + 900 + length, start + 1800 + length)}`;
  });
/** `CCHC_FUZZ=100000` for a long run by hand. */
const numRuns = Number(process.env["CCHC_FUZZ"] ?? 150);

function check(text: string): void {
  const read = understand(text);
  for (const { start, end } of [
    ...read.figures,
    ...read.citations,
    ...read.dates,
    ...read.findings,
    ...read.tasks,
    ...read.sections,
  ]) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  for (const { value } of read.figures)
    if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
}

describe("whatever the text, it is read without a crash and places stay inside it", () => {
  test.prop([phrase], { numRuns })("words of reports and noise", check);
  test.prop([mangled], { numRuns: Math.ceil(numRuns / 4) })("reports with pieces torn out", check);
  test.prop([fc.string({ unit: "binary", maxLength: 400 })], { numRuns })("any text", check);

  test("long runs of one thing do not hang it", () => {
    for (const one of [
      "(",
      "1.",
      "số 1, ",
      "a ",
      "ngày ",
      "\n- ",
      "\t1",
      "không có ",
      "26/KH-UBND ",
    ]) {
      const started = performance.now();
      check(one.repeat(5_000));
      expect(performance.now() - started, one).toBeLessThan(20_000);
    }
  }, 240_000);
});

test.prop([fc.constantFrom(...reports), fc.constantFrom("NFC", "NFD")])(
  "NFD and NFC, CRLF and LF say the same",
  (text, form) => {
    const plain = understand(text);
    const other = understand(text.normalize(form).replaceAll("\n", "\r\n"));
    const said = ({ figures }: typeof plain) =>
      figures.map(({ field, value, kind }) => ({ field, value, kind }));
    expect(said(other)).toEqual(said(plain));
    expect(other.citations.map(({ number, symbol, date }) => [number, symbol, date])).toEqual(
      plain.citations.map(({ number, symbol, date }) => [number, symbol, date]),
    );
  },
);
