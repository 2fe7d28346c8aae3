import { type RawSearch, textOf, wordOf } from "../frame/search.ts";

export const intakeFilters = ["can-xem", "chua-nop", "tra-lai", "tiep-nhan", "tat-ca"] as const;
export type IntakeFilter = (typeof intakeFilters)[number];

export interface IntakeSearch {
  readonly ky?: string | undefined;
  readonly nut?: string | undefined;
  readonly loc?: IntakeFilter | undefined;
  readonly tim?: string | undefined;
}

export function readIntakeSearch(raw: RawSearch): IntakeSearch {
  return {
    ky: textOf(raw, "ky"),
    nut: textOf(raw, "nut"),
    loc: wordOf(raw, "loc", intakeFilters),
    tim: textOf(raw, "tim"),
  };
}

export interface ReportSearch extends IntakeSearch {
  /** The commune whose report is open. */
  readonly dv?: string | undefined;
  /** The period under which that commune reports. */
  readonly bc?: string | undefined;
  /** Area shown; the first where absent. */
  readonly phan?: string | undefined;
}

export function readReportSearch(raw: RawSearch): ReportSearch {
  return {
    ...readIntakeSearch(raw),
    dv: textOf(raw, "dv"),
    bc: textOf(raw, "bc"),
    phan: textOf(raw, "phan"),
  };
}
