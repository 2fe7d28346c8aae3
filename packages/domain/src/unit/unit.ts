import type { Day } from "../report/cell.ts";

/** What a unit is in the tree, whatever it is called. */
export const unitKinds = [
  "country",
  "province",
  "district",
  "commune",
  "department",
  "service_center",
  "mass_organization",
] as const;

export type UnitKind = (typeof unitKinds)[number];

/** The types of units, by their Vietnamese names without accents. */
export const unitTypeCodes = [
  "quoc_gia",
  "tinh",
  "thanh_pho_tw",
  "huyen",
  "quan",
  "thi_xa",
  "thanh_pho",
  "xa",
  "phuong",
  "thi_tran",
  "dac_khu",
  "so",
  "phong",
  "co_quan",
  "trung_tam",
  "don_vi_su_nghiep",
  "mat_tran",
  "doan_the",
] as const;

export type UnitType = (typeof unitTypeCodes)[number];

/** How a type of unit is called and what it is in the tree. */
export interface UnitTypeInfo {
  readonly kind: UnitKind;
  /** Vietnamese name of the type, for lists. */
  readonly label: string;
  /** What stands before the name in full; empty where the name is complete by itself. */
  readonly prefix: string;
}

/**
 * What each type is and how it is written. Source: Luật Tổ chức chính quyền
 * địa phương 2015 (three tiers, until 30/6/2025) and 2025 (two tiers, with đặc khu).
 */
export const unitTypes: Readonly<Record<UnitType, UnitTypeInfo>> = {
  quoc_gia: { kind: "country", label: "Cả nước", prefix: "" },
  tinh: { kind: "province", label: "Tỉnh", prefix: "Tỉnh" },
  thanh_pho_tw: {
    kind: "province",
    label: "Thành phố trực thuộc trung ương",
    prefix: "Thành phố",
  },
  huyen: { kind: "district", label: "Huyện", prefix: "Huyện" },
  quan: { kind: "district", label: "Quận", prefix: "Quận" },
  thi_xa: { kind: "district", label: "Thị xã", prefix: "Thị xã" },
  thanh_pho: { kind: "district", label: "Thành phố thuộc tỉnh", prefix: "Thành phố" },
  xa: { kind: "commune", label: "Xã", prefix: "Xã" },
  phuong: { kind: "commune", label: "Phường", prefix: "Phường" },
  thi_tran: { kind: "commune", label: "Thị trấn", prefix: "Thị trấn" },
  dac_khu: { kind: "commune", label: "Đặc khu", prefix: "Đặc khu" },
  so: { kind: "department", label: "Sở", prefix: "Sở" },
  phong: { kind: "department", label: "Phòng", prefix: "Phòng" },
  co_quan: { kind: "department", label: "Cơ quan khác", prefix: "" },
  trung_tam: { kind: "service_center", label: "Trung tâm", prefix: "Trung tâm" },
  don_vi_su_nghiep: { kind: "service_center", label: "Đơn vị sự nghiệp khác", prefix: "" },
  mat_tran: { kind: "mass_organization", label: "Mặt trận Tổ quốc", prefix: "" },
  doan_the: { kind: "mass_organization", label: "Đoàn thể", prefix: "" },
};

/** Vietnamese name of each kind, lower case, for sentences. */
export const unitKindLabels: Readonly<Record<UnitKind, string>> = {
  country: "cả nước",
  province: "cấp tỉnh",
  district: "cấp huyện",
  commune: "cấp xã",
  department: "cơ quan chuyên môn",
  service_center: "đơn vị sự nghiệp",
  mass_organization: "tổ chức đoàn thể",
};

/**
 * What a unit was called, what it was and whom it belonged to during an interval. A unit keeps its
 * id through renames and moves; each change opens a new version.
 */
export interface UnitVersion {
  readonly unitId: string;
  /** First day. */
  readonly from: Day;
  /** Last day, inclusive; absent while it lasts. */
  readonly to?: Day;
  readonly kind: UnitKind;
  readonly type: UnitType;
  /** The official code of its time. */
  readonly code?: string;
  /** Without the type: `"Trần Hưng Đạo"`. */
  readonly name: string;
  readonly parentId?: string;
}

/** That a unit continues another from a day on. A rename or move succeeds itself. */
export interface Succession {
  readonly predecessorId: string;
  readonly successorId: string;
  /** First day of the successor. */
  readonly on: Day;
  readonly kind: "merge" | "split" | "rename" | "move";
  /** The decision it rests on, as cited. */
  readonly decision?: string;
}

/** The name in full: `Phường Trần Hưng Đạo`, `Phường 2`. */
export function fullName(unit: Pick<UnitVersion, "type" | "name">): string {
  const { prefix } = unitTypes[unit.type];
  return prefix === "" ? unit.name : `${prefix} ${unit.name}`;
}

/** The name in full inside a sentence: `phường Trần Hưng Đạo`. */
export function nameInText(unit: Pick<UnitVersion, "type" | "name">): string {
  const { prefix } = unitTypes[unit.type];
  return prefix === "" ? unit.name : `${prefix.toLowerCase()} ${unit.name}`;
}

/** Whether the version holds on a day. */
export function holdsOn(version: Pick<UnitVersion, "from" | "to">, day: Day): boolean {
  return version.from <= day && (version.to === undefined || day <= version.to);
}
