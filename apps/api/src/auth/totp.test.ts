import { assert, integer, property, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { base32, codeAt, keyLink, stepOf, stepOfCode, totp } from "./totp.ts";

const key = Buffer.from("12345678901234567890");

describe("codes of an authenticator app", () => {
  // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
  test.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("at second %i", (seconds, code) => {
    expect(codeAt(key, stepOf(new Date(seconds * 1000)))).toBe(code);
  });

  test.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])("a code %i steps aside", (aside, taken) => {
    const at = new Date(1234567890_000);
    const code = codeAt(key, stepOf(at) + aside);
    const step = stepOfCode(key, code, { at, lastStep: 0 });
    expect(step).toBe(taken ? stepOf(at) + aside : null);
  });

  test("a code is taken once, and none of before", () => {
    const at = new Date(1234567890_000);
    const now = stepOf(at);
    expect(stepOfCode(key, codeAt(key, now), { at, lastStep: now })).toBeNull();
    expect(stepOfCode(key, codeAt(key, now - 1), { at, lastStep: now })).toBeNull();
    expect(stepOfCode(key, codeAt(key, now + 1), { at, lastStep: now })).toBe(now + 1);
  });

  test("anything else is no code", () => {
    const at = new Date(1234567890_000);
    for (const code of ["", "00592", "0059240", "００５９２４", "abcdef", "\0"]) {
      expect(stepOfCode(key, code, { at, lastStep: 0 })).toBeNull();
    }
  });

  test("the key is written so that an app reads the same bytes", () => {
    expect(base32(Buffer.from("foobar"))).toBe("MZXW6YTBOI");
    expect(keyLink(key, "can-bo")).toBe(
      "otpauth://totp/So%20CCHC:can-bo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=So%20CCHC&digits=6&period=30",
    );
    assert(
      property(uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        expect(base32(bytes)).toMatch(/^[A-Z2-7]{32}$/u);
      }),
    );
    assert(
      property(integer({ min: 0, max: 2 ** 40 }), (step) => {
        expect(codeAt(key, step)).toMatch(/^\d{6}$/u);
        expect(codeAt(key, step)).toHaveLength(totp.digits);
      }),
    );
  });
});
