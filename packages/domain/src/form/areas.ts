import type { Area, AreaCode } from "./form.ts";

/**
 * The leading area and the six reform areas, in report order.
 * Source: Nghị quyết 76/NQ-CP ngày 15/7/2021 (six areas).
 */
export const AREAS: readonly Area[] = [
  { code: "direction", label: "Chỉ đạo, điều hành" },
  { code: "institutions", label: "Cải cách thể chế" },
  { code: "procedures", label: "Cải cách thủ tục hành chính" },
  { code: "organization", label: "Cải cách tổ chức bộ máy" },
  { code: "civil_service", label: "Cải cách chế độ công vụ" },
  { code: "public_finance", label: "Cải cách tài chính công" },
  {
    code: "digital_government",
    label: "Xây dựng, phát triển chính quyền điện tử, chính quyền số",
  },
];

const LABELS: ReadonlyMap<AreaCode, string> = new Map(AREAS.map((area) => [area.code, area.label]));

/** The official Vietnamese name of an area. */
export function areaLabel(code: AreaCode): string {
  return LABELS.get(code) ?? code;
}

/** The areas that have at least one of these codes, in report order. */
export function areasAmong(codes: Iterable<AreaCode>): readonly Area[] {
  const wanted = new Set(codes);
  return AREAS.filter((area) => wanted.has(area.code));
}
