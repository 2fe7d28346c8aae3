import { foreignEnding } from "../imports/file-ending.ts";
import { sizeText } from "../register/words.ts";

/** Most bytes of an export that is counted; the server says so again. */
export const exportLimit: number = 40 * 1024 * 1024;

const endings = ["xlsx", "xls", "ods", "csv"];

/** Endings that the window of the computer offers. */
export const exportEndings: string = endings.map((ending) => `.${ending}`).join(",");

/** Why a file is no list of dossiers, before it is sent; undefined where the server has to look. */
export function whyNoExport({ name, size }: Pick<File, "name" | "size">): string | undefined {
  const ending = foreignEnding(name, endings);
  if (ending !== undefined) {
    const report = ["docx", "doc", "pdf", "txt", "html", "htm"].includes(ending);
    const elsewhere = report ? " Báo cáo dạng văn bản thì thả ở “Nhập từ tệp”." : "";
    return `Tệp .${ending} không phải danh sách hồ sơ: ở đây chỉ nhận Excel, ODS, CSV.${elsewhere}`;
  }
  if (size === 0) return "Tệp rỗng, không có nội dung: hãy chọn lại tệp.";
  return size > exportLimit
    ? `Tệp lớn hơn ${sizeText(exportLimit)}: hãy xuất theo từng kỳ ngắn hơn, hoặc lọc theo lĩnh vực rồi thử lại.`
    : undefined;
}
