import { describe, expect, test } from "vitest";
import { generatePassword, usernameProblem } from "./password.ts";

describe("generatePassword", () => {
  test("four groups of four signs that are not mistaken for each other", () => {
    expect(generatePassword()).toMatch(/^(?:[2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
  });

  test("bytes that would favour some signs are passed over", () => {
    const answers = [255, 254, 0];
    const password = generatePassword((bytes) => bytes.fill(answers.shift() ?? 1));
    expect(password).toBe("2222-2222-2222-2222");
    expect(answers).toEqual([]);
  });
});

test.each([
  ["nguyen.van.a", true],
  ["abc", true],
  ["ab", false],
  ["a".repeat(40), true],
  ["a".repeat(41), false],
  ["Nguyen", false],
  ["nguyễn", false],
  ["-abc", false],
])("%s as a name to sign in with: %s", (name, good) => {
  expect(usernameProblem(name) === undefined).toBe(good);
});
