import { expect, test } from "vitest";
import { groupsOf } from "./findings.ts";

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
