import type { AreaCode } from "../form/form.ts";
import type { Day } from "../report/cell.ts";
import { formatDay } from "../text/days.ts";
import { formatSymbol } from "./symbol.ts";
import { type DocumentTypeCode, documentType } from "./type.ts";

/** What a text needs to cite a document of the register. */
export interface CitedDocument {
  readonly id: string;
  readonly type: DocumentTypeCode;
  /** Without a leading 0; absent where the paper bears none. */
  readonly number?: string;
  /** Behind the slash: `"KH-UBND"`, `""` where it has none; a legal document's year stands apart. */
  readonly symbol: string;
  readonly legalYear?: number;
  readonly day?: Day;
  /** As written in a sentence: `"UBND xã Tân Hồng"`. */
  readonly issuer: string;
  /** Trích yếu, beginning small: `"về tuyên truyền cải cách hành chính năm 2023"`. */
  readonly about: string;
  readonly area?: AreaCode;
  /** Whether the reporting unit issued it or a level above did. */
  readonly by: "own" | "superior";
}

/** A word that begins small inside a sentence: neither `CCHC` nor the `Hải` of `Hải Dương`. */
const COMMON_WORD = /^\p{Lu}\p{Ll}*(?=\s+\p{Ll}+(?:[\s,;:]|$))/u;

/** What is written with a capital wherever it stands. */
const NAMED = /^(?:Đề án|Nghị quyết|Nghị định|Chỉ thị|Quyết định|Thông tư)\s+(?:số\s+)?\d/u;

/**
 * Trích yếu inside a sentence, `về …`: the register writes it as a heading, `Cải cách hành chính năm
 * 2023` or `V/v …`; without a closing stop.
 */
function aboutInText(about: string): string {
  const text = about.trim().replace(/[.;,]+$/, "");
  if (text === "") return "";
  if (/^về\s/iu.test(text)) return `v${text.slice(1)}`;
  if (/^v\/v\s/iu.test(text)) return text.replace(/^v\/v/iu, "về việc");
  if (NAMED.test(text)) return `về ${text}`;
  return `về ${text.replace(COMMON_WORD, (word) => word.toLocaleLowerCase("vi"))}`;
}

/**
 * A document as a sentence cites it: `Kế hoạch số 26/KH-UBND ngày 14/02/2023 của UBND xã Tân Hồng
 * về …`. Source: Nghị định 30/2020/NĐ-CP, điều 8, phụ lục I, mục viện dẫn văn bản.
 */
export function citation(document: CitedDocument): string {
  const { type, number, symbol, legalYear, day, issuer, about } = document;
  const called = documentType(type).label;
  const numbered = symbol === "" ? (number ?? "") : formatSymbol(number, symbol, legalYear);
  const parts = [
    numbered === "" ? called : `${called} số ${numbered}`,
    ...(day === undefined ? [] : [`ngày ${formatDay(day)}`]),
    ...(issuer === "" ? [] : [`của ${issuer}`]),
    aboutInText(about),
  ];
  return parts.filter((part) => part !== "").join(" ");
}
