import { fieldOf } from "@cchc/domain/form/form";
import { type Cell, cellRef } from "@cchc/domain/report/cell";
import { mayEdit } from "./may-edit.ts";
import type { Landed, Landing } from "./paste.ts";
import { readTyped } from "@cchc/domain/report/typed";
import { keepRemarks } from "./typed.ts";
import type { OpenedReport, Workbook } from "./workbook-shape.ts";

/** What came of a pasted block. */
export interface Filled {
  readonly good: number;
  /** Keys of the cells whose text was asked back. */
  readonly refused: readonly string[];
  readonly closed: number;
  readonly beyond: number;
}

/** Writes the good texts as one step; each bad one stays at its cell with its question. */
export function fill(
  report: OpenedReport,
  workbook: Workbook,
  { landings, beyond }: Landed,
): Filled {
  const good: { key: string; cell: Cell }[] = [];
  const bad: Landing[] = [];
  let closed = 0;
  for (const landing of landings) {
    const field = fieldOf(workbook.form, cellRef(landing.key).field);
    if (field === undefined || !mayEdit(report, field, landing.key)) {
      closed += 1;
      continue;
    }
    const typed = readTyped(field.kind, landing.text);
    if (typed.kind === "refused") bad.push(landing);
    if (typed.kind !== "cell") continue;
    const { key } = landing;
    good.push({ key, cell: keepRemarks(typed.cell, workbook.cells().get(key)) });
  }
  if (good.length > 0) workbook.write(good);
  workbook.refuse(bad);
  return { good: good.length, refused: bad.map(({ key }) => key), closed, beyond };
}

/** `Đã điền 12 ô từ khối vừa dán. 1 ô không nhận, xem câu hỏi ở ô đó.` */
export function filledWords({ good, refused, closed, beyond }: Filled): string {
  return [
    good > 0 ? `Đã điền ${good} ô từ khối vừa dán.` : "Chưa điền được ô nào từ khối vừa dán.",
    ...(refused.length > 0 ? [`${refused.length} ô chưa nhận: xem câu hỏi tại ô.`] : []),
    ...(closed > 0 ? [`${closed} ô đang khóa, giữ nguyên.`] : []),
    ...(beyond > 0 ? [`${beyond} ô của khối thừa ra ngoài bảng.`] : []),
  ].join(" ");
}
