import type { CriteriaArea, CriteriaSet, Leaf } from "../criteria/set.ts";
import type { LeafPorts, Port } from "./columns.ts";
import type { Score } from "./scorer.ts";
import { scorerOf } from "./scorers.ts";

/** One leaf made ready: what it reads, how it scores, where it belongs. */
export interface CompiledLeaf extends LeafPorts {
  readonly leaf: Leaf;
  /** Place among all leaves. */
  readonly place: number;
  /** Place of its area; −1 in the bonus block. */
  readonly area: number;
  /** Place of its criterion among all criteria; −1 in the bonus block. */
  readonly criterion: number;
  readonly score: Score;
}

/** A knock-out and the leaves it strikes, itself not among them. */
export interface CompiledKnockOut {
  readonly by: number;
  readonly strikes: readonly number[];
}

/** A set made ready for one year; keep it, it is the costly part. */
export interface CompiledSet {
  readonly set: CriteriaSet;
  readonly year: number | undefined;
  readonly areas: readonly CriteriaArea[];
  readonly leaves: readonly CompiledLeaf[];
  /** Number of ports of all leaves together. */
  readonly ports: number;
  /** Every code the set reads, with its place among a unit's values. */
  readonly slots: ReadonlyMap<string, number>;
  readonly knockOuts: readonly CompiledKnockOut[];
  /** Leaves that a value under this code can change; empty where none. */
  readonly touchedBy: (code: string) => readonly CompiledLeaf[];
}

const CLAIM: Omit<Port, "source"> = { role: "claim", expect: "claim", direct: true };

function strikes(leaves: readonly CompiledLeaf[], from: CompiledLeaf): readonly number[] {
  const { rule } = from.leaf;
  const scope = rule.kind === "knock-out" ? rule.scope : undefined;
  const struck = leaves.filter((other) => {
    if (other.place === from.place || other.area === -1) return false;
    if (scope === "set") return true;
    return scope === "area" ? other.area === from.area : other.criterion === from.criterion;
  });
  return struck.map(({ place }) => place);
}

/**
 * Makes a set ready for scoring.
 *
 * @param year the year scored; deadlines by calendar are days of it. Without it such leaves are
 *   missing, with the branch `year-needed`.
 */
export function compileSet(set: CriteriaSet, year?: number): CompiledSet {
  const leaves: CompiledLeaf[] = [];
  const slots = new Map<string, number>();
  const slotOf = (code: string): number => {
    const slot = slots.get(code) ?? slots.size;
    slots.set(code, slot);
    return slot;
  };
  let base = 0;
  const add = (leaf: Leaf, area: number, criterion: number): void => {
    const bound = scorerOf(leaf.rule);
    const source = { from: "declared", code: `${leaf.code}.claim`, label: "Điểm tự chấm" } as const;
    const ports = [{ ...CLAIM, source }, ...bound.ports(leaf.code)];
    const parted = ports.some(({ part }) => part !== undefined);
    const score = bound.compile({ leaf: leaf.code, max: leaf.max, year });
    const place = leaves.length;
    const where = {
      slot: slotOf(leaf.code),
      slots: ports.map((port) => slotOf(port.source.code)),
    };
    leaves.push({
      code: leaf.code,
      leaf,
      place,
      area,
      criterion,
      base,
      ports,
      parted,
      score,
      ...where,
    });
    base += ports.length;
  };
  let criterion = 0;
  for (const [area, { criteria }] of set.areas.entries()) {
    for (const { leaves: own } of criteria) {
      for (const leaf of own) add(leaf, area, criterion);
      criterion += 1;
    }
  }
  for (const leaf of set.bonus?.leaves ?? []) add(leaf, -1, -1);

  const byCode = new Map<string, CompiledLeaf[]>();
  for (const leaf of leaves) {
    for (const code of new Set([leaf.code, ...leaf.ports.map(({ source }) => source.code)])) {
      const readers = byCode.get(code);
      if (readers === undefined) byCode.set(code, [leaf]);
      else readers.push(leaf);
    }
  }
  const knockOuts = leaves
    .filter(({ leaf, area }) => leaf.rule.kind === "knock-out" && area !== -1)
    .map((leaf) => ({ by: leaf.place, strikes: strikes(leaves, leaf) }));
  return {
    set,
    year,
    areas: set.areas,
    leaves,
    ports: base,
    slots,
    knockOuts,
    touchedBy: (code) => byCode.get(code) ?? [],
  };
}
