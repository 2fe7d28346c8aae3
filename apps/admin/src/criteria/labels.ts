import type { UnitKind } from "@cchc/domain/unit/unit";

const kinds: Readonly<Record<Exclude<UnitKind, "country">, string>> = {
  commune: "xã, phường, thị trấn, đặc khu",
  district: "huyện, quận, thị xã, thành phố thuộc tỉnh",
  province: "tỉnh, thành phố",
  department: "sở, phòng, cơ quan chuyên môn",
  service_center: "đơn vị sự nghiệp",
  mass_organization: "Mặt trận, đoàn thể",
};

export function kindWords(kind: UnitKind): string {
  return kind === "country" ? "cả nước" : kinds[kind];
}

export const unitKindChoices = (
  ["commune", "district", "province", "department", "service_center", "mass_organization"] as const
).map((value): { value: UnitKind; label: string } => ({ value, label: kinds[value] }));
