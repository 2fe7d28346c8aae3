import type { Heading } from "@cchc/documents/understand/facts";
import type { StoredPeriod } from "../periods/queries.ts";
import { daysBetween } from "@cchc/domain/text/days";
import { searchKey } from "@cchc/domain/text/search-key";
import type { UnitKind } from "@cchc/domain/unit/unit";

/** Whose report a file is read for. */
export interface OwnReport {
  /** Every name in full that the unit and those it continues ever had. */
  readonly names: readonly string[];
  readonly kind: UnitKind;
  readonly period: Pick<StoredPeriod, "from" | "to" | "name">;
}

/** Of whom and of when a file speaks, in words; `null` where it is the report's own or not said. */
export interface Another {
  /** `"xã Tân Hồng"`. */
  readonly unit: string | null;
  /** `"năm 2024"`. */
  readonly period: string | null;
}

/** Where the head of a paper ends at the latest, in UTF-16 units. */
const headLength = 1500;

/** The line from which a paper names whom it goes to, as a search key. */
const addressed = "kinh gui";

/** Days by which two papers about the same period differ in length at most. */
const nearlyAsLong = 50;

const communes = /^(?:xa|phuong|thi tran|dac khu) /;

/** What stands above the addressees, as a search key: whom a paper goes to did not issue it. */
function headOf(text: string): string {
  const [head = ""] = searchKey(text.slice(0, headLength)).split(addressed, 1);
  return head;
}

/** Whether a text names somebody, both as search keys. */
function names(text: string, name: string): boolean {
  return ` ${text.replaceAll(/[^\p{L}\p{N}]+/gu, " ")} `.includes(` ${name} `);
}

/**
 * Whether a file is of another unit or another period than the report. The unit is told by who issued
 * the paper: a former name and a unit that went into this one are its own. A committee that only the
 * body names tells nothing, unless it is a commune's and the unit itself is nowhere named. `table`:
 * many units may stand in it, so that naming the unit anywhere is enough.
 */
export function anotherOf(
  { names: known, kind, period }: OwnReport,
  file: {
    readonly heading: Pick<Heading, "issuer" | "period">;
    readonly text: string;
    readonly table: boolean;
  },
): Another {
  const { issuer, period: said } = file.heading;
  const differs = said !== null && isOtherPeriod(said, period);
  return { unit: otherUnit(), period: differs ? said.label : null };

  function otherUnit(): string | null {
    const words = issuer?.replace(/^UBND /u, "") ?? "";
    const key = searchKey(words);
    const own = known.map(searchKey);
    if (key === "" || own.length === 0 || own.includes(key)) return null;
    const whole = searchKey(file.text);
    const head = file.table ? whole : headOf(file.text);
    if (own.some((name) => names(head, name))) return null;
    const commune = communes.test(key);
    // A department's papers are headed by the committee that it belongs to.
    const told = commune || kind === "commune" ? names(head, key) : false;
    const lone = commune && !own.some((name) => names(whole, name));
    if (!told && !lone) return null;
    return commune ? words : `UBND ${words}`;
  }
}

/**
 * The same of a filled-in template, which names its report above its lines: `about` as it stands
 * there, `"Phường Sông Mây, Năm 2024"`.
 */
export function anotherTemplate({ names: known, period }: OwnReport, about: string): Another {
  const parts = about.split(", ");
  const own = known.find((name) => searchKey(about).startsWith(`${searchKey(name)}, `));
  // A name may have a comma of its own.
  const end = own === undefined ? 1 : own.split(", ").length;
  const unit = parts.slice(0, end).join(", ");
  const said = parts.slice(end).join(", ");
  if (said === "" || known.length === 0) return { unit: null, period: null };
  return {
    unit: own === undefined ? unit.charAt(0).toLocaleLowerCase("vi") + unit.slice(1) : null,
    period: searchKey(said) === searchKey(period.name) ? null : said,
  };
}

/**
 * Whether a file speaks about other days than the report: less than four fifths of the longer of the
 * two are common, or one is over 50 days longer. Quarters, halves and years that begin and end on the
 * 15th, or a year that stops on 15/11 or 30/11, are the same period; ten months and a year are not.
 */
export function isOtherPeriod(
  said: Pick<NonNullable<Heading["period"]>, "from" | "to">,
  period: { readonly from: string; readonly to: string },
): boolean {
  if (said.from === undefined || said.to === undefined) return false;
  const from = said.from > period.from ? said.from : period.from;
  const to = said.to < period.to ? said.to : period.to;
  const lengths = [days(said.from, said.to), days(period.from, period.to)];
  const longer = Math.max(...lengths);
  return longer - Math.min(...lengths) > nearlyAsLong || 5 * days(from, to) < 4 * longer;
}

/** Days from one to another, both counted; 0 where they lie the other way round. */
function days(from: string, to: string): number {
  return Math.max(0, daysBetween(from, to) + 1);
}
