import type { LegalSource } from "../form/form.ts";
import type { Day } from "../report/cell.ts";

/** Parts of an official document that have a type size of their own. */
export type LayoutElement =
  | "nation"
  | "motto"
  | "superior"
  | "issuer"
  | "symbol"
  | "placeDate"
  | "typeName"
  | "about"
  | "basis"
  | "body"
  | "part"
  | "section"
  | "item"
  | "addressee"
  | "signerTitle"
  | "signerName"
  | "receiversWord"
  | "receivers"
  | "pageNumber"
  | "annexNumber"
  | "annexTitle"
  | "annexNote"
  | "table";

/** How an element is set. */
export interface TextStyle {
  /** Points. */
  readonly size: number;
  /** The smallest the decree allows, taken where a line would not fit. */
  readonly smallest: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly capitals: boolean;
}

/** How official documents look from a first day on. Lengths in millimetres, sizes in points. */
export interface LayoutProfile {
  readonly code: string;
  readonly from: Day;
  readonly to?: Day;
  readonly source: LegalSource;
  readonly page: { readonly width: number; readonly height: number };
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  readonly font: string;
  readonly styles: Readonly<Record<LayoutElement, TextStyle>>;
  readonly paragraph: {
    /** First line, millimetres. */
    readonly firstLine: number;
    /** Points after each paragraph. */
    readonly after: number;
    /** Multiple of the line height. */
    readonly line: number;
  };
  /** Rules below text, as a share of its width: 1 below the motto, between a third and a half else. */
  readonly rules: { readonly motto: number; readonly issuer: number; readonly about: number };
  readonly nation: string;
  readonly motto: string;
}

function style(size: number, marks: string = ""): TextStyle {
  return {
    size,
    smallest: Number(/\d+/.exec(marks)?.[0] ?? size),
    bold: marks.includes("b"),
    italic: marks.includes("i"),
    capitals: marks.includes("c"),
  };
}

/**
 * Layout of administrative documents. Where the decree leaves a range (margins, 13–14 points), one
 * value inside it is taken; the size of text in tables is not fixed by it.
 * Source: Nghị định 30/2020/NĐ-CP, phụ lục I.
 */
export const LAYOUT_30_2020: LayoutProfile = {
  code: "nd-30-2020",
  from: "2020-03-05",
  source: { document: "Nghị định 30/2020/NĐ-CP ngày 05/3/2020", clause: "Phụ lục I" },
  page: { width: 210, height: 297 },
  margins: { top: 20, bottom: 20, left: 30, right: 15 },
  font: "Times New Roman",
  styles: {
    nation: style(13, "bc12"),
    motto: style(14, "b13"),
    superior: style(13, "c12"),
    issuer: style(13, "bc12"),
    symbol: style(13),
    placeDate: style(14, "i13"),
    typeName: style(14, "bc"),
    about: style(14, "b"),
    basis: style(14, "i"),
    body: style(14),
    part: style(14, "bc"),
    section: style(14, "bc"),
    item: style(14, "b"),
    addressee: style(14),
    signerTitle: style(14, "bc"),
    signerName: style(14, "b"),
    receiversWord: style(12, "bi"),
    receivers: style(11),
    pageNumber: style(14),
    annexNumber: style(14, "b"),
    annexTitle: style(14, "bc"),
    annexNote: style(14, "i"),
    table: style(12),
  },
  paragraph: { firstLine: 12.7, after: 6, line: 1.15 },
  rules: { motto: 1, issuer: 0.42, about: 0.4 },
  nation: "Cộng hòa xã hội chủ nghĩa Việt Nam",
  motto: "Độc lập - Tự do - Hạnh phúc",
};

/** Every layout, the oldest first. */
export const LAYOUTS: readonly LayoutProfile[] = [LAYOUT_30_2020];

/** The layout in force on a day (the day of signing); `undefined` before the first: no default. */
export function layoutOn(
  day: Day,
  layouts: readonly LayoutProfile[] = LAYOUTS,
): LayoutProfile | undefined {
  return layouts.find(({ from, to }) => from <= day && (to === undefined || day <= to));
}
