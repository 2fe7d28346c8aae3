import type { Points } from "../criteria/rule.ts";
import { formatCount, formatHundredths } from "../text/numbers.ts";

/** How often appraisal changed a score, of how many it decided. Whole numbers, the first ≤ the second. */
export interface Past {
  readonly overturned: number;
  readonly decided: number;
}

/** Where the points of one leaf lie over all units: lower quarter, middle, upper quarter. */
export interface Peers {
  readonly low: Points;
  readonly middle: Points;
  readonly high: Points;
}

/** What makes a claim likely to be overturned. */
export interface Signs {
  /** Past of this leaf over all units, and of this unit over all leaves. */
  readonly criterion: Past;
  readonly commune: Past;
  /** The leaf asks for papers and none is attached. */
  readonly evidenceMissing: boolean;
  /** Absent where there are too few others to compare with. */
  readonly peers?: Peers;
  /** Changes of its figures or papers in the last days before handing in, or after. */
  readonly lateEdits: number;
}

/**
 * How chances are reckoned: data that an administrator may edit, with a note on where it comes from.
 * Shares are in per mille.
 */
export interface RiskModel {
  readonly note: string;
  /** What is assumed before anything was decided here: so many overturned of so many (a Beta prior). */
  readonly prior: Past;
  /** Share of what is left up to certainty that each sign adds. */
  readonly evidenceMissing: number;
  readonly outlier: number;
  readonly lateEdit: number;
}

/** The model offered first: a careful guess, to be replaced by what this place learns. */
export const FIRST_MODEL: RiskModel = {
  note: "Ước lượng ban đầu, chưa dựa trên số liệu: giả định 1 trong 10 điểm tự chấm bị chấm lại; số liệu thẩm định tại đây dần thay thế giả định này.",
  prior: { overturned: 1, decided: 10 },
  evidenceMissing: 400,
  outlier: 150,
  lateEdit: 100,
};

/** One reason of a chance, as data; `adds`: per mille that it adds (the past replaces, it adds 0). */
export type RiskReason =
  | { readonly code: "criterion-past" | "commune-past"; readonly past: Past }
  | { readonly code: "no-past" }
  | { readonly code: "evidence-missing"; readonly adds: number }
  | { readonly code: "outlier"; readonly middle: Points; readonly adds: number }
  | { readonly code: "late-edits"; readonly count: number; readonly adds: number };

export interface Chance {
  /** That appraisal changes the score, whole per mille 0–1000. */
  readonly perMille: number;
  readonly reasons: readonly RiskReason[];
}

/** The quarters of a list of points; undefined of fewer than `least`, too few to compare with. */
export function peersOf(points: readonly Points[], least = 5): Peers | undefined {
  if (points.length < least) return undefined;
  const sorted = [...points];
  sorted.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { low: at(0.25), middle: at(0.5), high: at(0.75) };
}

/**
 * Whether a claim lies far from the others: further from the middle than one and a half times the
 * distance between the quarters, and at least a tenth of the maximum.
 */
export function isOutlier(points: Points, max: Points, { low, middle, high }: Peers): boolean {
  return Math.abs(points - middle) * 20 > Math.max(30 * (high - low), 2 * max);
}

function add(perMille: number, share: number): number {
  return Math.round(((1000 - perMille) * share) / 1000);
}

/**
 * The chance that a claim is overturned: prior and past of leaf and unit taken together, raised by
 * each sign by its share of what is left up to certainty.
 *
 * @param claim points claimed and the leaf's maximum, hundredths
 */
export function chanceOf(
  claim: { readonly points: Points; readonly max: Points },
  signs: Signs,
  model: RiskModel,
): Chance {
  const { criterion, commune, peers, lateEdits } = signs;
  const reasons: RiskReason[] = [];
  if (criterion.decided > 0) reasons.push({ code: "criterion-past", past: criterion });
  if (commune.decided > 0) reasons.push({ code: "commune-past", past: commune });
  if (reasons.length === 0) reasons.push({ code: "no-past" });
  const overturned = model.prior.overturned + criterion.overturned + commune.overturned;
  const decided = model.prior.decided + criterion.decided + commune.decided;
  let perMille = decided === 0 ? 0 : Math.round((1000 * overturned) / decided);
  if (signs.evidenceMissing) {
    const adds = add(perMille, model.evidenceMissing);
    reasons.push({ code: "evidence-missing", adds });
    perMille += adds;
  }
  if (peers !== undefined && isOutlier(claim.points, claim.max, peers)) {
    const adds = add(perMille, model.outlier);
    reasons.push({ code: "outlier", middle: peers.middle, adds });
    perMille += adds;
  }
  if (lateEdits > 0) {
    const adds = add(perMille, model.lateEdit);
    reasons.push({ code: "late-edits", count: lateEdits, adds });
    perMille += adds;
  }
  return { perMille, reasons };
}

function pastText({ overturned, decided }: Past): string {
  return `${formatCount(overturned)} trên ${formatCount(decided)} lần bị chấm lại`;
}

/** What a sign is called, and how the points it was measured by are. */
function signText(reason: Extract<RiskReason, { readonly adds: number }>): string {
  switch (reason.code) {
    case "evidence-missing":
      return "chưa có tài liệu kiểm chứng";
    case "outlier":
      return `khác hẳn các đơn vị khác (mức giữa ${formatHundredths(reason.middle)} điểm)`;
    case "late-edits":
      return `sửa ${formatCount(reason.count)} lần sát hoặc sau hạn nộp`;
  }
}

/**
 * Where a chance comes from, in Vietnamese sentences: the past as it was counted, then what was reckoned
 * from it and what each sign adds. The whole percents named add up to the chance, rounded half up.
 */
export function chanceSentences({ perMille, reasons }: Chance): readonly string[] {
  const past: string[] = [];
  const signs: string[] = [];
  let left = Math.floor((perMille + 5) / 10);
  for (const reason of reasons) {
    switch (reason.code) {
      case "criterion-past":
        past.push(`Mục này trước đây ${pastText(reason.past)}.`);
        break;
      case "commune-past":
        past.push(`Đơn vị này trước đây ${pastText(reason.past)}.`);
        break;
      case "no-past":
        past.push("Chưa có lần thẩm định nào để dựa vào.");
        break;
      default: {
        const adds = Math.min(left, Math.floor((reason.adds + 5) / 10));
        left -= adds;
        signs.push(`thêm ${formatCount(adds)} vì ${signText(reason)}`);
      }
    }
  }
  const reckoned = `Từ đó và giả định ban đầu ước ${formatCount(left)} %`;
  return [...past, `${[reckoned, ...signs].join(", ")}.`];
}
