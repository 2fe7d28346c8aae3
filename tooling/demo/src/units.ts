import type { UnitChange } from "@cchc/domain/unit/change";
import { type UnitType, unitTypes } from "@cchc/domain/unit/unit";
import { neighbours, townCommunes } from "./invented-communes.ts";
import { unitIds } from "./unit-ids.ts";

/** First day of everything that was there before the demonstration begins. */
export const firstDay = "2000-01-01";

/** A unit that begins on a day; without one, on the first. */
export function found(
  unit: { readonly unitId: string; readonly type: UnitType; readonly name: string },
  parentId: string,
  on: string = firstDay,
): UnitChange {
  return { kind: "found", on, unit: { ...unit, kind: unitTypes[unit.type].kind, parentId } };
}

type Row = readonly [unitId: string, type: UnitType, name: string];

function below(parentId: string, rows: readonly Row[]): readonly UnitChange[] {
  return rows.map(([unitId, type, name]) => found({ unitId, type, name }, parentId));
}

/** The two departments of a district that have to do with the reform and with spreading word of it. */
function departments(districtId: string, place: string): readonly UnitChange[] {
  return below(districtId, [
    [`${districtId}-noi-vu`, "phong", `Nội vụ ${place}`],
    [`${districtId}-van-hoa`, "phong", `Văn hóa và Thông tin ${place}`],
  ]);
}

/** Units that exist or existed until 30/6/2025, under their real names, as the reports speak of them. */
export const realUnits: readonly UnitChange[] = [
  ...below(unitIds.country, [
    [unitIds.haiDuong, "tinh", "Hải Dương"],
    [unitIds.haiPhong, "thanh_pho_tw", "Hải Phòng"],
    [unitIds.longAn, "tinh", "Long An"],
    [unitIds.tayNinh, "tinh", "Tây Ninh"],
    [unitIds.haTinh, "tinh", "Hà Tĩnh"],
  ]),
  ...below(unitIds.haiDuong, [
    [`${unitIds.haiDuong}-noi-vu`, "so", "Nội vụ tỉnh Hải Dương"],
    [unitIds.city, "thanh_pho", "Hải Dương"],
    [unitIds.binhGiang, "huyen", "Bình Giang"],
  ]),
  ...below(unitIds.haiPhong, [[`${unitIds.haiPhong}-noi-vu`, "so", "Nội vụ thành phố Hải Phòng"]]),
  ...below(unitIds.longAn, [
    [`${unitIds.longAn}-noi-vu`, "so", "Nội vụ tỉnh Long An"],
    [unitIds.kienTuong, "thi_xa", "Kiến Tường"],
  ]),
  ...below(unitIds.haTinh, [[unitIds.huongSon, "huyen", "Hương Sơn"]]),
  ...departments(unitIds.city, "thành phố Hải Dương"),
  ...departments(unitIds.binhGiang, "huyện Bình Giang"),
  ...departments(unitIds.kienTuong, "thị xã Kiến Tường"),
  ...departments(unitIds.huongSon, "huyện Hương Sơn"),
  ...below(unitIds.kienTuong, [
    [`${unitIds.kienTuong}-van-phong`, "co_quan", "Văn phòng HĐND và UBND thị xã Kiến Tường"],
    [
      `${unitIds.kienTuong}-vhttth`,
      "trung_tam",
      "Văn hóa, Thể thao và Truyền thanh thị xã Kiến Tường",
    ],
    [`${unitIds.kienTuong}-hcc`, "trung_tam", "Hành chính công thị xã Kiến Tường"],
    [`${unitIds.kienTuong}-mttq`, "mat_tran", "Ủy ban Mặt trận Tổ quốc Việt Nam thị xã Kiến Tường"],
    [`${unitIds.kienTuong}-ldld`, "doan_the", "Liên đoàn Lao động thị xã Kiến Tường"],
    [`${unitIds.kienTuong}-dtn`, "doan_the", "Đoàn TNCS Hồ Chí Minh thị xã Kiến Tường"],
    [`${unitIds.kienTuong}-phu-nu`, "doan_the", "Hội Liên hiệp Phụ nữ thị xã Kiến Tường"],
    [`${unitIds.kienTuong}-ccb`, "doan_the", "Hội Cựu chiến binh thị xã Kiến Tường"],
    [`${unitIds.kienTuong}-nong-dan`, "doan_the", "Hội Nông dân thị xã Kiến Tường"],
  ]),
  ...below(unitIds.city, [[unitIds.ward, "phuong", "Trần Hưng Đạo"]]),
  ...below(unitIds.binhGiang, [[unitIds.tanHong, "xa", "Tân Hồng"]]),
  ...below(unitIds.huongSon, [[unitIds.sonTrung, "xa", "Sơn Trung"]]),
];

/** The made-up communes around the ward, and those of the town. */
export const inventedUnits: readonly UnitChange[] = [
  ...neighbours.map((commune) => found(commune, unitIds.city)),
  ...townCommunes.map((commune) => found(commune, unitIds.kienTuong)),
];
