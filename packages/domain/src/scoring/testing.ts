import type { Rule } from "../criteria/rule.ts";
import type { CriteriaSet, Leaf } from "../criteria/set.ts";
import { SET_766 } from "../criteria/set-766.ts";
import type { InputValue, InputValues } from "../criteria/value.ts";
import type { LeafResult } from "./because.ts";
import { compileSet } from "./compile.ts";
import { scoreUnit } from "./score.ts";

/** A leaf `L` of this rule, for tests. */
export function leafOf(rule: Rule, max: number, change: Partial<Leaf> = {}): Leaf {
  return {
    code: "L",
    label: "Thử",
    max,
    rule,
    evidence: "",
    guidance: "",
    source: { document: "Quyết định thử", clause: "Mục 1" },
    examples: [],
    ...change,
  };
}

/** A set of these leaves in one criterion, for tests. */
export function setOf(leaves: readonly Leaf[], change: Partial<CriteriaSet> = {}): CriteriaSet {
  const max = leaves.reduce((sum, leaf) => sum + leaf.max, 0);
  const criteria = [{ code: "C", label: "Tiêu chí", max, leaves }];
  const areas = [{ code: "A", label: "Lĩnh vực", max, criteria }];
  return { ...SET_766, id: "test", max, areas, examples: [], ...change };
}

/** The one leaf's result on these values. */
export function resultOf(leaf: Leaf, values: InputValues, year?: number): LeafResult {
  const [result] = scoreUnit(compileSet(setOf([leaf]), year), { unit: "u", values }).leaves;
  if (result === undefined) throw new Error("no leaf");
  return result;
}

/** What a case gives: points in hundredths or the state, and the branch. */
export type Outcome = readonly [number | "missing" | "not-applicable", string];

/** Points or state, and branch, of a rule on a value fed to the leaf itself. */
export function outcomeOf(
  rule: Rule,
  max: number,
  value: InputValue | InputValues,
  year?: number,
): Outcome {
  const values = isValues(value) ? value : { L: value };
  const result = resultOf(leafOf(rule, max), values, year);
  return [result.state === "scored" ? result.points : result.state, result.because.branch];
}

const VALUE_MEMBERS = ["numerator", "rate", "counts", "items", "claim", "state", "value"];

function isValues(value: InputValue | InputValues): value is InputValues {
  if (typeof value !== "object") return false;
  return !VALUE_MEMBERS.some((member) => Object.hasOwn(value, member));
}

/** Stands in for SHA-256: as long, and another for another text; the API's tests use the real one. */
export async function standInHash(text: string): Promise<string> {
  return [1, 2, 3, 4, 5, 6, 7, 8]
    .map((seed) => {
      let sum = Math.imul(seed, 2_166_136_261);
      for (let at = 0; at < text.length; at += 1) {
        sum = Math.imul(sum ^ text.charCodeAt(at), 16_777_619);
      }
      return (sum >>> 0).toString(16).padStart(8, "0");
    })
    .join("");
}
