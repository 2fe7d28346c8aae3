import type { Cell } from "@cchc/domain/report/cell";

/** The mark beside an answer that is no figure, or no exact one. */
export function standingState(
  cell: Cell | null | undefined,
): { tone: "none" | "unknown" | "doubt"; word: string } | undefined {
  if (cell === null || cell === undefined) return { tone: "doubt", word: "còn thiếu" };
  if (cell.state === "entered") {
    return cell.qualifier === "exact" ? undefined : { tone: "doubt", word: "ước lượng" };
  }
  return cell.state === "none"
    ? { tone: "none", word: "tính là 0 trong tổng" }
    : { tone: "unknown", word: "chưa tính được" };
}
