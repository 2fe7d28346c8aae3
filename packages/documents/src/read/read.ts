import mammoth from "mammoth";
import WordExtractor from "word-extractor";
import { decodeText } from "./decode.ts";
import { htmlToText } from "./html.ts";
import { type FileKind, kindOf } from "./kind.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { checkOle } from "./ole.ts";
import { readPdf } from "./pdf.ts";
import { ReadProblem } from "./problem.ts";
import { type Sheet, readSheets, sheetsToText } from "./sheet.ts";

/** A file as it arrives. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The text of a file; offsets of everything understood lead into `text`. */
export interface ReadFile {
  readonly kind: FileKind;
  readonly text: string;
  /** Only for PDF. */
  readonly pages?: number;
  /** Only for spreadsheets. */
  readonly sheets?: readonly Sheet[];
  /** Vietnamese sentences worth showing beside what was read. */
  readonly notices: readonly string[];
}

async function readDocx(bytes: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
        externalFileAccess: false,
      },
    );
    return htmlToText(value, true);
  } catch (error) {
    throw new ReadProblem("corrupt", error);
  }
}

async function readDoc(bytes: Buffer): Promise<string> {
  checkOle(bytes);
  try {
    const document = await new WordExtractor().extract(bytes);
    return document.getBody();
  } catch (error) {
    throw new ReadProblem("corrupt", error);
  }
}

/**
 * Reads a file in this thread. Throws {@link ReadProblem}. Files from outside go through
 * `extractFile`, which adds the limits on time and memory.
 */
export async function readFile(file: GivenFile, limits: Limits = LIMITS): Promise<ReadFile> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const { kind, misnamed } = kindOf(file.name, bytes, limits);
  const notices = misnamed
    ? [`Tệp “${file.name}” thực ra là tệp ${kind}: đã đọc theo nội dung, nên đổi lại tên tệp.`]
    : [];
  const result = await readKind(kind, bytes, limits);
  if (result.text.trim() === "") throw new ReadProblem("no-text");
  if (result.text.length > limits.characters) throw new ReadProblem("too-large");
  return { kind, notices, ...result };
}

async function readKind(
  kind: FileKind,
  bytes: Buffer,
  limits: Limits,
): Promise<Omit<ReadFile, "kind" | "notices">> {
  switch (kind) {
    case "docx":
      return { text: await readDocx(bytes) };
    case "doc":
      return { text: await readDoc(bytes) };
    case "pdf":
      return readPdf(bytes, limits);
    case "html":
      return { text: htmlToText(decodeText(bytes)) };
    case "text":
      return { text: decodeText(bytes) };
    case "csv": {
      const sheets = readSheets(decodeText(bytes), limits);
      return { text: sheetsToText(sheets), sheets };
    }
    case "xlsx":
    case "xls":
    case "ods": {
      const sheets = readSheets(bytes, limits);
      return { text: sheetsToText(sheets), sheets };
    }
  }
}
