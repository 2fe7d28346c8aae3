import { expect, test } from "vitest";
import { safePath } from "./safe-path.ts";

test.each([
  ["/bao-cao/a/b#o-c", "/bao-cao/a/b#o-c"],
  ["/", "/"],
  [null, "/"],
  ["", "/"],
  ["https://example.org/", "/"],
  ["//example.org", "/"],
  ["/\\example.org", "/"],
  ["javascript:alert(1)", "/"],
  ["/dang-nhap?tiep=/", "/"],
])("%s goes on to %s", (asked, path) => {
  expect(safePath(asked)).toBe(path);
});
