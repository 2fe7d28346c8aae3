import { afterEach, describe, expect, test, vi } from "vitest";
import { plainSha256, sha256 } from "./sha256.ts";

const known = [
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
] as const;

afterEach(() => vi.unstubAllGlobals());

describe.each([true, false])("in a secure context: %s", (secure) => {
  test.each(known)("of “%s”", async (text, digest) => {
    vi.stubGlobal("isSecureContext", secure);
    expect(await sha256(text)).toBe(digest);
  });
});

test("of Vietnamese text both ways agree", async () => {
  const text = "Phiếu điểm xã Ệ Ỗ Ữ ".repeat(500);
  vi.stubGlobal("isSecureContext", true);
  expect(await plainSha256(new TextEncoder().encode(text))).toBe(await sha256(text));
});
