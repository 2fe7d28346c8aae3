import { formatCount, formatRate } from "../text/numbers.ts";
import type { Report } from "./finding.ts";
import type { Band, Bound, RuleOf } from "./rule.ts";

/** An end on the line: the value and on which side of it the end lies. */
interface End {
  readonly at: number;
  /** 0 right at the value, 1 just above it. */
  readonly side: 0 | 1;
}

const BOTTOM: End = { at: 0, side: 0 };
const TOP: End = { at: Number.POSITIVE_INFINITY, side: 0 };

/** Where a band begins: a closed low end at its value, an open one just above. */
function begins(low: Bound | undefined, counts: boolean): End {
  if (low === undefined) return BOTTOM;
  if (counts) return { at: low.closed ? low.at : low.at + 1, side: 0 };
  return { at: low.at, side: low.closed ? 0 : 1 };
}

/** Where what follows a band must begin. */
function follows(high: Bound | undefined, counts: boolean): End {
  if (high === undefined) return TOP;
  if (counts) return { at: high.closed ? high.at + 1 : high.at, side: 0 };
  return { at: high.at, side: high.closed ? 1 : 0 };
}

function compare(a: End, b: End): number {
  return a.at === b.at ? a.side - b.side : a.at < b.at ? -1 : 1;
}

function later(a: End, b: End): End {
  return compare(a, b) >= 0 ? a : b;
}

interface Placed {
  readonly band: Band;
  readonly number: number;
  readonly from: End;
  readonly until: End;
}

/** Bands must cover everything from 0 upwards exactly once. */
export function checkBands(rule: RuleOf<"steps">, report: Report): void {
  const counts = rule.input.of === "count";
  const value = (at: number): string => (counts ? formatCount(at) : formatRate(at));
  const placed = rule.bands.map((band, place): Placed => {
    const [from, until] = [begins(band.low, counts), follows(band.high, counts)];
    return { band, number: place + 1, from, until };
  });
  for (const { number, from, until } of placed) {
    if (compare(from, until) >= 0) {
      const says = `bậc ${number} không chứa giá trị nào: hãy sửa hai đầu của bậc hoặc bỏ bậc.`;
      report("unreachable", `bands/${number}`, says);
    }
  }
  const rising = placed.filter(({ from, until }) => compare(from, until) < 0);
  rising.sort((a, b) => compare(a.from, b.from));
  let reached = BOTTOM;
  let before: Placed | undefined;
  for (const next of rising) {
    const path = `bands/${next.number}`;
    const sign = compare(next.from, reached);
    if (sign > 0) report("gap", path, gapWords(reached, next.from, value));
    if (before !== undefined && compare(next.until, reached) <= 0) {
      const says = `bậc ${next.number} nằm trọn trong bậc khác nên không bao giờ dùng tới: hãy bỏ hoặc tách hai bậc.`;
      report("unreachable", path, says);
    } else if (sign < 0 && before !== undefined) {
      const says = `bậc ${before.number} và bậc ${next.number} chồng nhau tại ${value(next.from.at)}: hãy để giá trị này thuộc một bậc.`;
      report("overlap", path, says);
    }
    if (before !== undefined && next.band.points < before.band.points) {
      const says = `bậc ${next.number} cao hơn bậc ${before.number} nhưng ít điểm hơn: hãy kiểm tra lại điểm.`;
      report("order", path, says, "warning");
    }
    reached = later(reached, next.until);
    before = next;
  }
  if (reached.at !== Number.POSITIVE_INFINITY && !coversAll(reached, counts)) {
    report("gap", "bands", gapWords(reached, undefined, value));
  }
}

/** A ratio of counts ends at 100 %; a band closed there leaves nothing open. */
function coversAll(reached: End, counts: boolean): boolean {
  return !counts && compare(reached, { at: 10_000, side: 1 }) >= 0;
}

function gapWords(from: End, until: End | undefined, value: (at: number) => string): string {
  if (until === undefined) {
    return `chưa có bậc nào từ ${value(from.at)} trở lên: hãy bỏ giới hạn trên của bậc cao nhất.`;
  }
  return from.at === until.at
    ? `giá trị đúng ${value(from.at)} không thuộc bậc nào: hãy cho một bậc lấy cả giá trị này.`
    : `từ ${value(from.at)} đến ${value(until.at)} không thuộc bậc nào: hãy nối hai bậc liền nhau.`;
}
