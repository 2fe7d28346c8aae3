import { countryId } from "@cchc/api/units/country";
import { searchKey } from "@cchc/domain/text/search-key";
import { unitTypes, type UnitType } from "@cchc/domain/unit/unit";
import { type Random, randomFrom } from "../random.ts";

/** How many provinces and communes Việt Nam has had since 1/7/2025. */
export const provinces = 34;
export const communes = 3321;

const syllables = (
  "An Ân Bình Cẩm Châu Đại Đông Đức Giang Hà Hải Hòa Hưng Khánh Lạc Liên Long Lương Minh Mỹ " +
  "Nam Nghĩa Ninh Phong Phú Phước Quang Sơn Tân Thái Thanh Thịnh Thuận Tiên Trung Tường Văn " +
  "Vĩnh Xuân Yên"
).split(" ");

function inventedName(random: Random): string {
  return `${random.pick(syllables)} ${random.pick(syllables)}`;
}

/** A row of `unit_version`: an invented unit, marked as one. */
export interface UnitRow {
  readonly unit_id: string;
  readonly type: UnitType;
  readonly kind: string;
  readonly name: string;
  readonly search_key: string;
  readonly parent_id: string;
}

function unitRow(unitId: string, type: UnitType, name: string, parentId: string): UnitRow {
  const { kind } = unitTypes[type];
  const search_key = searchKey(name);
  return { unit_id: unitId, type, kind, name, search_key, parent_id: parentId };
}

/** 34 invented provinces and the invented communes below them, in two tiers as since 1/7/2025. */
export function inventUnits(): readonly UnitRow[] {
  const random = randomFrom(34);
  const upper = Array.from({ length: provinces }, (_, index) =>
    unitRow(
      `tinh-${index + 1}`,
      index < 6 ? "thanh_pho_tw" : "tinh",
      inventedName(random),
      countryId,
    ),
  );
  const lower = Array.from({ length: communes }, (_, index) => {
    const parent = upper[index % upper.length];
    const type = random.once(5) ? "phuong" : "xa";
    return unitRow(communeId(index), type, inventedName(random), parent?.unit_id ?? countryId);
  });
  return [...upper, ...lower];
}

export function communeId(index: number): string {
  return `xa-${index + 1}`;
}
