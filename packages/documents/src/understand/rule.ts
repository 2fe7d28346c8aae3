import type { FieldCode } from "@cchc/domain/report/cell";
import type { Quantity } from "./numbers.ts";
import type { Spot } from "./spots.ts";

/** A field read from the words around a figure. */
export interface Reading {
  readonly field: FieldCode | null;
  readonly confidence: number;
  /** Lĩnh vực, where the words name one. */
  readonly row?: string;
}

/** What a rule may look at. */
export interface Case {
  readonly quantity: Quantity;
  /** The unit, folded. */
  readonly unit: string;
  readonly spot: Spot;
  /** `left # right`, up to the next comma. */
  readonly near: string;
  /** `leftWide # rightWide`, up to the next semicolon. */
  readonly wide: string;
  /** `before # after`: the whole sentence. */
  readonly sentence: string;
  /** Sentence, what came before it in the paragraph, and the headings above. */
  readonly around: string;
  /** The title of the document, folded. */
  readonly title: string;
  /** Fields of the figures before this one in its paragraph and the ones above, latest last. */
  readonly recent: readonly (FieldCode | null)[];
}

/** One way a figure is worded. All patterns given have to match; the first rule that does decides. */
export interface Rule {
  /** `null`: known not to be asked for by any form. */
  readonly field: FieldCode | null;
  readonly unit?: RegExp;
  readonly near?: RegExp;
  readonly wide?: RegExp;
  readonly around?: RegExp;
  readonly not?: RegExp;
  readonly notWide?: RegExp;
  readonly sentence?: RegExp;
  readonly notSentence?: RegExp;
  readonly title?: RegExp;
  /** One of the figures before it had this field. */
  readonly after?: FieldCode;
  /** The last of the figures before it whose field matches `among` had this field. */
  readonly lately?: { readonly field: FieldCode; readonly among: RegExp };
  /** No figure shortly before it had a field like this. */
  readonly unseen?: RegExp;
  readonly percent?: boolean;
  readonly part?: "numerator" | "denominator";
  readonly confidence?: number;
}

function holds(rule: Rule, one: Case): boolean {
  if ((rule.percent ?? false) !== one.quantity.percent) return false;
  if (rule.part !== undefined && rule.part !== one.quantity.part) return false;
  if (rule.unit !== undefined && !rule.unit.test(one.unit)) return false;
  if (rule.not?.test(one.near) === true || rule.notWide?.test(one.wide) === true) return false;
  if (rule.near !== undefined && !rule.near.test(one.near)) return false;
  if (rule.wide !== undefined && !rule.wide.test(one.wide)) return false;
  if (rule.around !== undefined && !rule.around.test(one.around)) return false;
  if (rule.sentence !== undefined && !rule.sentence.test(one.sentence)) return false;
  if (rule.notSentence?.test(one.sentence) === true) return false;
  const { unseen } = rule;
  if (unseen !== undefined && one.recent.some((code) => code !== null && unseen.test(code)))
    return false;
  if (rule.title !== undefined && !rule.title.test(one.title)) return false;
  if (rule.lately !== undefined) {
    const { field, among } = rule.lately;
    if (one.recent.findLast((code) => code !== null && among.test(code)) !== field) return false;
  }
  return rule.after === undefined || one.recent.includes(rule.after);
}

/** The first rule that fits, or `undefined`. */
export function firstReading(rules: readonly Rule[], one: Case): Reading | undefined {
  const rule = rules.find((candidate) => holds(candidate, one));
  return rule === undefined ? undefined : { field: rule.field, confidence: rule.confidence ?? 0.9 };
}

const NOUN =
  /^ (?!(?:va|dat|chiem|tren|so|tai|o|cua|thuoc|la|duoc|con|hoan|trong|trang|da|chua|dung|truoc|qua|tre|som|kip|truc|tiep|giai|dang|tuong|bang|bo|moi|nop|ky|xu|khong|cham|tong|ho|nam|quy)(?![\p{L}]))\p{L}{2,}/u;

/** "45 đoàn viên": a noun that is no known unit follows, so the label before does not say what. */
export function countsElse({ unit, spot }: Case): boolean {
  return unit === "" && NOUN.test(spot.right);
}
