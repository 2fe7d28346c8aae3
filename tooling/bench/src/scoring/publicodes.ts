import type { Rule as OurRule } from "@cchc/domain/criteria/rule";
import { leavesOf } from "@cchc/domain/criteria/set";
import Engine, { type RawPublicodes } from "publicodes";
import {
  type Contender,
  type Facts,
  type Scores,
  type Task,
  isRecord,
  peerFacts,
} from "./contender.ts";

type Raw = NonNullable<RawPublicodes<string>[string]>;

/** One leaf in the mechanisms publicodes has for it; `//` divides whole numbers, so half up is exact. */
function formula(rule: OurRule, max: number, place: number): Raw {
  const [n, d] = [`n${place}`, `d${place}`];
  switch (rule.kind) {
    case "linear":
      return { valeur: `(${2 * max} * ${n} + ${d}) // (2 * ${d})`, plafond: max };
    case "linear-to-target": {
      const { target } = rule;
      const above = `${2 * max * 10_000} * ${n} + ${target} * ${d}`;
      return { valeur: `(${above}) // (${2 * target} * ${d})`, plafond: max };
    }
    case "steps":
      return {
        grille: {
          assiette: `${n} / ${d}`,
          tranches: rule.bands.map(({ high, points }) => ({
            montant: points,
            ...(high === undefined ? {} : { plafond: high.at / 10_000 }),
          })),
        },
      };
    case "choice": {
      const [last, ...others] = rule.options.toReversed();
      return {
        variations: [
          ...others
            .toReversed()
            .map(({ code, points }) => ({ si: `o${place} = '${code}'`, alors: points })),
          { sinon: last?.points ?? 0 },
        ],
      };
    }
    default:
      throw new RangeError(`no formula for ${rule.kind}`);
  }
}

function rulesOf({ set }: Task): RawPublicodes<string> {
  const rules: Record<string, Raw> = {};
  const leaves = leavesOf(set);
  for (const [place, { rule, max }] of leaves.entries()) {
    rules[`c${place}`] = formula(rule, max, place);
    const inputs = rule.kind === "choice" ? [`o${place}`] : [`n${place}`, `d${place}`];
    for (const input of inputs) rules[input] = { question: input };
  }
  rules["total"] = { somme: leaves.map((_, place) => `c${place}`) };
  return rules;
}

/** What was found in the tree of one unit. */
interface Found {
  readonly points: Int32Array;
  readonly counts: Map<string, number>;
}

/** Goes down the evaluated tree: a reference to a rule carries that rule's value. */
function walk(node: unknown, base: number, found: Found): void {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, base, found);
    return;
  }
  if (!isRecord(node)) return;
  const { nodeKind, dottedName: name, nodeValue: value, explanation } = node;
  if (nodeKind === undefined) {
    for (const part of Object.values(node)) walk(part, base, found);
    return;
  }
  if (nodeKind === "reference" && typeof name === "string" && typeof value === "number") {
    if (/^[nd]\d+$/.test(name)) {
      found.counts.set(name, value);
      return;
    }
    if (/^c\d+$/.test(name)) found.points[base + Number(name.slice(1))] = value;
  }
  walk(explanation, base, found);
}

function situation(facts: Facts): Record<string, number | string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === "string" ? `'${value}'` : value,
    ]),
  );
}

/** publicodes always gives its evaluated tree. It stops early: the denominator of 0 ÷ d is not in it. */
export function publicodesContenders(task: Task): readonly Contender[] {
  const engine = new Engine(rulesOf(task));
  const leaves = leavesOf(task.set).length;
  const situations = peerFacts(task, leaves).map(situation);
  const explain = (): Scores => {
    const points = new Int32Array(situations.length * leaves).fill(-1);
    let figures = 0;
    for (const [unit, each] of situations.entries()) {
      const found: Found = { points, counts: new Map() };
      walk(engine.setSituation(each).evaluate("total"), unit * leaves, found);
      for (const count of found.counts.values()) figures += count;
    }
    return { points, figures };
  };
  const numbers = (): void => {
    for (const each of situations) engine.setSituation(each).evaluate("total");
  };
  return [
    {
      engine: "publicodes",
      use: "the evaluated tree of the total, read",
      explained: true,
      run: explain,
      prove: explain,
    },
    {
      engine: "publicodes",
      use: "the total, its tree not read",
      explained: false,
      run: numbers,
      prove: explain,
    },
  ];
}
