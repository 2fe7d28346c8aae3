import { formatCount } from "@cchc/domain/text/numbers";
import { type CaseLine, type CaseRow, nextWaiting } from "./cases.ts";
import type { WantedVerdict } from "./use-verdicts.ts";

const doneVerbs: Readonly<Record<WantedVerdict["action"], string>> = {
  accept: "Đã đồng ý",
  change: "Đã chấm khác, chờ người thứ hai xác nhận",
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
