import type { Leaf } from "@cchc/domain/criteria/set";
import { leavesOf } from "@cchc/domain/criteria/set";
import { type Almanac, Engine, type EngineResult, type RuleProperties } from "json-rules-engine";
import { type Contender, type Task, memberOf, peerFacts } from "./contender.ts";

/** Rules have no arithmetic: a ratio or a linear score is a fact with a function, as documented. */
function addFact(engine: Engine, { rule, max }: Leaf, place: number): void {
  const counts = async (almanac: Almanac): Promise<readonly [number, number]> => [
    await almanac.factValue<number>(`n${place}`),
    await almanac.factValue<number>(`d${place}`),
  ];
  const add = (name: string, reckon: (n: number, d: number) => number): void => {
    engine.addFact(name, async (_params, almanac) => reckon(...(await counts(almanac))));
  };
  if (rule.kind === "steps") add(`r${place}`, (n, d) => n / d);
  if (rule.kind === "linear") {
    add(`c${place}`, (n, d) => (n > d ? max : Math.floor((2 * max * n + d) / (2 * d))));
  }
  if (rule.kind === "linear-to-target") {
    const { target } = rule;
    add(`c${place}`, (n, d) =>
      10_000 * n >= target * d
        ? max
        : Math.floor((20_000 * max * n + target * d) / (2 * target * d)),
    );
  }
}

/** One rule a band, an option or a formula; its event carries the points. */
function rulesOf({ rule }: Leaf, place: number): RuleProperties[] {
  const event = (points: unknown) => ({ type: "scored", params: { place, points } });
  if (rule.kind === "choice") {
    return rule.options.map(({ code, points }) => ({
      conditions: { all: [{ fact: `o${place}`, operator: "equal", value: code }] },
      event: event(points),
    }));
  }
  if (rule.kind === "steps") {
    const fact = `r${place}`;
    return rule.bands.map(({ low, high, points }) => ({
      conditions: {
        all: [
          ...(low === undefined
            ? []
            : [{ fact, operator: "greaterThanInclusive", value: low.at / 10_000 }]),
          ...(high === undefined ? [] : [{ fact, operator: "lessThan", value: high.at / 10_000 }]),
        ],
      },
      event: event(points),
    }));
  }
  const stated = { fact: `d${place}`, operator: "greaterThan", value: 0 };
  return [{ conditions: { all: [stated] }, event: event({ fact: `c${place}` }) }];
}

/**
 * json-rules-engine: one engine, one run a unit. Its rule results (what each condition compared) are
 * always built; the counts behind a ratio are not among them, so it has no line with explanation.
 */
export function jsonRulesContenders(task: Task): readonly Contender[] {
  const leaves = leavesOf(task.set);
  const engine = new Engine([], { replaceFactsInEventParams: true });
  for (const [place, leaf] of leaves.entries()) {
    addFact(engine, leaf, place);
    for (const rule of rulesOf(leaf, place)) engine.addRule(rule);
  }
  const facts = peerFacts(task, leaves.length);
  const run = async (): Promise<EngineResult[]> => {
    const results: EngineResult[] = [];
    for (const each of facts) results.push(await engine.run(each));
    return results;
  };
  const prove = async () => {
    const points = new Int32Array(facts.length * leaves.length).fill(-1);
    for (const [unit, { events }] of (await run()).entries()) {
      for (const { params } of events) {
        points[unit * leaves.length + memberOf(params, "place")] = memberOf(params, "points");
      }
    }
    return { points };
  };
  return [
    {
      engine: "json-rules-engine",
      use: "rules, facts with functions",
      explained: false,
      run,
      prove,
    },
  ];
}
