import { expect, test } from "vitest";
import { outageOf } from "./outage.ts";

function failure(message: string, more: object = {}): Error {
  return Object.assign(new Error(message), more);
}

test.each([
  [failure("connect ECONNREFUSED", { code: "ECONNREFUSED" }), "away"],
  [failure("terminating connection", { code: "57P01" }), "away"],
  [failure("the database system is starting up", { code: "57P03" }), "away"],
  [failure("Connection terminated unexpectedly"), "away"],
  [failure("connect ENOENT /run/.s.PGSQL.5432", { code: "ENOENT", syscall: "connect" }), "away"],
  [failure("protocol", { code: "08P01" }), "away"],
  [failure("canceling statement due to statement timeout", { code: "57014" }), "slow"],
  [failure("could not extend file", { code: "53100" }), "full"],
  [failure("write", { code: "ENOSPC" }), "full"],
  [failure("cannot execute INSERT in a read-only transaction", { code: "25006" }), "read-only"],
  [failure("sorry, too many clients already", { code: "53300" }), "busy"],
  [new Error("outer", { cause: failure("x", { code: "57P01" }) }), "away"],
  // The program's own faults stay what they are.
  [failure("duplicate key", { code: "23505" }), undefined],
  [failure("syntax error", { code: "42601" }), undefined],
  [failure("no such file", { code: "ENOENT", syscall: "open" }), undefined],
  [new Error("value is Connection terminated"), undefined],
  ["57P01", undefined],
  [undefined, undefined],
])("%s is %s", (error, outage) => {
  expect(outageOf(error)).toBe(outage);
});
