import type { CitedDocument } from "../document/citation.ts";
import { type Issuer, type IssuingUnit, issuerOf } from "../document/issuer.ts";
import type { LayoutProfile } from "../document/layout.ts";
import type { Signer } from "../document/signer.ts";
import type { Period } from "../period/period.ts";
import type { Day } from "../report/cell.ts";
import { formatDay } from "../text/days.ts";
import { nameInText, unitTypes } from "../unit/unit.ts";
import type { FigureRun } from "./block.ts";
import type { FigureSource } from "./figure.ts";

/** Number, day and signer of the paper; what is not known yet stays open on it. */
export interface Signing {
  readonly number?: string;
  readonly symbol?: string;
  readonly day?: Day;
  readonly signer?: Signer;
}

/** One unit of a roll-up, by the name its row bears. */
export interface UnitRow {
  readonly unitId: string;
  readonly name: string;
  /** Absent where it has handed in nothing. */
  readonly source?: FigureSource;
}

/** All that a text is made of. */
export interface ReportTextData {
  readonly unit: IssuingUnit;
  readonly parent?: IssuingUnit;
  readonly period: Pick<Period, "name" | "kind" | "year" | "from" | "to">;
  readonly source: FigureSource;
  /** Units behind a roll-up, in the order of its tables. */
  readonly units?: readonly UnitRow[];
  readonly documents: readonly CitedDocument[];
  /** Texts written for this document, by slot. */
  readonly texts: ReadonlyMap<string, string>;
  readonly signing: Signing;
  readonly layout: LayoutProfile;
  /** Said on every page: that the figures are made up, for instance. */
  readonly notice?: string;
}

const SPANS: Readonly<
  Record<Period["kind"], (year: number) => readonly [now: string, next: string]>
> = {
  month: (year) => [`tháng, năm ${year}`, "tháng tiếp theo"],
  quarter1: (year) => [`quý I năm ${year}`, `quý II năm ${year}`],
  quarter2: (year) => [`quý II năm ${year}`, `quý III năm ${year}`],
  quarter3: (year) => [`quý III năm ${year}`, `quý IV năm ${year}`],
  quarter4: (year) => [`quý IV năm ${year}`, `quý I năm ${year + 1}`],
  half: (year) => [`6 tháng đầu năm ${year}`, `6 tháng cuối năm ${year}`],
  nine_months: (year) => [`9 tháng đầu năm ${year}`, `3 tháng cuối năm ${year}`],
  year: (year) => [`năm ${year}`, `năm ${year + 1}`],
  custom: (year) => [`năm ${year}`, "kỳ tiếp theo"],
};

/** A period and the one to come in a sentence: `["năm 2023", "năm 2024"]`. */
export function periodWords({
  kind,
  year,
  from,
}: Pick<Period, "kind" | "year" | "from">): readonly [now: string, next: string] {
  const [now, next] = SPANS[kind](year);
  return kind === "month" ? [`tháng ${Number(from.slice(5, 7))} năm ${year}`, next] : [now, next];
}

/** `"từ ngày 01/01/2023 đến ngày 30/11/2023"`. */
export function rangeWords({ from, to }: Pick<Period, "from" | "to">): string {
  return `từ ngày ${formatDay(from)} đến ngày ${formatDay(to)}`;
}

function counted(code: string, value: number): FigureRun {
  const base = { kind: "figure", code, cells: [], format: "count" } as const;
  return { ...base, state: "value", value, text: String(value) };
}

function unitWords(units: readonly UnitRow[]): readonly (readonly [string, string | FigureRun])[] {
  const silent = units.filter(({ source }) => source === undefined);
  return [
    ["units", counted("@units", units.length)],
    ["handed_in", counted("@handed_in", units.length - silent.length)],
    ["silent", counted("@silent", silent.length)],
    ["silent_names", silent.map(({ name }) => name).join(", ")],
  ];
}

/** The words that sentences may ask for with `{@…}`. */
export function wordsOf(data: ReportTextData): ReadonlyMap<string, string | FigureRun> {
  const issuer: Issuer = issuerOf(data.unit, data.parent);
  const [now, next] = periodWords(data.period);
  const kind = unitTypes[data.unit.type].prefix.toLowerCase();
  const parent = data.parent === undefined ? "cấp trên" : `UBND ${nameInText(data.parent)}`;
  return new Map<string, string | FigureRun>([
    ["issuer", issuer.inText],
    ["ubnd", issuer.short],
    ["ubnd_kind", kind === "" ? "UBND" : `UBND ${kind}`],
    ["unit", nameInText(data.unit)],
    ["kind", kind],
    ["parent", parent],
    ["period", now],
    ["next", next],
    ["range", rangeWords(data.period)],
    ["closing_day", formatDay(data.period.to)],
    ...unitWords(data.units ?? []),
  ]);
}
