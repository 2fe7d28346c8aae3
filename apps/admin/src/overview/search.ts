import { areaLabel } from "@cchc/domain/form/areas";
import type { AreaCode } from "@cchc/domain/form/form";
import { type RawSearch, textOf, wordOf, given } from "../frame/search.ts";

export const views = ["chi-tieu", "linh-vuc", "dien-bien", "phan-bo"] as const;
export type View = (typeof views)[number];

export const filters = [
  "tat-ca",
  "chua-nop",
  "qua-han",
  "da-nop",
  "nop-muon",
  "tra-lai",
  "tiep-nhan",
] as const;
export type Filter = (typeof filters)[number];

/** Which indicators stand as columns. */
export const columnSets = [
  "chinh",
  "procedures",
  "direction",
  "institutions",
  "civil_service",
  "digital_government",
  "tat-ca",
] as const;
export type ColumnSet = (typeof columnSets)[number];

export function columnSetLabel(set: ColumnSet): string {
  if (set === "chinh") return "Chỉ tiêu chính";
  return set === "tat-ca" ? "Tất cả chỉ tiêu" : areaLabel(set satisfies AreaCode);
}

/** Everything that decides what Tổng quan shows, so that its address says it all. */
export interface OverviewSearch {
  /** Id of the period; the newest with figures where absent. */
  readonly ky?: string;
  /** Id of the node; the person's own where absent. */
  readonly nut?: string;
  readonly xem?: View;
  /** Rows: communes, or the units just below. */
  readonly theo?: "xa" | "cap-duoi";
  readonly cot?: ColumnSet;
  /** Column to sort by: `ten`, `nop`, an indicator's or an area's code. */
  readonly sap?: string;
  readonly chieu?: "tang" | "giam";
  readonly loc?: Filter;
  readonly tim?: string;
  /** Indicator that is explained or drawn. */
  readonly chi?: string;
  /** Row of the explained rate; the node as a whole where absent. */
  readonly dv?: string;
}

export function readOverviewSearch(raw: RawSearch): OverviewSearch {
  return given({
    ky: textOf(raw, "ky"),
    nut: textOf(raw, "nut"),
    xem: wordOf(raw, "xem", views),
    theo: wordOf(raw, "theo", ["xa", "cap-duoi"] as const),
    cot: wordOf(raw, "cot", columnSets),
    sap: textOf(raw, "sap"),
    chieu: wordOf(raw, "chieu", ["tang", "giam"] as const),
    loc: wordOf(raw, "loc", filters),
    tim: textOf(raw, "tim"),
    chi: textOf(raw, "chi"),
    dv: textOf(raw, "dv"),
  });
}
