import type { Limits } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import { checkZip, inflateEntry } from "./zip.ts";

/** What a file is, by its bytes. */
export type FileKind = "docx" | "doc" | "pdf" | "html" | "text" | "xlsx" | "xls" | "ods" | "csv";

const EXTENSIONS: Readonly<Record<string, readonly FileKind[]>> = {
  docx: ["docx"],
  doc: ["doc", "docx", "html"],
  pdf: ["pdf"],
  htm: ["html", "text"],
  html: ["html", "text"],
  // A saved page is kept under the name of a text.
  txt: ["text", "html"],
  md: ["text"],
  csv: ["csv"],
  tsv: ["csv"],
  xlsx: ["xlsx"],
  xls: ["xls", "xlsx", "html"],
  ods: ["ods"],
};

function contains(bytes: Buffer, text: string): boolean {
  return bytes.includes(Buffer.from(text, "utf16le"));
}

function zipKind(bytes: Buffer, limits: Limits): FileKind {
  const entries = checkZip(bytes, limits);
  const names = entries.map(({ name }) => name);
  if (names.some((name) => /vbaProject\.bin$|vbaData\.xml$/i.test(name))) {
    throw new ReadProblem("macros");
  }
  if (names.some((name) => name.startsWith("word/document"))) return "docx";
  // A binary workbook is of another make, which is not read.
  if (names.some((name) => /^xl\/(?:workbook|worksheets\/)[^/]*\.bin$/i.test(name))) {
    throw new ReadProblem("unknown-type");
  }
  if (names.some((name) => name.startsWith("xl/workbook"))) return "xlsx";
  const kinds = entries.filter(({ name }) => /^(?:mimetype|META-INF\/manifest\.xml)$/.test(name));
  for (const entry of kinds) {
    const said = inflateEntry(bytes, entry, 1_000_000).toString("latin1");
    if (said.includes("opendocument.spreadsheet")) return "ods";
  }
  throw new ReadProblem("unknown-type");
}

function oleKind(bytes: Buffer): FileKind {
  if (contains(bytes, "EncryptedPackage") || contains(bytes, "EncryptionInfo")) {
    throw new ReadProblem("encrypted");
  }
  if (contains(bytes, "_VBA_PROJECT") || contains(bytes, "Macros")) throw new ReadProblem("macros");
  if (contains(bytes, "WordDocument")) return "doc";
  if (contains(bytes, "Workbook") || contains(bytes, "Book")) return "xls";
  throw new ReadProblem("unknown-type");
}

function isBinary(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4096);
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (utf16) return false;
  let zeros = 0;
  let strange = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    else if (byte < 9 || (byte > 13 && byte < 32)) strange += 1;
  }
  // UTF-16 without a mark has a zero in many pairs, but no other control codes.
  if (zeros > head.length * 0.1) return strange > head.length * 0.15;
  return zeros > 0 || strange > head.length * 0.02;
}

/** The last part of a file name, lower case; `""` where there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
}

/**
 * What a file really is. Throws a {@link ReadProblem} for what cannot or must not be read; a file
 * whose bytes are of another kind than its name says is read as what it is, and `misnamed` tells.
 */
export function kindOf(
  name: string,
  bytes: Buffer,
  limits: Limits,
): { readonly kind: FileKind; readonly misnamed: boolean } {
  if (bytes.length === 0) throw new ReadProblem("empty");
  if (bytes.length > limits.bytes) throw new ReadProblem("too-large");
  const extension = extensionOf(name);
  const magic = bytes.subarray(0, 8).toString("latin1");
  const head = bytes.subarray(0, 1024).toString("latin1");
  let kind: FileKind;
  if (magic.startsWith("PK\u0003\u0004")) kind = zipKind(bytes, limits);
  else if (magic.startsWith("\u00d0\u00cf\u0011\u00e0")) kind = oleKind(bytes);
  else if (head.includes("%PDF-")) kind = "pdf";
  else if (magic.startsWith("{\\rtf")) throw new ReadProblem("unknown-type");
  else if (isBinary(bytes)) {
    throw new ReadProblem(extension in EXTENSIONS ? "wrong-type" : "unknown-type");
  } else if (
    /^\s*(?:﻿)?<(?:!doctype html|html|head|body|table|meta)/i.test(head.replaceAll("\u0000", ""))
  ) {
    kind = "html";
  } else if (extension === "csv" || extension === "tsv") kind = "csv";
  // Letters under the name of a program or a picture are no report; "báo cáo 9.12" has no ending.
  else if (/[a-z]/.test(extension) && !(extension in EXTENSIONS)) {
    throw new ReadProblem("unknown-type");
  } else kind = "text";
  const expected = EXTENSIONS[extension];
  const office =
    extension === "docx" || extension === "xlsx" || extension === "pdf" || extension === "ods";
  if (office && (kind === "text" || kind === "csv")) throw new ReadProblem("corrupt");
  return { kind, misnamed: expected !== undefined && !expected.includes(kind) };
}
