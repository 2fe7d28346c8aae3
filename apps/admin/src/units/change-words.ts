import { fullName } from "@cchc/domain/unit/unit";
import type { Inputs } from "../api.ts";

export type ChangeKind = "found" | "rename" | "move" | "merge" | "split" | "abolish";
export type Change = Inputs["units"]["draft"]["changes"][number];

export const titles: Readonly<Record<ChangeKind, string>> = {
  found: "Thành lập đơn vị",
  rename: "Đổi tên, loại đơn vị",
  move: "Chuyển về đơn vị khác",
  merge: "Sáp nhập đơn vị",
  split: "Chia tách đơn vị",
  abolish: "Giải thể đơn vị",
};

/** How far an operation is. */
export const operationStates = {
  draft: "Dự thảo",
  applied: "Đã thực hiện",
  withdrawn: "Đã bỏ",
} as const;

export const consequences: Readonly<Record<ChangeKind, string>> = {
  found: "Đơn vị mới có từ ngày này; báo cáo của kỳ kết thúc trước đó không đòi đơn vị này nộp.",
  rename: "Từ ngày này đơn vị mang tên mới; báo cáo cũ vẫn hiện tên của thời điểm đó.",
  move: "Từ ngày này đơn vị thuộc cấp trên mới; báo cáo cũ vẫn nằm ở cây cũ.",
  merge:
    "Từ ngày này các đơn vị cũ thôi tồn tại, đơn vị mới thay các đơn vị đó; báo cáo cũ vẫn nằm ở cây cũ.",
  split:
    "Từ ngày này đơn vị cũ thôi tồn tại, các đơn vị mới thay đơn vị đó; báo cáo cũ vẫn nằm ở cây cũ và không chia ra được.",
  abolish:
    "Từ ngày này đơn vị thôi tồn tại và không có đơn vị kế thừa; báo cáo cũ được giữ nguyên.",
};

/** What a draft is called: its first change. */
export function titleOf(change: Change, unitName: string): string {
  switch (change.kind) {
    case "found":
      return `Thành lập ${fullName(change.unit)}`;
    case "merge":
      return `Sáp nhập ${change.unitIds.length} đơn vị thành ${fullName(change.into)}`;
    case "split":
      return `Chia tách ${unitName}`;
    case "rename":
      return `Đổi tên ${unitName}`;
    case "move":
      return `Chuyển ${unitName} về cấp trên khác`;
    case "abolish":
      return `Giải thể ${unitName}`;
    case "rearrange":
      return `Sắp xếp lại ${change.into.length} đơn vị`;
  }
}
