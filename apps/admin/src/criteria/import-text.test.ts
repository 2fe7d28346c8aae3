import { describe, expect, test } from "vitest";
import { importText } from "./import-text.ts";

/** A JSON text whose size on the way is this many bytes: the outer marks and the escaped ones count. */
const sized = (bytes: number): string =>
  JSON.stringify(
    "ế"
      .repeat(Math.floor((bytes - 6) / 3))
      .padEnd(Math.floor((bytes - 6) / 3) + ((bytes - 6) % 3), "x"),
  );

describe("a file made ready to be sent", () => {
  test.each([
    [999_999, true],
    [1_000_000, true],
    [1_000_001, false],
  ])("%i bytes on the way: %s", (bytes, ok) => {
    const text = sized(bytes);
    expect(new TextEncoder().encode(JSON.stringify(text)).length).toBe(bytes);
    expect(importText(text).ok).toBe(ok);
  });

  test.each([
    [899_999, true],
    [900_000, true],
    [900_001, false],
  ])("%i characters: %s", (characters, ok) => {
    expect(importText(JSON.stringify("x".repeat(characters - 2))).ok).toBe(ok);
  });

  test("a large one says how large it is and what to do", () => {
    expect(importText(sized(1_250_001))).toMatchObject({
      ok: false,
      problem: expect.stringContaining("chiếm 1,26 MB"),
    });
    expect(importText(" \n")).toMatchObject({
      ok: false,
      problem: expect.stringContaining("trống"),
    });
  });

  test("blanks between members do not count, what is no JSON is sent as it is", () => {
    expect(importText('\uFEFF{\n  "a": "b c"\n}')).toEqual({ ok: true, text: '{"a":"b c"}' });
    expect(importText("{ a")).toEqual({ ok: true, text: "{ a" });
  });
});
