import { expect, test } from "vitest";
import { codeOfDigest, sheetCode } from "./sheet-code.ts";
import { standInHash as hash } from "./testing.ts";

test("eight letters, the same for the same digest", async () => {
  expect(codeOfDigest("0".repeat(64))).toBe("2222-2222");
  expect(codeOfDigest(await hash("abc"))).toBe(codeOfDigest(await hash("abc")));
  expect(codeOfDigest(await hash("abc"))).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
});

test("31 letters: the last one before it begins anew", () => {
  expect(codeOfDigest(`001e001f${"0".repeat(56)}`)).toBe("Z222-2222");
});

test("what is no digest has no code", () => {
  expect(() => codeOfDigest("abc")).toThrow(RangeError);
});

test("another publication or receipt has another code", async () => {
  const one = await sheetCode("a", "b", hash);
  expect(one).toBe(await sheetCode("a", "b", hash));
  expect(await sheetCode("a", "c", hash)).not.toBe(one);
  expect(await sheetCode("c", "b", hash)).not.toBe(one);
});
