import { cleanText } from "../text/hygiene.ts";
import { searchKey } from "../text/search-key.ts";
import { type UnitKind, type UnitType, unitTypes } from "./unit.ts";

/** Types by their first words; the longer first. Of a level, because "Thành phố" is of two. */
const words: readonly (readonly [key: string, type: UnitType, kind: UnitKind])[] = [
  ["thanh pho truc thuoc trung uong", "thanh_pho_tw", "province"],
  ["thanh pho trung uong", "thanh_pho_tw", "province"],
  ["thanh pho", "thanh_pho_tw", "province"],
  ["tinh", "tinh", "province"],
  ["thanh pho thuoc tinh", "thanh_pho", "district"],
  ["thanh pho", "thanh_pho", "district"],
  ["thi xa", "thi_xa", "district"],
  ["huyen", "huyen", "district"],
  ["quan", "quan", "district"],
  ["thi tran", "thi_tran", "commune"],
  ["dac khu", "dac_khu", "commune"],
  ["phuong", "phuong", "commune"],
  ["xa", "xa", "commune"],
];

/** A unit's type and its name without the type. */
export interface NamedUnit {
  readonly type: UnitType;
  readonly name: string;
}

/**
 * `Phường Ba Đình` → phuong, Ba Đình. `kinds`: what the unit can be. `level`: what the list says of
 * the level, where it does; empty otherwise. Undefined where the text does not tell the type.
 */
export function unitNameOf(
  text: string,
  kinds: readonly UnitKind[],
  level: string,
): NamedUnit | undefined {
  const full = cleanText(text);
  const key = searchKey(full);
  const said = searchKey(level).trim();
  const fits = words.filter(([, , kind]) => kinds.includes(kind));
  const byLevel = fits.find(([word]) => said !== "" && word === said);
  const byName = fits.find(([word]) => key.startsWith(`${word} `));
  const chosen = byLevel ?? byName;
  if (chosen === undefined) return undefined;
  const [, type] = chosen;
  const prefix = searchKey(unitTypes[type].prefix);
  const has = key.startsWith(`${prefix} `);
  return { type, name: has ? full.slice(unitTypes[type].prefix.length).trim() : full };
}

/** Official codes have two, three and five digits; spreadsheets drop the zeros in front. */
const digits: Partial<Record<UnitKind, number>> = { province: 2, district: 3, commune: 5 };

/** A code of a list as it is official: `"1"` of a province is `01`; one with letters stays as it is. */
export function officialCode(text: string, kind: UnitKind): string {
  const code = text.trim();
  return /^\d+$/.test(code) ? code.padStart(digits[kind] ?? 0, "0") : code;
}

/** The kind that an official code is of, by its length: `"31118"` is a commune's. */
export function kindOfCode(code: string): UnitKind {
  if (code.length <= 2) return "province";
  return code.length === 3 ? "district" : "commune";
}
