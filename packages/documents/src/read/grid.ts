import { read, utils } from "@e965/xlsx";

/** Why a table was not read; its message is one Vietnamese sentence that says what to do. */
export class GridProblem extends Error {
  override readonly name = "GridProblem";
}

/** The first sheet of a file: rows of trimmed texts, empty rows at the end left out. */
export type Grid = readonly (readonly string[])[];

/** Bounds of what is read at all. */
export const gridLimits = {
  bytes: 2 * 1024 * 1024,
  inflated: 32 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
};

/**
 * Reads the first sheet of a .csv, .xlsx, .xls or .ods file, whatever its name says.
 * @throws {GridProblem} too large, protected by a password, or no table at all
 */
export function readGrid(bytes: Uint8Array): Grid {
  if (bytes.length > gridLimits.bytes) {
    throw new GridProblem("Tệp lớn hơn 2 MB: hãy chỉ giữ trang tính cần nhập rồi chọn lại.");
  }
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zipped && inflatedSize(bytes) > gridLimits.inflated) {
    throw new GridProblem(
      "Tệp nén quá lớn khi mở ra: hãy lưu lại tệp chỉ với trang tính cần nhập.",
    );
  }
  const legacy = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  const rows = zipped || legacy ? sheetRows(bytes) : textRows(bytes);
  if (rows.length === 0)
    throw new GridProblem("Tệp không có dòng nào: hãy kiểm tra trang tính đầu tiên.");
  return rows;
}

function sheetRows(bytes: Uint8Array): Grid {
  try {
    return firstSheet(read(bytes, { type: "array", dense: true, sheetRows: gridLimits.rows }));
  } catch (error) {
    const locked = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new GridProblem(
      locked
        ? "Tệp có mật khẩu: hãy bỏ mật khẩu rồi chọn lại."
        : "Tệp không phải bảng tính đọc được: hãy lưu lại dạng .xlsx hoặc .csv rồi chọn lại.",
    );
  }
}

function textRows(bytes: Uint8Array): Grid {
  const utf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const label = utf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  let text: string;
  try {
    text = new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new GridProblem(
      "Tệp không phải văn bản UTF-8: hãy lưu lại dạng “CSV UTF-8” rồi chọn lại.",
    );
  }
  if (text.includes("\u0000")) {
    throw new GridProblem("Tệp không phải bảng tính đọc được: hãy chọn tệp .xlsx hoặc .csv.");
  }
  const mark = separatorOf(text.split("\n", 20).join("\n"));
  return firstSheet(
    read(text, { type: "string", raw: true, FS: mark, dense: true, sheetRows: gridLimits.rows }),
  );
}

/**
 * The mark most often seen in the first lines. Decimal commas can never be more than the
 * semicolons between their columns, so the semicolon wins a tie.
 */
function separatorOf(head: string): string {
  const count = (mark: string): number => head.split(mark).length;
  return [";", "\t", ","].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function firstSheet(book: ReturnType<typeof read>): Grid {
  const name = book.SheetNames[0];
  const sheet = name === undefined ? undefined : book.Sheets[name];
  if (sheet === undefined) return [];
  const rows = utils.sheet_to_json<readonly (string | number | boolean | null)[]>(sheet, {
    header: 1,
    raw: false,
    defval: "",
    blankrows: true,
  });
  const texts = rows.map((row) =>
    Array.from(row.slice(0, gridLimits.columns), (cell) =>
      String(cell ?? "")
        .normalize("NFC")
        .trim(),
    ),
  );
  while (texts.length > 0 && texts.at(-1)?.every((cell) => cell === "")) texts.pop();
  return texts;
}

/** Sum of the sizes that a zip's own directory names. */
function inflatedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size = 0;
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x0201_4b50) size += view.getUint32(at + 24, true);
  }
  return size;
}
