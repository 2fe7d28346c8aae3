import { expect, test } from "vitest";
import { kindOf, linesOf, type Mark, type MarkKind, runsOf } from "./marks.ts";

const kinds: readonly MarkKind[] = ["doubt", "certain", "unknown", "finding", "citation"];

function mark(id: string, start: number, end: number, kind: MarkKind = "certain"): Mark {
  return { id, kind, start, end };
}

test("marks that meet share a run; each is exactly its runs", () => {
  const text = "tiếp nhận 1.059 hồ sơ";
  const runs = runsOf(text, [mark("so-0", 10, 15), mark("hoi-0", 0, 21, "finding")]);
  expect(runs.map((run) => [run.text, run.marks.map(({ id }) => id)])).toEqual([
    ["tiếp nhận ", ["hoi-0"]],
    ["1.059", ["hoi-0", "so-0"]],
    [" hồ sơ", ["hoi-0"]],
  ]);
  expect(runs.map(kindOf)).toEqual(["finding", "certain", "finding"]);
});

test("a mark outside the text, or an empty one, marks nothing", () => {
  expect(runsOf("abc", [mark("a", 2, 9), mark("b", -1, 2), mark("c", 1, 1)])).toEqual([
    { start: 0, end: 3, text: "abc", marks: [] },
  ]);
  expect(runsOf("", [])).toEqual([]);
});

test("a line is what stood between two line ends, empty ones kept, marks going over them", () => {
  const text = "một\n\nhai ba";
  const lines = linesOf(runsOf(text, [mark("a", 2, 8)]));
  expect(lines.map((runs) => runs.map(({ text: part, marks }) => [part, marks.length]))).toEqual([
    [
      ["mộ", 0],
      ["t", 1],
    ],
    [],
    [
      ["hai", 1],
      [" ba", 0],
    ],
  ]);
});

test("whatever the marks, the runs give the text back and every mark its own stretch", () => {
  let seed = 7;
  const below = (most: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % most;
  };
  for (let round = 0; round < 500; round += 1) {
    const text = Array.from({ length: below(60) }, () => "ab1.\nệ"[below(6)] ?? "").join("");
    const marks = Array.from({ length: below(8) }, (_, at) => {
      const start = below(text.length + 1);
      return mark(`m-${at}`, start, start + below(12), kinds[below(kinds.length)] ?? "doubt");
    });
    const runs = runsOf(text, marks);
    expect(runs.map((run) => run.text).join("")).toBe(text);
    for (const one of marks) {
      const inside = one.end > one.start && one.end <= text.length;
      const own = runs.filter((run) => run.marks.some(({ id }) => id === one.id));
      expect(own.map((run) => run.text).join("")).toBe(
        inside ? text.slice(one.start, one.end) : "",
      );
    }
    const lines = linesOf(runs);
    expect(lines.map((line) => line.map((run) => run.text).join("")).join("\n")).toBe(text);
  }
});
