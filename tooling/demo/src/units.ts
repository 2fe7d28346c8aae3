import type { UnitChange } from "@cchc/domain/unit/change";
import { type UnitType, unitTypes } from "@cchc/domain/unit/unit";
import { unitIds } from "./unit-ids.ts";

/** First day of everything that was there before the demonstration begins. */
export const firstDay = "2000-01-01";

/** A unit that begins on the first day. */
export function found(unitId: string, type: UnitType, name: string, parentId: string): UnitChange {
  const unit = { unitId, type, name, kind: unitTypes[type].kind, parentId };
  return { kind: "found", on: firstDay, unit };
}

/** Units that exist or existed, under their real names. */
export const realUnits: readonly UnitChange[] = [
  found(unitIds.haiDuong, "tinh", "Hải Dương", unitIds.country),
  found(unitIds.city, "thanh_pho", "Hải Dương", unitIds.haiDuong),
  found(unitIds.ward, "phuong", "Trần Hưng Đạo", unitIds.city),
];
