import { expect, test } from "vitest";
import { failureOf } from "./failure.ts";

function thrown(data: unknown): Error {
  return Object.assign(new Error("Đã hết hạn."), { data });
}

test("what the server said is passed on, with its code", () => {
  expect(failureOf(thrown({ code: "round-closed" }))).toEqual({
    code: "round-closed",
    message: "Đã hết hạn.",
  });
});

test.each([
  ["no answer", new TypeError("Failed to fetch")],
  ["an answer of somebody else", thrown({ code: "NOT_OURS" })],
  ["an answer without a code", thrown({})],
  ["an answer without anything", thrown(null)],
  ["no error at all", "boom"],
])("%s is a line that is down", (_, error) => {
  expect(failureOf(error)).toMatchObject({ code: "unavailable" });
});
