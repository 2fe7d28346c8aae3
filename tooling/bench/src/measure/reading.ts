import { readFileSync } from "node:fs";
import { understand } from "@cchc/documents/understand/understand";
import { type Measure, timesOf } from "../stats.ts";

const example = new URL("../../../../docs/examples/report-old.txt", import.meta.url);
/** Characters of thirty pages of an official report: A4, 14 pt. */
const thirtyPages = 84_000;
const budget = { of: "p50", below: 1000 } as const;

/** An old report of thirty pages, from its text to figures, citations, dates and doubts. */
export function measureReading(): Measure[] {
  const page = readFileSync(example, "utf8");
  const text = page.repeat(Math.ceil(thirtyPages / page.length));
  const times: number[] = [];
  let figures = 0;
  for (let run = 0; run < 10; run += 1) {
    const began = performance.now();
    figures = understand(text).figures.length;
    times.push(performance.now() - began);
  }
  return [
    {
      name: "an old report of 30 pages, understood",
      times: timesOf(times),
      budget,
      note: `${text.length} characters, ${figures} figures`,
    },
  ];
}
