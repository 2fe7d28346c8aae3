import type { Day } from "../report/cell.ts";
import { formatDayLong } from "../text/days.ts";
import { fullName, type UnitVersion } from "../unit/unit.ts";

/**
 * Names of people and events that units commonly bear. Such a unit is written in full before the
 * date. Data to begin with: a unit may say otherwise, see {@link placeOf}.
 */
export const NAMES_IN_FULL: ReadonlySet<string> = new Set([
  "Trần Hưng Đạo",
  "Trần Phú",
  "Trần Nguyên Hãn",
  "Trần Quang Khải",
  "Trần Quốc Toản",
  "Lê Lợi",
  "Lê Hồng Phong",
  "Lê Thanh Nghị",
  "Lê Đại Hành",
  "Lê Chân",
  "Nguyễn Trãi",
  "Nguyễn Huệ",
  "Nguyễn Du",
  "Nguyễn Trung Trực",
  "Nguyễn Cư Trinh",
  "Phạm Ngũ Lão",
  "Phạm Hồng Thái",
  "Phan Bội Châu",
  "Phan Đình Phùng",
  "Phan Chu Trinh",
  "Hoàng Văn Thụ",
  "Hoàng Diệu",
  "Quang Trung",
  "Ngô Quyền",
  "Ngô Gia Tự",
  "Hai Bà Trưng",
  "Bà Triệu",
  "Lý Thường Kiệt",
  "Đinh Tiên Hoàng",
  "Võ Thị Sáu",
  "Minh Khai",
  "Tô Hiệu",
  "Điện Biên Phủ",
]);

/** What decides how a place is written. */
export type PlaceUnit = Pick<UnitVersion, "type" | "name"> & {
  /** Set by the unit: `true` for one named after a person or an event. */
  readonly nameInFull?: boolean;
};

/**
 * The place before the date: `Tân Hồng`; in full where the unit is named after a person, an event
 * or a number: `Phường Trần Hưng Đạo`, `Phường 2`. Source: Nghị định 30/2020/NĐ-CP, phụ lục I, mục
 * địa danh.
 */
export function placeOf(unit: PlaceUnit): string {
  const inFull = unit.nameInFull ?? (/^\d+$/.test(unit.name) || NAMES_IN_FULL.has(unit.name));
  return inFull ? fullName(unit) : unit.name;
}

/** A line may break before the day, never within it. */
function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

/**
 * `Tân Hồng, ngày 15 tháng 12 năm 2023`, its day held together by non-breaking spaces; without a day
 * the places stay open for the pen.
 */
export function placeAndDate(place: string, day: Day | undefined, year?: number): string {
  if (day !== undefined) return `${place}, ${unbroken(formatDayLong(day))}`;
  const gap = "\u00a0".repeat(5);
  return `${place}, ngày${gap}tháng${gap}năm\u00a0${year ?? gap}`.trimEnd();
}
