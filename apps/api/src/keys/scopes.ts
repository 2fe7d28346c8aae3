import type { Permission } from "@cchc/domain/access/permissions";

/**
 * What a key may be made for, in words. A key never does more than its owner may: a scope that the
 * owner does not hold opens nothing.
 */
export const keyScopes = {
  "unit.read": "Đọc danh mục đơn vị",
  "period.read": "Đọc danh sách kỳ báo cáo",
  "report.read": "Đọc báo cáo và số liệu của đơn vị mình",
  "report.edit": "Ghi số liệu vào báo cáo của đơn vị mình",
  "review.read": "Đọc báo cáo, số liệu và tỷ lệ của cấp dưới",
  "score.read": "Đọc điểm tự chấm của đơn vị mình",
  "appraisal.read": "Đọc điểm thẩm định và xếp hạng của cấp dưới",
  "document.read": "Đọc sổ văn bản",
  "plan.read": "Đọc kế hoạch và nhiệm vụ",
  "activity.read": "Đọc sổ việc đã làm",
} as const satisfies Partial<Record<Permission, string>>;

export type KeyScope = keyof typeof keyScopes;

/** Whether a text names a scope. */
export function isKeyScope(text: string): text is KeyScope {
  return Object.hasOwn(keyScopes, text);
}

/** Every scope, in the order in which they are offered. */
export const allScopes: readonly KeyScope[] = Object.keys(keyScopes).filter(isKeyScope);
