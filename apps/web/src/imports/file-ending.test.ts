import { expect, test } from "vitest";
import { foreignEnding } from "./file-ending.ts";

test.each([
  ["anh.PNG", "png"],
  ["luu.7z", "7z"],
  ["quay.mp4", "mp4"],
  ["báo cáo.docx.exe ", "exe"],
  ["a.xhtml", "xhtml"],
])("“%s” ends in .%s", (name, ending) => {
  expect(foreignEnding(name, ["docx", "csv"])).toBe(ending);
});

test.each([
  "a.DOCX",
  "a.csv ",
  "Báo cáo 9.12",
  "Báo cáo 30.11.2024",
  "a.",
  "a",
  "a.phuluc",
  "a.số",
])("“%s” is left to the server", (name) => {
  expect(foreignEnding(name, ["docx", "csv"])).toBeUndefined();
});
