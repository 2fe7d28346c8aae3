import { readFile } from "node:fs/promises";

/** Something wrong with a file or an option; its message is one Vietnamese sentence. */
export class FileProblem extends Error {
  override readonly name = "FileProblem";
}

/** Largest file that is read, in bytes. */
const LARGEST = 64 * 1024 * 1024;

/** The text of a file, UTF-8 with or without a mark at its head. */
export async function readText(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch {
    throw new FileProblem(`Không đọc được tệp “${path}”: hãy kiểm tra tên và đường dẫn.`);
  }
  if (bytes.length > LARGEST) {
    throw new FileProblem(`Tệp “${path}” lớn hơn 64 MB: hãy chia nhỏ rồi chạy lại.`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileProblem(`Tệp “${path}” không phải UTF-8: hãy lưu lại dạng UTF-8.`);
  }
}

/** The JSON of a file. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    const parse: (text: string) => unknown = JSON.parse;
    return parse(text);
  } catch (error) {
    const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const line = at === undefined ? undefined : text.slice(0, Number(at)).split("\n").length;
    const where = line === undefined ? "" : ` ở dòng ${line}`;
    throw new FileProblem(`Tệp “${path}” không phải JSON hợp lệ${where}: hãy sửa rồi chạy lại.`);
  }
}
