import { expect, test } from "vitest";
import { landInList, landInTable } from "./paste.ts";

const list = ["a", "b", "c", "d"];

function landed(block: string[][], start: string): string {
  const { landings, beyond } = landInList(block, list, start);
  return `${landings.map(({ key, text }) => `${key}=${text}`).join(" ")} +${beyond}`;
}

test("a column fills downwards from the cell it was pasted at", () => {
  expect(landed([["1.059"], ["1.049"]], "b")).toBe("b=1.059 c=1.049 +0");
});

test("one line across fills the list downwards too", () => {
  expect(landed([["1", "2", "3"]], "a")).toBe("a=1 b=2 c=3 +0");
});

test("labels copied along are left aside", () => {
  expect(
    landed(
      [
        ["Trực tuyến", "1.049"],
        ["Trực tiếp", "9"],
      ],
      "a",
    ),
  ).toBe("a=1.049 b=9 +0");
});

test("an empty cell leaves the one it falls on, the rest keeps its place", () => {
  expect(landed([["1"], [""], ["3"]], "a")).toBe("a=1 c=3 +0");
});

test("what reaches beyond the end is counted, not lost in silence", () => {
  expect(landed([["1"], ["2"], ["3"]], "c")).toBe("c=1 d=2 +1");
});

test("in a table a block keeps its shape", () => {
  const keys = [
    ["a1", "b1"],
    ["a2", "b2"],
  ];
  const { landings, beyond } = landInTable(
    [
      ["1", "2"],
      ["3", "4"],
    ],
    keys,
    "b1",
  );
  expect(landings).toEqual([
    { key: "b1", text: "1" },
    { key: "b2", text: "3" },
  ]);
  expect(beyond).toBe(2);
});
