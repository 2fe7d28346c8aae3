import type { UnitChange } from "@cchc/domain/unit/change";
import type { ReviewRule } from "@cchc/domain/unit/review";
import { mergedCommunes, townCommunes } from "./invented-communes.ts";
import { unitIds } from "./unit-ids.ts";
import { found, realUnits } from "./units.ts";

/** The day on which the districts ended. */
export const twoTierDay = "2025-07-01";

const imagined = "Minh họa, không theo nghị quyết sắp xếp nào";
/** Nobody has compared the citation with the paper itself, so it says that. */
const provinces2025 =
  "Nghị quyết số 202/2025/QH15 ngày 12/6/2025 của Quốc hội (chưa đối chiếu văn bản gốc)";

/** What became of the communes: made up, because the real mergers are not told here. */
export const inventedChanges: readonly UnitChange[] = [
  ...townCommunes.map(({ unitId }): UnitChange => ({ kind: "abolish", on: twoTierDay, unitId })),
  ...mergedCommunes.map(({ from, ...into }): UnitChange => ({
    kind: "merge",
    on: twoTierDay,
    unitIds: from,
    into: { ...into, kind: "commune", parentId: unitIds.haiPhong },
    decision: imagined,
  })),
  {
    kind: "move",
    on: twoTierDay,
    unitId: unitIds.tanHong,
    parentId: unitIds.haiPhong,
    decision: imagined,
  },
  {
    kind: "move",
    on: twoTierDay,
    unitId: unitIds.sonTrung,
    parentId: unitIds.haTinh,
    decision: imagined,
  },
  found(
    {
      unitId: `${unitIds.mergedWard}-hcc`,
      type: "trung_tam",
      name: "Phục vụ hành chính công phường Đông Thành Mới",
    },
    unitIds.mergedWard,
    twoTierDay,
  ),
];

const districts: ReadonlySet<string> = new Set([
  unitIds.city,
  unitIds.binhGiang,
  unitIds.kienTuong,
  unitIds.huongSon,
]);
const endedProvinces: ReadonlySet<string> = new Set([unitIds.haiDuong, unitIds.longAn]);
const ended = (unitId: string): boolean => districts.has(unitId) || endedProvinces.has(unitId);

/** Districts and their departments end; two provinces go into their neighbours. This much is real. */
export const realChanges: readonly UnitChange[] = [
  ...realUnits.flatMap((change): UnitChange[] => {
    if (change.kind !== "found") return [];
    const { unitId, kind, parentId = "" } = change.unit;
    const ends = districts.has(unitId) || (kind !== "commune" && ended(parentId));
    return ends ? [{ kind: "abolish", on: twoTierDay, unitId }] : [];
  }),
  {
    kind: "merge",
    on: twoTierDay,
    unitIds: [unitIds.haiDuong, unitIds.haiPhong],
    into: {
      unitId: unitIds.haiPhong,
      kind: "province",
      type: "thanh_pho_tw",
      name: "Hải Phòng",
      parentId: unitIds.country,
    },
    decision: provinces2025,
  },
  {
    kind: "merge",
    on: twoTierDay,
    unitIds: [unitIds.longAn, unitIds.tayNinh],
    into: {
      unitId: unitIds.tayNinh,
      kind: "province",
      type: "tinh",
      name: "Tây Ninh",
      parentId: unitIds.country,
    },
    decision: provinces2025,
  },
];

/** The district reviews until 30/6/2025, the province since. */
export const reviewRules: readonly ReviewRule[] = [
  { rootId: unitIds.country, from: "2000-01-01", to: "2025-06-30", reviewKind: "district" },
  { rootId: unitIds.country, from: twoTierDay, reviewKind: "province" },
];
