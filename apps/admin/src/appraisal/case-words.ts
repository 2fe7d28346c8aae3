import { waitsForSecond, waitsForUnit } from "@cchc/domain/appraisal/workflow";
import { formatCount } from "@cchc/domain/text/numbers";
import { type CaseLine, type CaseRow, nextWaiting, waits } from "./cases.ts";
import type { WantedVerdict } from "./use-verdicts.ts";

const doneVerbs: Readonly<Record<WantedVerdict["action"], string>> = {
  accept: "Đã đồng ý",
  change: "Đã chấm khác, chờ người thứ hai",
  return: "Đã đánh dấu trả lại",
  undo: "Đã bỏ quyết định",
  confirm: "Đã xác nhận điểm chấm khác",
};

/** What was done to whom, said once it is written. */
export function doneWords(action: WantedVerdict["action"], rows: readonly CaseRow[]): string {
  const [first] = rows;
  const whom = rows.length === 1 ? first?.name : `${formatCount(rows.length)} đơn vị giống nhau`;
  return `${doneVerbs[action]}: ${whom ?? ""}.`;
}

/** How far one criterion is, over the units that handed in: nobody is done while anybody is awaited. */
export function progressSentence(rows: readonly CaseRow[]): string {
  const open = rows.filter(waits).length;
  const counted = (test: (row: CaseRow) => boolean, what: string): readonly string[] => {
    const count = rows.filter(test).length;
    return count === 0 ? [] : [`${formatCount(count)} ${what}`];
  };
  const others = [
    ...counted(({ item }) => item !== null && waitsForSecond(item), "đơn vị chờ người thứ hai"),
    ...counted(
      ({ item, scoreState }) => item?.state === "returned" && scoreState === "submitted",
      "đơn vị đánh dấu trả lại, chưa gửi",
    ),
    ...counted(
      ({ item, scoreState }) => item?.state === "returned" && scoreState === "returned",
      "đơn vị đang giải trình",
    ),
    ...counted(
      ({ item, scoreState }) => waitsForUnit(scoreState, item?.state ?? "open"),
      "đơn vị chờ nộp lại vì mục khác bị trả",
    ),
  ].join(", ");
  if (open > 0) {
    const waiting = `${formatCount(open)}/${formatCount(rows.length)} đơn vị đã nộp còn chờ thẩm định`;
    return others === "" ? `${waiting}.` : `${waiting}; ${others}.`;
  }
  return others === ""
    ? "Mọi đơn vị đã nộp đều thẩm định xong mục này."
    : `Không đơn vị nào còn chờ thẩm định; ${others}.`;
}

/** Where to go on once some rows are decided: the next that waits and is none of them. */
export function nextAfter(
  lines: readonly CaseLine[],
  unitId: string,
  decided: readonly CaseRow[],
): string {
  const gone = new Set(decided.map((row) => row.unitId));
  const left = lines.filter(
    (line) => line.kind === "head" || line.row.unitId === unitId || !gone.has(line.row.unitId),
  );
  return nextWaiting(left, unitId);
}

/** Reasons already given for the same act on this criterion, the most frequent first. */
export function reasonsIn(
  rows: readonly CaseRow[],
  action: "change" | "return",
): readonly string[] {
  const state = action === "change" ? "changed" : "returned";
  const counts = new Map<string, number>();
  for (const { item } of rows) {
    if (item?.state !== state || item.reason === null) continue;
    counts.set(item.reason, (counts.get(item.reason) ?? 0) + 1);
  }
  const list = [...counts];
  list.sort((a, b) => b[1] - a[1]);
  return list.map(([reason]) => reason);
}
