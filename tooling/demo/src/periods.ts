import type { PeriodInput } from "@cchc/api/periods/write";
import { unitIds } from "./unit-ids.ts";

/** Ids of the periods that journeys and other tools go to. */
export const periodIds = {
  annual2021: "nam-2021-tp-hai-duong",
  annual2022: "nam-2022-tp-hai-duong",
  annual2023: "nam-2023-tp-hai-duong",
  annual2024: "nam-2024-tp-hai-duong",
  firstQuarter2024: "quy-1-2024-tp-hai-duong",
  half2024: "6-thang-2024-tp-hai-duong",
  /** The last that the district asked for: it ended a month later. */
  half2025: "6-thang-2025-tp-hai-duong",
  half2026: "6-thang-2026-tp-hai-phong",
  annual2025: "nam-2025-tp-hai-phong",
  annual2026: "nam-2026-tp-hai-phong",
  /** Real figures alone. */
  control2023: "kiem-soat-tthc-2023-tran-hung-dao",
  propagandaTanHong: "tuyen-truyen-2023-tan-hong",
  propagandaSonTrung: "tuyen-truyen-2023-son-trung",
} as const;

/** Old periods stay open so that a visitor can write today what was due then. */
const lock = "2035-12-31";

type Days = Pick<PeriodInput, "id" | "name" | "from" | "to" | "due">;

/** A period of the demonstration district, where most figures are made up. */
function invented(
  about: Pick<PeriodInput, "form" | "kind" | "year">,
  rootId: string,
  days: Days,
): PeriodInput {
  return { ...about, ...days, submitterKind: "commune", rootId, lock, illustration: true };
}

function annual(year: number, rootId: string, days: Days): PeriodInput {
  return invented({ form: "annual", kind: "year", year }, rootId, days);
}

/** A period of one commune that holds what its real report states and nothing else. */
function real(form: string, rootId: string, days: Days): PeriodInput {
  const about = { year: 2023, kind: "year", submitterKind: "commune" } as const;
  return { ...about, ...days, form, rootId, lock, illustration: false };
}

/**
 * Every yearly window begins the day after the one before it, so that dossiers carry over; those
 * within a year stand before it.
 */
export const demoPeriods: readonly PeriodInput[] = [
  annual(2021, unitIds.city, {
    id: periodIds.annual2021,
    name: "Năm 2021",
    from: "2021-01-01",
    to: "2021-12-31",
    due: "2022-01-10",
  }),
  annual(2022, unitIds.city, {
    id: periodIds.annual2022,
    name: "Năm 2022",
    from: "2022-01-01",
    to: "2022-12-31",
    due: "2023-01-10",
  }),
  annual(2023, unitIds.city, {
    id: periodIds.annual2023,
    name: "Năm 2023 (số liệu đến 30/11/2023)",
    from: "2023-01-01",
    to: "2023-11-30",
    due: "2023-12-15",
  }),
  invented({ form: "quarterly", kind: "quarter1", year: 2024 }, unitIds.city, {
    id: periodIds.firstQuarter2024,
    name: "Quý I năm 2024",
    from: "2023-12-01",
    to: "2024-02-29",
    due: "2024-03-08",
  }),
  invented({ form: "half_year", kind: "half", year: 2024 }, unitIds.city, {
    id: periodIds.half2024,
    name: "6 tháng đầu năm 2024",
    from: "2023-12-01",
    to: "2024-05-31",
    due: "2024-06-10",
  }),
  annual(2024, unitIds.city, {
    id: periodIds.annual2024,
    name: "Năm 2024",
    from: "2023-12-01",
    to: "2024-11-30",
    due: "2024-12-16",
  }),
  invented({ form: "half_year", kind: "half", year: 2025 }, unitIds.city, {
    id: periodIds.half2025,
    name: "6 tháng đầu năm 2025",
    from: "2024-12-01",
    to: "2025-05-31",
    due: "2025-06-10",
  }),
  annual(2025, unitIds.haiPhong, {
    id: periodIds.annual2025,
    name: "Năm 2025",
    from: "2024-12-01",
    to: "2025-11-30",
    due: "2025-12-10",
  }),
  invented({ form: "half_year", kind: "half", year: 2026 }, unitIds.haiPhong, {
    id: periodIds.half2026,
    name: "6 tháng đầu năm 2026",
    from: "2025-12-01",
    to: "2026-05-31",
    due: "2026-06-10",
  }),
  annual(2026, unitIds.haiPhong, {
    id: periodIds.annual2026,
    name: "Năm 2026",
    from: "2025-12-01",
    to: "2026-11-30",
    due: "2026-12-10",
  }),
  real("tthc_control", unitIds.ward, {
    id: periodIds.control2023,
    name: "Kiểm soát TTHC năm 2023 (số liệu đến 30/11/2023)",
    from: "2023-01-01",
    to: "2023-11-30",
    due: "2023-12-15",
  }),
  real("propaganda", unitIds.tanHong, {
    id: periodIds.propagandaTanHong,
    name: "Tuyên truyền CCHC năm 2023",
    from: "2023-01-01",
    to: "2023-12-31",
    due: "2023-12-20",
  }),
  real("propaganda", unitIds.sonTrung, {
    id: periodIds.propagandaSonTrung,
    name: "Tuyên truyền CCHC năm 2023",
    from: "2023-01-01",
    to: "2023-12-31",
    due: "2023-12-20",
  }),
];
