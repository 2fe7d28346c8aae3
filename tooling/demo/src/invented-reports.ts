import type { PeriodInput } from "@cchc/api/periods/write";
import type { PastReport } from "@cchc/domain/checks/context";
import type { Cells } from "@cchc/domain/report/cell";
import { formByCode } from "@cchc/domain/form/catalogue";
import type { Form } from "@cchc/domain/form/form";
import { addDays } from "@cchc/domain/text/days";
import { officeHour, submissionDay, type UnitCourse, unitCourse } from "./course.ts";
import { explained, withSlip } from "./explained.ts";
import { drawnYears, halfShare } from "./drawn-years.ts";
import { neighbours } from "./invented-communes.ts";
import { demoPeriods } from "./periods.ts";
import { profileOf } from "./profile.ts";
import { lotOf } from "./random.ts";
import { wardDraft2023 } from "./seed-ward.ts";
import { unitIds } from "./unit-ids.ts";
import { withinYear } from "./within-year.ts";
import type { ReportStory } from "./write-report.ts";

/** The communes of the demonstration district, the ward first. */
const districtUnits: readonly string[] = [unitIds.ward, ...neighbours.map(({ unitId }) => unitId)];

type Stories = readonly (readonly ReportStory[])[];

let known: Stories | undefined;

/** The reports of each commune of the district, earliest first: one list a commune, drawn once. */
export function districtStories(): Stories {
  known ??= drawStories();
  return known;
}

function drawStories(): Stories {
  return districtUnits.map((unitId) => {
    const past: Reported[] = [];
    return drawnYears(profileOf(unitId)).flatMap(({ year, full }) => {
      if (full === undefined) return [wardDraft2023];
      return periodsOf(year).flatMap(([period, share]) => {
        const cells = share === 1 ? full : withinYear(full, formOf(period), share);
        const before = past.filter((one) => one.period.form === period.form);
        const told = storyOf({ unitId, period, full: cells, past: before });
        for (const one of told) past.unshift({ period, cells: one.cells });
        return told;
      });
    });
  });
}

interface Reported extends PastReport {
  readonly period: PeriodInput;
}

/** The periods of a year below the city, shortest first, and how much of the year had passed. */
function periodsOf(year: number): readonly (readonly [PeriodInput, share: number])[] {
  return demoPeriods.flatMap((period): [PeriodInput, number][] => {
    if (period.year !== year || period.rootId !== unitIds.city) return [];
    return [[period, shares[period.kind] ?? 1]];
  });
}

const shares: Partial<Record<PeriodInput["kind"], number>> = { quarter1: 0.23, half: halfShare };

function formOf({ form, to }: PeriodInput): Form {
  return formByCode(form, to);
}

interface UnitReport {
  readonly unitId: string;
  readonly period: PeriodInput;
  readonly full: Cells;
  readonly past: readonly PastReport[];
}

/** The report that a unit wrote in a period; none where it wrote none. */
export function storyOf(report: UnitReport): readonly ReportStory[] {
  const how = unitCourse(report.unitId, report.period);
  return how.course === "none" ? [] : [story(report, how)];
}

function story({ unitId, period, full, past }: UnitReport, how: UnitCourse): ReportStory {
  const name = `${unitId} ${period.kind === "year" ? period.year : period.id}`;
  const day = submissionDay(period.due, unitId, how.late);
  const { cells, reasons } = explained(period, past, withSlip(unitId, period, full));
  const about = { unitId, periodId: period.id, saved: officeHour(addDays(day, -4), name) };
  if (how.course === "draft") return { ...about, cells: firstPart(cells) };
  const asked = { ...about, cells, reasons, asked: officeHour(addDays(day, -1), name) };
  if (how.course === "asked") return asked;
  const number = String(lotOf(`number ${name}`).whole(96, 188));
  const signing = { number, symbol: "BC-UBND", signedDay: day };
  const submitted = { ...asked, submitted: { at: officeHour(day, `submit ${name}`), signing } };
  if (how.course === "submitted") return submitted;
  const looked = officeHour(addDays(day, 5), `review ${name}`);
  if (how.course === "received") return { ...submitted, accepted: looked };
  return {
    ...submitted,
    returned: {
      at: looked,
      reason: "Đề nghị kiểm tra lại hai số liệu dưới đây với sổ theo dõi tại Bộ phận một cửa.",
      cells: [
        {
          field: "documents.checked",
          row: "",
          reason: "Chưa khớp danh mục văn bản đã gửi Phòng Tư pháp.",
        },
        {
          field: "tthc.payment.online",
          row: "",
          reason: "Thấp hơn số giao dịch trên Cổng dịch vụ công.",
        },
      ],
    },
  };
}

/** What somebody has written who stopped on the way. */
export function firstPart(cells: Cells, share: number = 0.55): Cells {
  return new Map([...cells].slice(0, Math.ceil(cells.size * share)));
}
