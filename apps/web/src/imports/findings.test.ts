import { expect, test } from "vitest";
import { askedCount, groupsOf, purposeOf } from "./findings.ts";

const asked = {
  kind: "blank",
  severity: "warning",
  message: "Để trống.",
  start: 0,
  end: 1,
} as const;

test("the same question about the same words is asked once, each other one of its own", () => {
  const groups = groupsOf([
    { ...asked, phrase: "đạt …%" },
    { ...asked, phrase: "còn … hồ sơ", start: 5, end: 6 },
    { ...asked, phrase: "đạt …%", start: 9, end: 10 },
    { ...asked, phrase: "đạt …%", message: "Thiếu số.", start: 9, end: 10 },
  ]);
  expect(groups.map(({ places }) => places)).toEqual([[0, 2], [1], [3]]);
});

test("only what has to be answered is counted; a sum that is right asks nothing", () => {
  const holds = { ...asked, kind: "identity-holds", severity: "info", phrase: "842" } as const;
  const follows = { ...holds, value: 0 };
  const broken = { ...holds, kind: "identity-broken", severity: "error" } as const;
  expect([asked, holds, follows, broken].map((one) => purposeOf({ phrase: "", ...one }))).toEqual([
    "ask",
    "agrees",
    "know",
    "ask",
  ]);
  const blank = { ...asked, phrase: "đạt …%" };
  expect(askedCount([blank, { ...blank, start: 9, end: 10 }, holds, follows, broken])).toBe(2);
  expect(askedCount([holds, follows])).toBe(0);
});
