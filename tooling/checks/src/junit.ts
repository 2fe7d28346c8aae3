/** What one or more JUnit files say of a run. */
export interface Tally {
  readonly tests: number;
  readonly failed: number;
  readonly skipped: number;
  /** Tests that say in their names what they could not read: the seeds, LibreOffice. */
  readonly lessChecked: number;
  /** Names of the tests that failed first and passed when they were tried again. */
  readonly secondTry: readonly string[];
}

/** Counts one JUnit file of vitest or Playwright; `tests` is not a number where it is no such file. */
export function readReport(report: string): Tally {
  const head = /<testsuites\b[^>]*>/.exec(report)?.[0] ?? "";
  const read = (name: string): number => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(head)?.[1]);
  const suites = [...report.matchAll(/<testsuite\b[^>]*>/g)];
  return {
    tests: read("tests"),
    failed: read("failures") + read("errors"),
    skipped: suites.reduce(
      (sum, [suite]) => sum + Number(/\bskipped="(\d+)"/.exec(suite)?.[1] ?? 0),
      0,
    ),
    lessChecked: [
      ...report.matchAll(
        /<testcase\b[^>]*\bname="[^"]*(?:bỏ qua: )?không có (?:\.\.\/shared|tệp số liệu gốc|LibreOffice)/g,
      ),
    ].length,
    secondTry: report
      .split("<testcase")
      .slice(1)
      .filter((testcase) => /<flaky(?:Failure|Error)\b/.test(testcase))
      .map((testcase) => unescaped(/\bname="([^"]*)"/.exec(testcase)?.[1] ?? "")),
  };
}

/** All of them together. */
export function addUp(reports: readonly Tally[]): Tally {
  const sum = (of: (one: Tally) => number): number =>
    reports.reduce((total, one) => total + of(one), 0);
  return {
    tests: sum(({ tests }) => tests),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
    lessChecked: sum(({ lessChecked }) => lessChecked),
    secondTry: reports.flatMap(({ secondTry }) => secondTry),
  };
}

/** The last line of a run; whoever needed a second try is named in it. */
export function closingLine({ tests, failed, skipped, secondTry }: Tally): string {
  const counts = `${tests - failed - skipped} passed, ${failed} failed, ${skipped} skipped`;
  if (secondTry.length === 0) return counts;
  return `${counts}, ${secondTry.length} needed a second try: ${secondTry.join(" | ")}`;
}

const marks: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&apos;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

function unescaped(text: string): string {
  return text.replace(/&(?:quot|apos|lt|gt|amp);/g, (mark) => marks[mark] ?? mark);
}
