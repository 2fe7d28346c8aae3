import type { PeriodInput } from "@cchc/api/periods/write";
import type { PastReport } from "@cchc/domain/checks/context";
import type { Cells } from "@cchc/domain/report/cell";
import { formByCode } from "@cchc/domain/form/catalogue";
import { addDays } from "@cchc/domain/text/days";
import { officeHour, submissionDay, type UnitCourse, unitCourse } from "./course.ts";
import { explained, withSlip } from "./explained.ts";
import { drawDossiers, pendingOf } from "./dossiers.ts";
import { inventedReport } from "./figures.ts";
import { neighbours } from "./invented-communes.ts";
import { demoPeriods, periodIds } from "./periods.ts";
import { type Profile, profileOf } from "./profile.ts";
import { lotOf } from "./random.ts";
import { wardDraft2023 } from "./seed-ward.ts";
import { unitIds } from "./unit-ids.ts";
import { withinYear } from "./within-year.ts";
import type { ReportStory } from "./write-report.ts";

/** The communes of the demonstration district, the ward first. */
const districtUnits: readonly string[] = [unitIds.ward, ...neighbours.map(({ unitId }) => unitId)];

const annualPeriods = demoPeriods.filter(
  ({ form, rootId }) => form === "annual" && rootId === unitIds.city,
);

/** The reports of each commune of the district, earliest first: one list a commune. */
export function districtStories(): readonly (readonly ReportStory[])[] {
  return districtUnits.map((unitId) => {
    const profile = profileOf(unitId);
    let pending = firstPending(profile);
    const past: PastReport[] = [];
    return annualPeriods.flatMap((period) => {
      if (unitId === unitIds.ward && period.id === periodIds.annual2023) {
        // The real year: nothing was pending at its end.
        pending = new Map();
        return [wardDraft2023];
      }
      const lot = lotOf(`dossiers ${unitId} ${period.year}`);
      const year = { year: period.year, carried: pending, ...known(unitId, period) };
      const table = drawDossiers(profile, year, lot);
      pending = pendingOf(table);
      const full = inventedReport(profile, period.year, table);
      const within = shorterPeriods(period.year).flatMap(([shorter, share]) => {
        const form = formByCode(shorter.form, shorter.to);
        const cells = withinYear(full, form, share);
        return storyOf({ unitId, period: shorter, full: cells, past: [] });
      });
      const whole = storyOf({ unitId, period, full, past });
      for (const { cells } of whole) past.unshift({ period, cells });
      return [...within, ...whole];
    });
  });
}

/** The periods within a year, and how much of the year had passed. */
function shorterPeriods(year: number): readonly (readonly [PeriodInput, share: number])[] {
  return demoPeriods.flatMap((period) => {
    if (period.year !== year || period.rootId !== unitIds.city) return [];
    if (period.kind === "quarter1") return [[period, 0.23]];
    return period.kind === "half" ? [[period, 0.48]] : [];
  });
}

function firstPending(profile: Profile): ReadonlyMap<string, number> {
  const lot = lotOf(`first pending ${profile.unitId}`);
  return new Map([
    ["land", lot.whole(0, 4)],
    ["social_protection", lot.whole(0, 3)],
  ]);
}

/** The ward carried one dossier into its real year 2023, so one must be left at the end of 2022. */
function known(unitId: string, { id }: PeriodInput): { pending?: ReadonlyMap<string, number> } {
  const before = unitId === unitIds.ward && id === periodIds.annual2022;
  return before ? { pending: new Map([["civil_status", 1]]) } : {};
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
