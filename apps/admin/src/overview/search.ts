import { areaLabel } from "@cchc/domain/form/areas";
import type { AreaCode } from "@cchc/domain/form/form";
import { type RawSearch, textOf, wordOf } from "../frame/search.ts";

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
  readonly ky?: string | undefined;
  /** Id of the node; the person's own where absent. */
  readonly nut?: string | undefined;
  readonly xem?: View | undefined;
  /** Rows: communes, or the units just below. */
  readonly theo?: "xa" | "cap-duoi" | undefined;
  readonly cot?: ColumnSet | undefined;
  /** Column to sort by: `ten`, `nop`, an indicator's or an area's code. */
  readonly sap?: string | undefined;
  readonly chieu?: "tang" | "giam" | undefined;
  readonly loc?: Filter | undefined;
  readonly tim?: string | undefined;
  /** Indicator that is explained or drawn. */
  readonly chi?: string | undefined;
  /** `gop`: the trend as if the node had always been what it is today. */
  readonly the?: "gop" | undefined;
  /** Row of the explained rate; the node as a whole where absent. */
  readonly dv?: string | undefined;
}

export function readOverviewSearch(raw: RawSearch): OverviewSearch {
  return {
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
    the: wordOf(raw, "the", ["gop"] as const),
    dv: textOf(raw, "dv"),
  };
}
