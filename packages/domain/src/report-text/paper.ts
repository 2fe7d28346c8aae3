import { issuerOf } from "../document/issuer.ts";
import { placeOf } from "../document/place.ts";
import { formatSymbol, symbolOf } from "../document/symbol.ts";
import { type DocumentTypeCode, documentType } from "../document/type.ts";
import { formatDay } from "../text/days.ts";
import type { OfficialDocument } from "./block.ts";
import type { ReportTextData } from "./setting.ts";

/** Who issues a document and with which number, day and layout. */
export type PaperSetting = Pick<
  ReportTextData,
  "unit" | "parent" | "signing" | "layout" | "notice"
> & {
  readonly type: DocumentTypeCode;
  /** Year printed while there is no day. */
  readonly year: number;
};

/** What of a document its setting decides: head, place, signer. */
export type Paper = Omit<
  OfficialDocument,
  "about" | "addressees" | "blocks" | "receivers" | "annexes"
>;

/** Head, number, place and signer of a document. */
export function paperOf(setting: PaperSetting): Paper {
  const { unit, parent, signing, layout, type, year, notice } = setting;
  const issuer = issuerOf(unit, parent);
  const { number, symbol, day, signer } = signing;
  return {
    layout,
    superior: issuer.superior,
    issuer: issuer.lines,
    ...(number === undefined ? {} : { number }),
    symbol: symbol ?? symbolOf(type, issuer.bodies),
    place: placeOf(unit),
    ...(day === undefined ? {} : { day }),
    year,
    typeName: documentType(type).label,
    signer: signer ?? issuer.signer,
    ...(notice === undefined ? {} : { notice }),
  };
}

/** A document as its annexes name it; number and day once it has them: `Báo cáo số 07/BC-UBND …`. */
export function selfCitation({ unit, parent, signing, type }: PaperSetting): string {
  const { short, bodies } = issuerOf(unit, parent);
  const { number, symbol = symbolOf(type, bodies), day } = signing;
  const numbered = number === undefined ? "" : ` số ${formatSymbol(number, symbol)}`;
  const dated = day === undefined ? "" : ` ngày ${formatDay(day)}`;
  return `${documentType(type).label}${numbered}${dated} của ${short}`;
}
