import { searchKey } from "@cchc/domain/text/search-key";
import type { UnitType } from "@cchc/domain/unit/unit";
import { unitIds } from "./unit-ids.ts";

/** A commune that is made up; its id says so too (`mh`: minh họa). */
export interface InventedCommune {
  readonly unitId: string;
  readonly type: Extract<UnitType, "phuong" | "xa">;
  readonly name: string;
}

/** The id of an invented unit, from its type and name: `mh-phuong-lien-tri`. */
export function inventedId(type: string, name: string): string {
  const words = searchKey(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `mh-${type}-${words}`;
}

function named(
  type: InventedCommune["type"],
  names: readonly string[],
): readonly InventedCommune[] {
  return names.map((name) => ({ unitId: inventedId(type, name), type, name }));
}

/** The neighbours of the ward in the demonstration district. No such communes exist there. */
export const neighbours: readonly InventedCommune[] = [
  ...named("phuong", [
    "Liên Trì",
    "Minh Khánh",
    "Ngọc Điền",
    "Hòa Quang",
    "Kim Lăng",
    "Bình Nguyên",
    "Vạn Tường",
    "Thanh Lộc",
    "Quang Thọ",
    "Đông Khê Thượng",
    "Phú Lãm Đông",
    "Tân Hà Thị",
  ]),
  ...named("xa", [
    "Bạch Liên",
    "Cẩm Vĩnh",
    "Đại Lộc Thượng",
    "An Hòa Đông",
    "Hưng Nhượng Hạ",
    "Lâm Thao Tây",
    "Mỹ Khê Đoài",
    "Nam Cường Ngoại",
    "Phúc Thuận Hạ",
    "Sơn Đoài",
    "Thái An Hòa",
    "Yên Mỹ Trung",
    "Đông Phú Thượng Nguyên – Tân Lập Hòa Bình",
  ]),
];

/** Communes of the town whose plan the demonstration shows. No such communes exist there. */
export const townCommunes: readonly InventedCommune[] = [
  ...named("phuong", ["Hưng Lộc Tây", "Bình Thới Nội"]),
  ...named("xa", ["Tân Lợi Ngoại"]),
];

/** A commune of the two-tier tree and those of the demonstration district that were merged into it. */
export interface MergedCommune extends InventedCommune {
  readonly from: readonly string[];
}

function merged(
  type: InventedCommune["type"],
  name: string,
  from: readonly string[],
): MergedCommune {
  return { unitId: inventedId(type, name), type, name, from };
}

const ids = (type: InventedCommune["type"], names: readonly string[]): readonly string[] =>
  names.map((name) => inventedId(type, name));

/** What became of the demonstration district on 1/7/2025, as the demonstration imagines it. */
export const mergedCommunes: readonly MergedCommune[] = [
  merged("phuong", "Đông Thành Mới", [unitIds.ward, ...ids("phuong", ["Liên Trì", "Minh Khánh"])]),
  merged("phuong", "Ngọc Quang", ids("phuong", ["Ngọc Điền", "Hòa Quang", "Kim Lăng"])),
  merged("phuong", "Bình Vạn", ids("phuong", ["Bình Nguyên", "Vạn Tường", "Thanh Lộc"])),
  merged("phuong", "Quang Khê", ids("phuong", ["Quang Thọ", "Đông Khê Thượng"])),
  merged("phuong", "Phú Hà", ids("phuong", ["Phú Lãm Đông", "Tân Hà Thị"])),
  merged("xa", "Liên Vĩnh", ids("xa", ["Bạch Liên", "Cẩm Vĩnh", "Đại Lộc Thượng"])),
  merged("xa", "Hòa Nhượng", ids("xa", ["An Hòa Đông", "Hưng Nhượng Hạ", "Lâm Thao Tây"])),
  merged("xa", "Khê Cường", ids("xa", ["Mỹ Khê Đoài", "Nam Cường Ngoại", "Phúc Thuận Hạ"])),
  merged("xa", "Thái Phú", [
    ...ids("xa", ["Sơn Đoài", "Thái An Hòa", "Yên Mỹ Trung"]),
    inventedId("xa", "Đông Phú Thượng Nguyên – Tân Lập Hòa Bình"),
  ]),
];
