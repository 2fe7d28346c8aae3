import { expect, test } from "vitest";
import { merged, type ScoreWrite, together } from "./writes.ts";

function value(code: string, to: number): ScoreWrite {
  return { kind: "input", code, version: 0, value: to };
}

function item(leaf: string, note: string): ScoreWrite {
  return { kind: "item", leaf, version: 0, note };
}

test("values go together, what stands beside a leaf goes alone", () => {
  expect(together([value("a", 1), item("1.1", "x"), value("b", 2)])).toEqual([
    value("a", 1),
    value("b", 2),
  ]);
  expect(together([item("1.1", "x"), item("1.2", "y"), value("a", 1)])).toEqual([item("1.1", "x")]);
  expect(together([])).toEqual([]);
});

test("no more values go together than the server takes", () => {
  const many = Array.from({ length: 500 }, (_, at) => value(`c${at}`, at));
  expect(together(many)).toHaveLength(400);
});

test("the later words of a leaf replace the earlier ones and keep the papers chosen before", () => {
  const papers: ScoreWrite = { kind: "item", leaf: "1.1", version: 3, evidence: [] };
  expect(merged(papers, item("1.1", "hai"))).toEqual({ ...item("1.1", "hai"), evidence: [] });
  expect(merged(value("a", 1), value("a", 2))).toEqual(value("a", 2));
});
