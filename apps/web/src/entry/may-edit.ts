import { type Field, fieldOf, type Form } from "@cchc/domain/form/form";
import { cellKey, cellRef } from "@cchc/domain/report/cell";
import type { OpenedReport } from "./workbook-shape.ts";

/** Whether this person may change this cell now; the server asks again. */
export function mayEdit({ editing }: OpenedReport, field: Field, key: string): boolean {
  const { writable, areas, cells } = editing;
  if (!writable || cells === "none") return false;
  if (areas !== "all" && !areas.includes(field.area)) return false;
  return cells === "all" || cells.includes(key);
}

/** Whether this person may write why a figure of this cell stands; the server asks again. */
export function mayExplain({ editing }: OpenedReport, form: Form, key: string): boolean {
  const { writable, areas, cells } = editing;
  if (!writable || cells === "none") return false;
  const area = fieldOf(form, cellRef(key).field)?.area;
  return areas === "all" || (area !== undefined && areas.includes(area));
}

/** The same by key alone; a key the form does not know is closed. */
export function mayEditKey(report: OpenedReport, form: Form, key: string): boolean {
  const field = fieldOf(form, cellRef(key).field);
  return field !== undefined && mayEdit(report, field, key);
}

/** One sentence on why nothing of an area can be changed now; undefined where something can. */
export function whyClosed(report: OpenedReport, area: string): string | undefined {
  const { editing, state } = report;
  if (state === "submitted") return "Báo cáo ĐÃ NỘP: chỉ xem. Muốn sửa, đề nghị cấp trên trả lại.";
  if (state === "received") return "Cấp trên đã tiếp nhận báo cáo: chỉ xem.";
  if (state === "awaiting_approval") {
    return "Đang chờ lãnh đạo duyệt: chỉ xem. Muốn sửa, chuyển báo cáo về nháp.";
  }
  if (!editing.writable) return "Kỳ báo cáo đang khóa: chỉ xem. Cần sửa thì đề nghị gia hạn.";
  if (editing.areas === "all" || editing.areas.includes(area)) return undefined;
  return "Phần này giao cho người khác nhập: bạn chỉ xem.";
}

/** One sentence on why no cell of the whole report can be written now; undefined where some can. */
export function whyShut(report: OpenedReport): string | undefined {
  const { writable, cells } = report.editing;
  return writable && cells !== "none" ? undefined : whyClosed(report, "");
}

/** Why the reviewer sent a cell back, by cell; only while it can be mended. */
export function returnedReasons({ state, returned }: OpenedReport): ReadonlyMap<string, string> {
  if (state !== "returned" && state !== "draft") return new Map();
  return new Map(returned.cells.map(({ field, row, reason }) => [cellKey(field, row), reason]));
}
