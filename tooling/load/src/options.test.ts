import { describe, expect, test } from "vitest";
import { readOptions } from "./options.ts";

describe("the command line", () => {
  test("without anything: both databases, 300 officers, 30 reviewers, five minutes", () => {
    expect(readOptions([])).toMatchObject({
      users: 300,
      reviewers: 30,
      minutes: 5,
      think: 10,
      targets: [{ kind: "embedded" }, { kind: "separate" }],
      processes: 1,
      kill: false,
    });
  });

  test("several processes take a server of their own", () => {
    expect(readOptions(["--processes", "2"])).toMatchObject({ targets: [{ kind: "separate" }] });
    expect(() => readOptions(["--processes", "2", "--embedded"])).toThrow("--processes");
  });

  test("looking for the limit starts low and steps quickly", () => {
    expect(readOptions(["--find-limit"])).toMatchObject({ users: 50, minutes: 2 });
  });

  test.each([
    ["--users", "0"],
    ["--users", "3001"],
    ["--users", "1.5"],
    ["--minutes", "0"],
    ["--think", "x"],
    ["--embedded", "--both"],
    ["--nothing"],
  ])("%s %s is refused", (...args) => {
    expect(() => readOptions(args)).toThrow();
  });
});
