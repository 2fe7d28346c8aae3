import { compileSet } from "../scoring/compile.ts";
import { scoreUnit } from "../scoring/score.ts";
import type { CriteriaSet, Leaf, LeafExample, SetExample } from "./set.ts";

/** An example and what the rule really gives. */
export interface ExampleRun<E> {
  readonly example: E;
  /** Points in hundredths, or the state in which there are none. */
  readonly got: LeafExample["expect"];
  readonly agrees: boolean;
}

/** A set of this leaf alone, so that no other leaf gets in the way. */
function alone(set: CriteriaSet, leaf: Leaf): CriteriaSet {
  const { bonus: _bonus, ...rest } = set;
  const { code, label, max } = leaf;
  return {
    ...rest,
    areas: [{ code, label, max, criteria: [{ code, label, max, leaves: [leaf] }] }],
  };
}

/** Runs a leaf's worked examples, each by itself. */
export function runLeafExamples(set: CriteriaSet, leaf: Leaf): readonly ExampleRun<LeafExample>[] {
  const only = alone(set, leaf);
  return leaf.examples.map((example) => {
    const compiled = compileSet(only, example.year);
    const [result] = scoreUnit(compiled, { unit: "", values: example.values }).leaves;
    const got = result?.state === "scored" ? result.points : (result?.state ?? "missing");
    return { example, got, agrees: got === example.expect };
  });
}

/** What a whole set gives for one of its examples. */
export interface SetExampleRun {
  readonly example: SetExample;
  /** Leaves whose points differ, with what they really get. */
  readonly differing: readonly { readonly leaf: string; readonly got: LeafExample["expect"] }[];
  readonly sum: number;
  readonly agrees: boolean;
}

/** Runs the examples of a whole set. */
export function runSetExamples(set: CriteriaSet): readonly SetExampleRun[] {
  return set.examples.map((example) => {
    const compiled = compileSet(set, example.year);
    const { leaves } = scoreUnit(compiled, { unit: "", values: example.values });
    let sum = 0;
    const differing: { leaf: string; got: LeafExample["expect"] }[] = [];
    for (const [leaf, points] of Object.entries(example.leaves)) {
      const result = leaves.find((other) => other.leaf === leaf);
      const got = result?.state === "scored" ? result.points : (result?.state ?? "missing");
      if (typeof got === "number") sum += got;
      if (got !== points) differing.push({ leaf, got });
    }
    return { example, differing, sum, agrees: differing.length === 0 && sum === example.sum };
  });
}
