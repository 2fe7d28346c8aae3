import type { Day } from "@cchc/domain/report/cell";
import { twoTiersFrom } from "@cchc/domain/unit/operation";
import { type UnitKind, type UnitType, unitTypeCodes, unitTypes } from "@cchc/domain/unit/unit";

const bodies: readonly UnitKind[] = ["department", "service_center", "mass_organization"];

/** The types of unit that can be founded under a parent on a day, the likeliest first. */
export function typesUnder(parent: UnitKind, on: Day): readonly UnitType[] {
  const below: Partial<Record<UnitKind, UnitKind>> = {
    country: "province",
    province: on < twoTiersFrom ? "district" : "commune",
    district: "commune",
  };
  const kinds = [below[parent], ...bodies];
  return unitTypeCodes.filter(
    (type) =>
      kinds.includes(unitTypes[type].kind) &&
      !(type === "dac_khu" && on < twoTiersFrom) &&
      !(type === "thi_tran" && on >= twoTiersFrom),
  );
}
