import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { cleanText } from "./hygiene.ts";

describe("cleanText", () => {
  test.each([
    ["  Phường Trần Hưng Đạo ", "Phường Trần Hưng Đạo"],
    ["Tie\u0302\u0301p nha\u0323\u0302n", "Tiếp nhận"],
    ["một\r\nhai\rba", "một\nhai\nba"],
    ["cột\tmột\u00a0hai", "cột một hai"],
    ["thƣ điện tử, Ƣu tiên", "thư điện tử, Ưu tiên"],
    ["a\u0000b\u200bc\ufeffd\u202ee", "abcde"],
    ["vỡ\ud800đôi", "vỡđôi"],
    ["👍 tốt", "👍 tốt"],
    [" \u0000 \n", ""],
  ])("%j becomes %j", (text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  property.prop([fc.string({ unit: "binary" })])("a second pass changes nothing", (text) => {
    const once = cleanText(text);
    expect(cleanText(once)).toBe(once);
    expect(once).toBe(once.normalize("NFC"));
  });
});
