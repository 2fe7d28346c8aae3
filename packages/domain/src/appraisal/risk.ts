import type { Points } from "../criteria/rule.ts";
import { type Chance, type RiskModel, type Signs, chanceOf } from "./chance.ts";

/** One claim that waits for appraisal. Points in hundredths. */
export interface RiskItem extends Signs {
  readonly unit: string;
  readonly leaf: string;
  readonly points: Points;
  readonly max: Points;
}

/** Why an item stands where it stands in the queue. */
export type QueuePlace =
  /** Among the items that carry the points likely to be lost. */
  | "check"
  /** Drawn at random from the rest. */
  | "audit"
  /** May be accepted together with its like. */
  | "rest";

/** An item of the queue with its reasons; `chanceSentences` of `chance` says them in words. */
export interface Queued extends Chance {
  readonly unit: string;
  readonly leaf: string;
  readonly points: Points;
  /** Points × chance, hundredths of a point × per mille. */
  readonly expected: number;
  readonly place: QueuePlace;
}

export interface QueueOptions {
  readonly model: RiskModel;
  /** Items are checked until they carry this share of all points likely to be lost, per mille. */
  readonly cover: number;
  /** Share of the rest that is audited, per mille; rounded up to whole items. */
  readonly audit: number;
  /** The same seed draws the same sample: the round's id, written into its record. */
  readonly seed: string;
}

/** A number 0…2³²−1 from a text, the same on every machine (FNV-1a, then mixed). */
export function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function byName(a: { unit: string; leaf: string }, b: { unit: string; leaf: string }): number {
  if (a.leaf !== b.leaf) return a.leaf < b.leaf ? -1 : 1;
  return a.unit === b.unit ? 0 : a.unit < b.unit ? -1 : 1;
}

/** How many of the items, most at risk first, carry the share `cover` of what may be lost. */
function covering(items: readonly { readonly expected: number }[], cover: number): number {
  const all = items.reduce((sum, { expected }) => sum + expected, 0);
  let carried = 0;
  let count = 0;
  for (const { expected } of items) {
    if (carried * 1000 >= all * cover || expected === 0) break;
    carried += expected;
    count += 1;
  }
  return count;
}

/** Keys of the audited items: those of the smallest hashes, whatever order they came in. */
function drawn(
  rest: readonly { readonly unit: string; readonly leaf: string }[],
  { audit, seed }: QueueOptions,
): ReadonlySet<string> {
  const keyed = rest.map(({ unit, leaf }) => {
    const key = `${leaf} ${unit}`;
    return { key, hash: hashOf(`${seed} ${key}`) };
  });
  keyed.sort((a, b) => a.hash - b.hash || (a.key < b.key ? -1 : 1));
  const count = Math.ceil((rest.length * audit) / 1000);
  return new Set(keyed.slice(0, count).map(({ key }) => key));
}

/**
 * The appraisal queue: first what carries the points likely to be lost, most first; then a random
 * audit sample of the rest; then the rest, which may be accepted together.
 */
export function riskQueue(items: readonly RiskItem[], options: QueueOptions): readonly Queued[] {
  const found = items.map((item) => {
    const { unit, leaf, points, max } = item;
    const chance = chanceOf({ points, max }, item, options.model);
    return { unit, leaf, points, ...chance, expected: Math.max(0, points) * chance.perMille };
  });
  found.sort((a, b) => b.expected - a.expected || b.points - a.points || byName(a, b));
  const check = covering(found, options.cover);
  const rest = found.slice(check);
  const audited = drawn(rest, options);
  const of = (place: QueuePlace, list: typeof found): readonly Queued[] =>
    list.map((item) => ({ ...item, place }));
  const isAudited = ({ leaf, unit }: (typeof found)[number]): boolean =>
    audited.has(`${leaf} ${unit}`);
  return [
    ...of("check", found.slice(0, check)),
    ...of("audit", rest.filter(isAudited)),
    ...of(
      "rest",
      rest.filter((item) => !isAudited(item)),
    ),
  ];
}

const placeWords: Readonly<Record<QueuePlace, string>> = {
  check: "Cần xem: thuộc nhóm mang phần lớn số điểm có thể bị chấm lại.",
  audit: "Rút ngẫu nhiên để kiểm tra lại.",
  rest: "Ít rủi ro: có thể đồng ý cùng các mục giống nó.",
};

/** Why the item stands there, in one Vietnamese sentence. */
export function placeSentence(place: QueuePlace): string {
  return placeWords[place];
}
