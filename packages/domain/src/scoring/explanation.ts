import type { Points } from "../criteria/rule.ts";
import type { CriteriaSet, Leaf } from "../criteria/set.ts";
import { formatHundredths, formatRate } from "../text/numbers.ts";
import type { LeafResult } from "./because.ts";
import type { UnitScore } from "./score.ts";
import { reasonSentence } from "./sentence.ts";

/** One line of the explanation of a score: the unit, an area, a criterion or a leaf. */
export interface Explanation {
  /** As the decision numbers it; the unit's own name at the root. */
  readonly code: string;
  /** In words; empty at the root. */
  readonly label: string;
  /** Hundredths; absent where nothing below could be scored yet. */
  readonly points?: Points;
  /** Hundredths. */
  readonly max: Points;
  /** Of a leaf: why, in a sentence, with document and clause. */
  readonly because?: { readonly reason: string; readonly source: string };
  readonly parts: readonly Explanation[];
}

function leafLine(leaf: Leaf, result: LeafResult | undefined): Explanation {
  const line = { code: leaf.code, label: leaf.label, max: leaf.max, parts: [] };
  if (result === undefined) return line;
  const { document, clause } = result.because.source;
  const because = {
    reason: reasonSentence(result),
    source: `${document}, ${clause}`,
  };
  return result.state === "scored"
    ? { ...line, points: result.points, because }
    : { ...line, because };
}

interface Head {
  readonly code: string;
  readonly label: string;
  readonly max: Points;
}

function sumLine({ code, label, max }: Head, parts: readonly Explanation[]): Explanation {
  const earned = parts.flatMap(({ points }) => (points === undefined ? [] : [points]));
  const line = { code, label, max, parts };
  return earned.length === 0
    ? line
    : { ...line, points: earned.reduce((sum, points) => sum + points, 0) };
}

/**
 * A unit's score as a tree: unit → areas → criteria → leaves, every leaf with its reason and legal
 * source. The points of a branch are the sum of its rounded leaves; the root has none while the
 * total is open, and else the total as it counts, rescaled and with bonus and penalty, which stand
 * below it as a last branch where the set has them.
 */
export function explanationTree(set: CriteriaSet, score: UnitScore): Explanation {
  const results = new Map(score.leaves.map((result) => [result.leaf, result]));
  const below = (leaves: readonly Leaf[]) =>
    leaves.map((leaf) => leafLine(leaf, results.get(leaf.code)));
  const areas = set.areas.map((area) => {
    const criteria = area.criteria.map((criterion) => sumLine(criterion, below(criterion.leaves)));
    const [only] = criteria;
    // An area that is one criterion of the same name is one line, not two.
    const one = criteria.length === 1 && only?.label === area.label;
    return sumLine(area, one ? only.parts : criteria);
  });
  const { bonus } = set;
  const beside =
    bonus === undefined
      ? []
      : [sumLine({ code: "±", label: bonus.label, max: bonus.max }, below(bonus.leaves))];
  const root = { code: score.unit, label: "", max: set.max, parts: [...areas, ...beside] };
  return score.totals.state === "open" ? root : { ...root, points: score.totals.total };
}

function textLines(node: Explanation, indent: string): readonly string[] {
  const points = node.points === undefined ? "–" : formatHundredths(node.points);
  const head = `${indent}${node.code} ${node.label}`.trimEnd();
  const own = `${head}: ${points} / ${formatHundredths(node.max)}`;
  const why =
    node.because === undefined
      ? []
      : [`${indent}  ${node.because.reason} [${node.because.source}]`];
  return [own, ...why, ...node.parts.flatMap((part) => textLines(part, `${indent}  `))];
}

/** The tree of {@link explanationTree} as lines of text, two spaces a level, for a terminal or a note. */
export function explanationText(tree: Explanation): string {
  return textLines(tree, "").join("\n");
}

/** The unit's result in one line: total, index in percent and grade, or that figures still lack. */
export function resultLine({ unit, totals, grade }: UnitScore): string {
  if (totals.state === "open") {
    return `${unit}: chưa đủ số liệu, mới được ${formatHundredths(totals.points)} điểm`;
  }
  const named = grade === undefined ? "" : `, ${grade.label}`;
  return `${unit}: ${formatHundredths(totals.total)} điểm, ${formatRate(totals.index)}${named}`;
}
