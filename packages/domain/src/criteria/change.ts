import { formatDay } from "../text/days.ts";
import { formatHundredths } from "../text/numbers.ts";
import type { Day } from "../report/cell.ts";
import type { RuleFact } from "./rule-facts.ts";

/** What kind of change it is; screens group and filter by it. */
export type SetChangeCode =
  | "added"
  | "removed"
  | "moved"
  | "label"
  | "max"
  | "rule-kind"
  | "rule"
  | "source"
  | "evidence"
  | "guidance"
  | "examples"
  | "policy"
  | "dates"
  | "set"
  | "grade"
  | "block"
  | "bonus";

/** One difference between two versions of a set. */
export interface SetChange {
  readonly code: SetChangeCode;
  /** The place by codes, as in {@link SetFinding}: `areas/3/criteria/3.1/leaves/3.1.2/max`. */
  readonly path: string;
  /** One Vietnamese sentence in the words of a decision: where, what, from what to what. */
  readonly sentence: string;
  /** The old and the new words or figures; one is absent where something came or went. */
  readonly before?: string;
  readonly after?: string;
}

/** Collects the changes of one place. */
export interface Place {
  readonly path: string;
  /** `Tiêu chí thành phần 3.1.2` */
  readonly name: string;
  readonly into: SetChange[];
}

/** Writes one change down; nothing where the words are equal. */
export function note(
  { path, name, into }: Place,
  change: Omit<SetChange, "sentence" | "path"> & { readonly at: string },
  said: string,
): void {
  const { at, code, before, after } = change;
  into.push({
    code,
    path: [path, at].filter((part) => part !== "").join("/"),
    sentence: `${name}: ${said}.`,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}

/** A number that rose or fell: `điểm tối đa tăng từ 7,00 lên 8,00`. */
export function movedText(what: string, texts: readonly [string, string], rose: boolean): string {
  const [before, after] = texts;
  return rose
    ? `${what} tăng từ ${before} lên ${after}`
    : `${what} giảm từ ${before} xuống ${after}`;
}

/** Notes a change of points, hundredths. */
export function notePoints(
  place: Place,
  about: { readonly at: string; readonly code: SetChangeCode; readonly what: string },
  [old, now]: readonly [number, number],
): void {
  if (old === now) return;
  const [before, after] = [formatHundredths(old), formatHundredths(now)];
  const { at, code, what } = about;
  note(place, { at, code, before, after }, movedText(what, [before, after], now > old));
}

/** Notes a change of short words, quoting both. */
export function noteWords(
  place: Place,
  about: { readonly at: string; readonly code: SetChangeCode; readonly what: string },
  [before, after]: readonly [string, string],
): void {
  if (before === after) return;
  const { at, code, what } = about;
  note(place, { at, code, before, after }, `${what} đổi từ “${before}” thành “${after}”`);
}

/** Notes that a long text changed; the texts travel as data. */
export function noteText(
  place: Place,
  about: { readonly at: string; readonly code: SetChangeCode; readonly what: string },
  [before, after]: readonly [string, string],
): void {
  if (before === after) return;
  const { at, code, what } = about;
  const said = before === "" ? `bổ sung ${what}` : after === "" ? `bỏ ${what}` : `sửa ${what}`;
  note(place, { at, code, before, after }, said);
}

/** A day or that there is none. */
export function dayText(day: Day | undefined): string {
  return day === undefined ? "không nêu" : formatDay(day);
}

/** Notes what facts came, went or changed. */
export function noteFacts(
  place: Place,
  before: readonly RuleFact[],
  after: readonly RuleFact[],
): void {
  const code = "rule";
  const old = new Map(before.map((fact) => [fact.key, fact]));
  const now = new Map(after.map((fact) => [fact.key, fact]));
  for (const { key, name, text, amount } of before) {
    const to = now.get(key);
    const at = `rule/${key}`;
    if (to === undefined) {
      note(place, { at, code, before: text }, `bỏ ${name} (${text})`);
    } else if (to.text !== text || to.name !== name) {
      const texts = [text, to.text] as const;
      const said =
        to.text === text
          ? `${name} nay là ${to.name}`
          : amount === undefined || to.amount === undefined
            ? `${name} đổi từ “${text}” thành “${to.text}”`
            : movedText(name, texts, to.amount > amount);
      note(place, { at, code, before: text, after: to.text }, said);
    }
  }
  for (const { key, name, text } of after) {
    if (old.has(key)) continue;
    note(place, { at: `rule/${key}`, code, after: text }, `thêm ${name} (${text})`);
  }
}
