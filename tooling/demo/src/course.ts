import type { Period } from "@cchc/domain/period/period";
import { addDays, daysBetween } from "@cchc/domain/text/days";
import type { Day } from "@cchc/domain/report/cell";
import { lotOf } from "./random.ts";

/** How far a report of the demonstration has come. */
export type Course = "none" | "draft" | "asked" | "submitted" | "returned" | "received";

/** A unit's period: how far its report came, and how many days after the due day it was handed in. */
export interface UnitCourse {
  readonly course: Course;
  readonly late: number;
}

/** Who stands out, by period (`2024`, `2024 half`); everybody else handed in on time and was received. */
const exceptions: Readonly<Record<string, Readonly<Record<string, Partial<UnitCourse>>>>> = {
  2021: {
    "mh-xa-lam-thao-tay": { course: "none" },
    "mh-xa-dai-loc-thuong": { late: 6 },
    "mh-phuong-thanh-loc": { late: 2 },
  },
  2022: {
    "mh-xa-lam-thao-tay": { late: 11 },
    "mh-xa-nam-cuong-ngoai": { late: 3 },
    "mh-phuong-kim-lang": { late: 1 },
  },
  2023: {
    "phuong-tran-hung-dao": { course: "draft" },
    "mh-xa-lam-thao-tay": { course: "none" },
    "mh-phuong-lien-tri": { course: "asked" },
    "mh-xa-cam-vinh": { course: "returned" },
    "mh-xa-dai-loc-thuong": { course: "draft" },
    "mh-phuong-quang-tho": { course: "submitted" },
    "mh-xa-son-doai": { course: "submitted" },
    "mh-phuong-thanh-loc": { late: 4 },
    "mh-xa-phuc-thuan-ha": { late: 1 },
    "mh-xa-thai-an-hoa": { course: "submitted", late: 7 },
  },
  "2024 quarter1": {
    "mh-xa-lam-thao-tay": { course: "none" },
    "mh-phuong-kim-lang": { late: 2 },
  },
  "2024 half": {
    "mh-xa-lam-thao-tay": { late: 4 },
    "mh-xa-dai-loc-thuong": { course: "draft" },
    "mh-phuong-quang-tho": { course: "submitted" },
    "mh-xa-my-khe-doai": { late: 1 },
  },
  2024: {
    "mh-xa-lam-thao-tay": { late: 9 },
    "mh-xa-dai-loc-thuong": { course: "none" },
    "mh-phuong-van-tuong": { course: "submitted" },
    "mh-xa-an-hoa-dong": { late: 2 },
  },
  "2025 half": {
    "mh-xa-lam-thao-tay": { late: 6 },
    "mh-xa-dai-loc-thuong": { course: "none" },
    "mh-xa-yen-my-trung": { course: "draft" },
    "mh-phuong-quang-tho": { course: "submitted" },
    "mh-phuong-binh-nguyen": { late: 1 },
  },
  2025: {
    "mh-phuong-binh-van": { course: "submitted" },
    "mh-phuong-quang-khe": { late: 3 },
    "mh-phuong-phu-ha": { course: "asked" },
    "mh-xa-hoa-nhuong": { course: "none" },
    "mh-xa-khe-cuong": { course: "draft" },
    "mh-xa-thai-phu": { course: "submitted", late: 8 },
  },
  "2026 half": {
    "mh-phuong-phu-ha": { course: "submitted", late: 2 },
    "mh-xa-thai-phu": { late: 1 },
  },
};

/** How a unit's report of a period went. */
export function unitCourse(
  unitId: string,
  { year, kind }: Pick<Period, "year" | "kind">,
): UnitCourse {
  const key = kind === "year" ? String(year) : `${year} ${kind}`;
  return { course: "received", late: 0, ...exceptions[key]?.[unitId] };
}

/** The working day on or before a day. */
function workingDay(day: Day): Day {
  // 2021-01-03 was a Sunday.
  const weekday = daysBetween("2021-01-03", day) % 7;
  return weekday === 0 ? addDays(day, -2) : weekday === 6 ? addDays(day, -1) : day;
}

/** An instant within office hours of a working day, drawn for this name. */
export function officeHour(day: Day, name: string): string {
  const lot = lotOf(`hour ${name}`);
  const hour = lot.chance(0.5) ? lot.whole(8, 10) : lot.whole(14, 16);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${workingDay(day)}T${two(hour)}:${two(lot.whole(0, 59))}:${two(lot.whole(0, 59))}+07:00`;
}

/** The day on which a unit hands in: up to twelve days early, or as late as told. */
export function submissionDay(due: Day, unitId: string, late: number): Day {
  if (late > 0) {
    const day = addDays(due, late);
    const moved = workingDay(day);
    return moved > due ? moved : addDays(day, 2);
  }
  const early = lotOf(`submission ${unitId} ${due}`).whole(0, 3) ** 2;
  return workingDay(addDays(due, -early));
}
