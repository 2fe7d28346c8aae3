import type { Points } from "../criteria/rule.ts";
import type { LeafInput } from "../scoring/because.ts";
import { canonicalText } from "../scoring/canonical.ts";
import { formatCount, formatHundredths } from "../text/numbers.ts";

/** One claim as appraisal sees it. */
export interface CaseItem {
  readonly unit: string;
  readonly leaf: string;
  /** What the unit scored itself, hundredths; absent while it has no points. */
  readonly claim?: Points;
  /** From {@link caseKey}: equal for equal figures and papers. */
  readonly key: string;
  /** Points decided, hundredths; absent while nothing is decided. */
  readonly decided?: Points;
}

/**
 * A text that is equal for two items of one leaf with the same figures and the same papers,
 * whatever their order.
 *
 * @param inputs of the leaf's result; where they were entered does not matter, what they say does
 * @param evidence what tells papers apart: content hashes, or kinds of papers where each unit has
 *   its own
 */
export function caseKey(inputs: readonly LeafInput[], evidence: readonly string[]): string {
  const said = inputs.map(({ from: _from, code: _code, ...read }) => canonicalText(read));
  said.sort();
  const papers = [...new Set(evidence)];
  papers.sort();
  return canonicalText({ inputs: said, evidence: papers });
}

/** Units with the same claim on the same figures and papers: to be decided once. */
export interface EqualCases {
  readonly leaf: string;
  readonly claim?: Points;
  readonly key: string;
  /** In the order given. */
  readonly units: readonly string[];
  /** One Vietnamese sentence. */
  readonly sentence: string;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function claimText(claim: Points | undefined): string {
  return claim === undefined ? "chưa có điểm" : `tự chấm ${formatHundredths(claim)} điểm`;
}

/** Items that are not decided, grouped by leaf, claim, figures and papers; the largest first. */
export function equalCases(items: readonly CaseItem[]): readonly EqualCases[] {
  const open = items.filter(({ decided }) => decided === undefined);
  const groups = grouped(open, ({ leaf, claim, key }) => canonicalText([leaf, claim ?? null, key]));
  const cases = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { leaf, claim, key } = first;
    const count = formatCount(group.length);
    return {
      leaf,
      ...(claim === undefined ? {} : { claim }),
      key,
      units: group.map(({ unit }) => unit),
      sentence:
        group.length === 1
          ? `1 đơn vị ${claimText(claim)}, không đơn vị nào giống hệt.`
          : `${count} đơn vị cùng ${claimText(claim)} với số liệu và tài liệu như nhau.`,
    };
  });
  cases.sort((a, b) => b.units.length - a.units.length);
  return cases;
}

/** Equal figures and papers that appraisal scored differently. */
export interface Unequal {
  readonly leaf: string;
  readonly key: string;
  /** Highest less lowest, hundredths, above 0. */
  readonly spread: Points;
  /** Who got what, the highest points first. */
  readonly groups: readonly { readonly points: Points; readonly units: readonly string[] }[];
  /** One Vietnamese sentence that says what to do. */
  readonly sentence: string;
}

/** Finds equal evidence scored unequally; the widest difference first. */
export function unequalDecisions(items: readonly CaseItem[]): readonly Unequal[] {
  const decided = items.flatMap(({ unit, leaf, key, decided: points }) =>
    points === undefined ? [] : [{ unit, leaf, key, points }],
  );
  const found = grouped(decided, ({ leaf, key }) => canonicalText([leaf, key])).flatMap((alike) => {
    const [first] = alike;
    const groups = grouped(alike, ({ points }) => `${points}`).map((group) => ({
      points: group[0]?.points ?? 0,
      units: group.map(({ unit }) => unit),
    }));
    if (first === undefined || groups.length < 2) return [];
    groups.sort((a, b) => b.points - a.points);
    const high = groups[0]?.points ?? 0;
    const low = groups.at(-1)?.points ?? 0;
    const said = groups
      .map(({ points, units }) => `${formatHundredths(points)} điểm (${formatCount(units.length)})`)
      .join(", ");
    return {
      leaf: first.leaf,
      key: first.key,
      spread: high - low,
      groups,
      sentence: `Mục ${first.leaf}: ${formatCount(alike.length)} đơn vị có số liệu và tài liệu như nhau nhưng được chấm khác nhau: ${said}. Hãy chấm lại cho thống nhất hoặc ghi rõ lý do khác nhau.`,
    };
  });
  found.sort((a, b) => b.spread - a.spread);
  return found;
}
