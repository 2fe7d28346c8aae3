import { fullName, nameInText, type UnitType, type UnitVersion, unitTypes } from "../unit/unit.ts";
import type { Signer } from "./signer.ts";

/** The unit that issues, as far as a paper shows it. */
export type IssuingUnit = Pick<UnitVersion, "type" | "name"> & {
  readonly nameInFull?: boolean;
};

/** Lines at the head, letters of the symbol and who usually signs. */
export interface Issuer {
  readonly superior: readonly string[];
  readonly lines: readonly string[];
  /** Behind the letters of the type: `["UBND"]`. */
  readonly bodies: readonly string[];
  /** In a sentence, beginning large: `"Ủy ban nhân dân phường Trần Hưng Đạo"`. */
  readonly inText: string;
  /** In a sentence, short: `"UBND phường Trần Hưng Đạo"`. */
  readonly short: string;
  readonly signer: Signer;
}

const HEADS: Partial<Readonly<Record<UnitType, string>>> = {
  so: "Giám đốc",
  phong: "Trưởng phòng",
  trung_tam: "Giám đốc",
};

const COMMITTEE = "Ủy ban nhân dân";

/** First letters of a name's words: `Phòng Nội vụ` is `PNV`. */
function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .join("")
    .toLocaleUpperCase("vi");
}

function upper(text: string): string {
  return text.toLocaleUpperCase("vi");
}

/**
 * How a unit heads its papers. A province, district or commune issues through its people's
 * committee, which names no superior body; a department stands under the committee of its parent.
 * Source: Nghị định 30/2020/NĐ-CP, phụ lục I, mục tên cơ quan, tổ chức ban hành văn bản.
 */
export function issuerOf(unit: IssuingUnit, parent?: IssuingUnit): Issuer {
  const { kind } = unitTypes[unit.type];
  if (kind === "country" || kind === "province" || kind === "district" || kind === "commune") {
    const name = nameInText(unit);
    return {
      superior: [],
      lines: [upper(COMMITTEE), upper(name)],
      bodies: ["UBND"],
      inText: `${COMMITTEE} ${name}`,
      short: `UBND ${name}`,
      signer: { authority: "collective", body: COMMITTEE, head: "Chủ tịch" },
    };
  }
  const name = fullName(unit);
  const above = parent === undefined ? [] : [upper(COMMITTEE), upper(nameInText(parent))];
  // The parent stands above it already: "PHÒNG NỘI VỤ", not "PHÒNG NỘI VỤ THÀNH PHỐ HẢI DƯƠNG".
  const place = parent === undefined ? "" : nameInText(parent);
  const short =
    place !== "" && name.endsWith(` ${place}`) ? name.slice(0, -place.length - 1) : name;
  return {
    superior: above,
    lines: [upper(short)],
    bodies: [initials(short)],
    inText: name,
    short: name,
    signer: { authority: "head", head: HEADS[unit.type] ?? "Thủ trưởng" },
  };
}
