import { formatCount } from "@cchc/domain/text/numbers";
import { sizeText } from "../register/words.ts";
import { foreignEnding } from "./file-ending.ts";

/** Most bytes of one file that is read; the server says so again. */
export const fileLimit: number = 20 * 1024 * 1024;

const endings = ["pdf", "docx", "doc", "xlsx", "xls", "ods", "csv", "txt", "html", "htm"];

/** Endings that the window of the computer offers. */
export const fileEndings: string = endings.map((ending) => `.${ending}`).join(",");

/** What may be dropped, as the place for it says. */
export const takenKinds = "Word, PDF có chữ, Excel, ODS, CSV, TXT, HTML";

/** Why a file cannot be read here, before it is sent; undefined where the server has to look. */
export function refusalOf({ name, size }: Pick<File, "name" | "size">): string | undefined {
  const ending = foreignEnding(name, endings);
  if (ending !== undefined) {
    return `Không đọc số liệu từ tệp .${ending}: chỉ nhận ${takenKinds}.`;
  }
  if (size === 0) return "Tệp rỗng, không có nội dung: hãy chọn lại tệp.";
  if (size <= fileLimit) return undefined;
  return `Tệp ${sizeAbove(size, fileLimit)}, mức cao nhất là ${sizeText(fileLimit)}: hãy bỏ ảnh trong tệp, hoặc chép phần có số liệu sang tệp mới rồi thử lại.`;
}

/** A size that never reads like the limit that it is above. */
function sizeAbove(size: number, limit: number): string {
  const said = sizeText(size);
  return said === sizeText(limit) ? `lớn hơn ${said} (${formatCount(size)} byte)` : said;
}
