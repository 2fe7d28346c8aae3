import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const page = readFileSync(join(import.meta.dirname, "../../../docs/security.md"), "utf8");

/** Section of OWASP ASVS 5.0 → its last requirement of level 1 or 2; they are numbered from 1. */
const sections: Readonly<Record<string, number>> = {
  "1.1": 2,
  "1.2": 9,
  "1.3": 11,
  "1.4": 3,
  "1.5": 2,
  "2.1": 3,
  "2.2": 3,
  "2.3": 4,
  "2.4": 1,
  "3.2": 2,
  "3.3": 4,
  "3.4": 6,
  "3.5": 5,
  "3.7": 2,
  "4.1": 3,
  "4.2": 1,
  "4.3": 2,
  "4.4": 4,
  "5.1": 1,
  "5.2": 3,
  "5.3": 2,
  "5.4": 3,
  "6.1": 3,
  "6.2": 11,
  "6.3": 4,
  "6.4": 4,
  "6.5": 5,
  "6.6": 3,
  "6.8": 4,
  "7.1": 3,
  "7.2": 4,
  "7.3": 2,
  "7.4": 5,
  "7.5": 2,
  "7.6": 2,
  "8.1": 2,
  "8.2": 3,
  "8.3": 1,
  "8.4": 1,
  "9.1": 3,
  "9.2": 4,
  "10.1": 2,
  "11.1": 2,
  "11.2": 3,
  "11.3": 3,
  "11.4": 4,
  "11.5": 1,
  "11.6": 1,
  "12.1": 3,
  "12.2": 2,
  "12.3": 4,
  "13.1": 1,
  "13.2": 5,
  "13.3": 2,
  "13.4": 5,
  "14.1": 2,
  "14.2": 4,
  "14.3": 3,
  "15.1": 3,
  "15.2": 3,
  "15.3": 7,
  "16.1": 1,
  "16.2": 5,
  "16.3": 4,
  "16.4": 3,
  "16.5": 3,
  "17.1": 1,
};

/** `6.2.8, 6.2.9`, `1.2.6–1.2.8`, `12.1–12.2`, `10`: whether one of them holds the number. */
function holds(label: string, number: string): boolean {
  const place = (text: string): number[] => text.split(".").map(Number);
  return label.split(", ").some((part) => {
    const [from = "", to = from] = part.split("–");
    const depth = place(from).length;
    const rank = (text: string): number =>
      place(text)
        .slice(0, depth)
        .reduce((all, one) => all * 1000 + one, 0);
    return rank(from) <= rank(number) && rank(number) <= rank(to);
  });
}

const labels = [...page.matchAll(/^\| (\d[\d., –]*) \| [^|]+ \| [^|]+ \|$/gmu)].map(
  ([, label = ""]) => label,
);

test.each([
  ["1.2.6–1.2.8", "1.2.8", true],
  ["1.2.6–1.2.8", "1.2.9", false],
  ["6.2.8, 6.2.9", "6.2.9", true],
  ["6.2.8, 6.2.9", "6.2.10", false],
  ["12.1–12.2", "12.2.2", true],
  ["10", "10.4.1", true],
  ["1.1.1", "11.1.1", false],
])("%s holds %s: %s", (label, number, held) => {
  expect(holds(label, number)).toBe(held);
});

test("every requirement of ASVS 5.0 up to level 2 has a line of the table", () => {
  expect(labels.length).toBeGreaterThan(100);
  const asked = Object.entries(sections).flatMap(([section, last]) =>
    Array.from({ length: last }, (_none, at) => `${section}.${at + 1}`),
  );
  const missing = asked.filter((number) => !labels.some((label) => holds(label, number)));
  expect(missing).toEqual([]);
});

test("no number has two lines", () => {
  expect(new Set(labels).size).toBe(labels.length);
});
