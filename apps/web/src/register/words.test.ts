import { expect, test } from "vitest";
import { readFailure } from "./upload-file.ts";
import { entryTitle, filePath, sizeText } from "./words.ts";

test.each([
  [0, "0 byte"],
  [1023, "1.023 byte"],
  [1024, "1 kB"],
  [348_160, "340 kB"],
  [1_048_576, "1 MB"],
  [1_258_291, "1,2 MB"],
  [20_971_520, "20 MB"],
])("%d bytes are %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test("an entry is called by type and number", () => {
  expect(entryTitle({ type: "plan", number: "26", symbol: "KH-UBND" })).toBe("Kế hoạch 26/KH-UBND");
  expect(entryTitle({ type: "other", number: null, symbol: null })).toBe("Tài liệu khác");
});

test("PDFs and pictures open, the rest is saved", () => {
  const file = { position: 2, name: "a", size: 1 };
  expect(filePath("a b", { ...file, mediaType: "application/pdf" })).toBe("/api/files/a%20b/2?xem");
  expect(filePath("x", { ...file, mediaType: "text/plain" })).toBe("/api/files/x/2");
});

test("a refusal is the server's own sentence; anything else is a line that is down", () => {
  const refused = { error: { message: "Tệp rỗng.", data: { code: "file-refused" } } };
  expect(readFailure(JSON.stringify(refused))).toEqual({
    code: "file-refused",
    message: "Tệp rỗng.",
  });
  const unknown = { error: { message: "stack", data: { code: "x" } } };
  expect(readFailure(JSON.stringify(unknown)).message).not.toContain("stack");
  for (const text of ["", "<html>502</html>", "null", '{"error":null}']) {
    expect(readFailure(text).code, text).toBe("unavailable");
  }
});
