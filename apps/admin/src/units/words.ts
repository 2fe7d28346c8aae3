/** What became of a unit, as previews and comparisons tell it. */
export interface ToldDifference {
  readonly kind: "new" | "ended" | "changed";
  readonly changed: readonly ("name" | "type" | "code" | "parent")[];
  readonly before: string | null;
  readonly placeBefore: string | null;
  readonly from: readonly { readonly name: string }[];
  readonly into: readonly { readonly name: string }[];
}

function list(units: readonly { readonly name: string }[]): string {
  return units.map(({ name }) => name).join(", ");
}

/** One difference of two trees in words. */
export function differenceWords(unit: ToldDifference): string {
  const { kind, changed, before, placeBefore, from, into } = unit;
  if (kind === "new") return from.length === 0 ? "Thành lập mới" : `Thành lập từ ${list(from)}`;
  if (kind === "ended") {
    return into.length === 0 ? "Kết thúc, không có đơn vị kế tiếp" : `Nhập vào ${list(into)}`;
  }
  const parts = [
    ...(changed.includes("name") || changed.includes("type") ? [`trước là ${before ?? ""}`] : []),
    ...(changed.includes("parent") ? [`trước thuộc ${placeBefore ?? "cấp khác"}`] : []),
    ...(changed.includes("code") ? ["có mã khác"] : []),
    ...(from.length > 0 ? [`nhận thêm ${list(from)}`] : []),
  ];
  const text = parts.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
