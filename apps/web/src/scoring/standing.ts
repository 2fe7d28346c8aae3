import type { Points } from "@cchc/domain/criteria/rule";
import type { Leaf } from "@cchc/domain/criteria/set";
import type { CompiledLeaf } from "@cchc/domain/scoring/compile";
import type { LeafResult } from "@cchc/domain/scoring/because";
import { isLeafFed } from "@cchc/domain/scoring/stating";
import { formatHundredths } from "@cchc/domain/text/numbers";
import type { Tone } from "@cchc/ui/state-mark";
import { answerTo } from "./answers.ts";
import { type Ask, asksOf } from "./asks.ts";
import type { BookView, Item } from "./book-shape.ts";
import { bonusArea } from "./paths.ts";

/** One leaf with all that its row says. */
export interface LeafLine {
  readonly compiled: CompiledLeaf;
  readonly leaf: Leaf;
  readonly result: LeafResult;
  readonly item: Item | undefined;
  readonly asks: readonly Ask[];
  /** Asks without an answer. */
  readonly open: readonly Ask[];
  readonly state: LineState;
  /** Papers are asked for, points are earned, and none is attached. */
  readonly wantsPapers: boolean;
  /** Figures differ from those handed in. */
  readonly changed: boolean;
}

/** Where a leaf stands for the unit. */
export type LineState =
  | "returned"
  | "answered"
  | "accepted"
  | "decided-otherwise"
  | "survey"
  | "left-out"
  | "to-state"
  | "no-figures"
  | "fed"
  | "stated"
  | "optional";

export const stateWords: Readonly<
  Record<LineState, { readonly tone: Tone; readonly word: string }>
> = {
  returned: { tone: "wrong", word: "Bị trả lại" },
  answered: { tone: "accent", word: "Đã giải trình, chờ thẩm định" },
  accepted: { tone: "settled", word: "Cấp trên đồng ý" },
  "decided-otherwise": { tone: "doubt", word: "Cấp trên chấm khác" },
  survey: { tone: "plain", word: "Khảo sát, có điểm sau" },
  "left-out": { tone: "none", word: "Không tính" },
  "to-state": { tone: "doubt", word: "Cần bạn chấm" },
  "no-figures": { tone: "unknown", word: "Thiếu số liệu" },
  fed: { tone: "settled", word: "Đã có điểm từ số liệu" },
  stated: { tone: "settled", word: "Đã chấm" },
  optional: { tone: "plain", word: "Không kê khai" },
};

/** Whether what the unit stated itself does not do: no reason, too many points. */
function isOwnFault({ because }: LeafResult): boolean {
  return because.branch === "reason-needed" || because.branch === "claim-outside";
}

function stateOf(
  compiled: CompiledLeaf,
  result: LeafResult,
  { item, open, fed }: { item: Item | undefined; open: number; fed: boolean },
): LineState {
  if (compiled.leaf.survey === true) return "survey";
  if (item?.state === "returned") return "returned";
  if (item?.state === "answered") return "answered";
  if (item?.state === "accepted") return "accepted";
  if (item?.state === "changed") return "decided-otherwise";
  if (result.state === "not-applicable") return "left-out";
  if (result.state === "scored") return fed ? "fed" : "stated";
  if (compiled.area === -1) return "optional";
  // A figure that is missing is mended in the report; what is left is the unit's own to say.
  return open > 0 || isOwnFault(result) ? "to-state" : "no-figures";
}

/** One leaf as its row shows it. */
export function lineOf(view: BookView, compiled: CompiledLeaf): LeafLine | undefined {
  const result = view.score.leaves[compiled.place];
  if (result === undefined) return undefined;
  const fed = new Set(view.opened.fedCodes);
  const { leaf, code } = compiled;
  const asks = asksOf(compiled, fed, result);
  const valueOf = (name: string) => view.stated[name];
  const open = asks.filter((ask) => answerTo(ask, code, valueOf) === undefined);
  const item = view.opened.items.find((one) => one.leaf === code);
  const earns = result.state === "scored" && result.points > 0;
  return {
    compiled,
    leaf,
    result,
    item,
    asks,
    open: result.state === "missing" ? open : [],
    state: stateOf(compiled, result, {
      item,
      open: open.length,
      fed: isLeafFed(compiled, fed),
    }),
    wantsPapers:
      earns &&
      leaf.evidence !== "" &&
      leaf.survey !== true &&
      view.beside(code).papers.length === 0,
    changed: view.opened.changedSince.includes(code),
  };
}

/** A criterion with its lines. */
export interface CriterionLines {
  readonly code: string;
  readonly label: string;
  readonly lines: readonly LeafLine[];
}

/** An area, or the bonus block, with its lines. */
export interface AreaLines {
  readonly code: string;
  readonly label: string;
  readonly max: Points;
  readonly criteria: readonly CriterionLines[];
  readonly survey: boolean;
  readonly bonus: boolean;
}

export function linesOf({ criteria }: Pick<AreaLines, "criteria">): readonly LeafLine[] {
  return criteria.flatMap(({ lines }) => lines);
}

/** The whole set in its order, the bonus block last. */
export function areasOf(view: BookView): readonly AreaLines[] {
  const { compiled } = view;
  const byCode = new Map(compiled.leaves.map((leaf) => [leaf.code, leaf]));
  const linesFor = (leaves: readonly Leaf[]): readonly LeafLine[] =>
    leaves.flatMap(({ code }) => {
      const leaf = byCode.get(code);
      const line = leaf === undefined ? undefined : lineOf(view, leaf);
      return line === undefined ? [] : [line];
    });
  const areas = compiled.set.areas.map(({ code, label, max, criteria }) => ({
    code,
    label,
    max,
    criteria: criteria.map((one) => ({
      code: one.code,
      label: one.label,
      lines: linesFor(one.leaves),
    })),
    survey: criteria.every((one) => one.leaves.every(({ survey }) => survey === true)),
    bonus: false,
  }));
  const { bonus } = compiled.set;
  if (bonus === undefined) return areas;
  const criteria = [{ code: "", label: bonus.label, lines: linesFor(bonus.leaves) }];
  const { label, max } = bonus;
  return [...areas, { code: bonusArea, label, max, criteria, survey: false, bonus: true }];
}

/** Leaves that must have points before the score can be handed in. */
export function missingLines(areas: readonly AreaLines[]): readonly LeafLine[] {
  return areas
    .filter(({ bonus }) => !bonus)
    .flatMap((area) => linesOf(area))
    .filter(({ result, leaf }) => result.state === "missing" && leaf.survey !== true);
}

/** What the unit's own part comes to, survey and bonus apart; hundredths. */
export interface OwnTotal {
  readonly points: Points;
  readonly max: Points;
  readonly bonus: Points;
  readonly leftOut: Points;
}

export function ownTotal(areas: readonly AreaLines[], bonus: Points): OwnTotal {
  const own = areas
    .filter((area) => !area.bonus)
    .flatMap((area) => linesOf(area))
    .filter(({ leaf }) => leaf.survey !== true);
  const sum = (lines: readonly LeafLine[], points: (line: LeafLine) => number): number =>
    lines.reduce((all, line) => all + points(line), 0);
  return {
    points: sum(own, ({ result }) => (result.state === "scored" ? result.points : 0)),
    max: sum(own, ({ leaf }) => leaf.max),
    bonus,
    leftOut: sum(
      own.filter(({ result }) => result.state === "not-applicable"),
      ({ leaf }) => leaf.max,
    ),
  };
}

/** `5,00/7,00`, `–/7,00`; a leaf without points of its own says nothing. */
export function pointsOf({ result, leaf }: Pick<LeafLine, "result" | "leaf">): string {
  if (leaf.max === 0) return "";
  const got = result.state === "scored" ? formatHundredths(result.points) : "–";
  return `${got} / ${formatHundredths(leaf.max)}`;
}

/** The area page on which a leaf stands. */
export function areaOf(areas: readonly AreaLines[], leaf: string): string {
  return areas.find((area) => linesOf(area).some((line) => line.leaf.code === leaf))?.code ?? "";
}
