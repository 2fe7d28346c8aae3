import type { Rule } from "@cchc/domain/criteria/rule";
import { leavesOf } from "@cchc/domain/criteria/set";
import {
  type ZenDecision,
  ZenDecisionContent,
  ZenEngine,
  type ZenEngineResponse,
} from "@gorules/zen-engine";
import {
  type Contender,
  type Scores,
  type Task,
  isRecord,
  memberOf,
  peerFacts,
  pointsByCode,
} from "./contender.ts";

interface Node {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly content: object;
}

/** ZEN reckons in decimals, so whole numbers and `floor` round half up exactly. */
function linear(rule: Rule, max: number, place: number): string | undefined {
  const [n, d] = [`n${place}`, `d${place}`];
  if (rule.kind === "linear") {
    return `${n} > ${d} ? ${max} : floor((${2 * max} * ${n} + ${d}) / (2 * ${d}))`;
  }
  if (rule.kind !== "linear-to-target") return undefined;
  const [top, bottom] = [`${2 * max * 10_000} * ${n}`, `${rule.target} * ${d}`];
  return `10000 * ${n} >= ${bottom} ? ${max} : floor((${top} + ${bottom}) / (2 * ${bottom}))`;
}

/** Rows of a leaf with bands or options: condition on its subject, points. */
function rows(rule: Rule): readonly (readonly [string, number])[] {
  if (rule.kind === "choice") return rule.options.map(({ code, points }) => [`"${code}"`, points]);
  if (rule.kind !== "steps") return [];
  return rule.bands.map(({ high, points }) => [
    high === undefined ? "" : `< ${high.at / 10_000}`,
    points,
  ]);
}

const subject = (rule: Rule, place: number): string =>
  rule.kind === "choice" ? `o${place}` : `n${place} / d${place}`;

function table(rule: Rule, place: number): Node {
  const content = {
    hitPolicy: "first",
    passThrough: false,
    executionMode: "single",
    inputs: [{ id: "i", name: "i", field: subject(rule, place) }],
    outputs: [{ id: "o", name: "o", field: `c${place}` }],
    rules: rows(rule).map(([i, points], row) => ({ _id: `${place}-${row}`, i, o: String(points) })),
  };
  return { id: `t${place}`, name: `t${place}`, type: "decisionTableNode", content };
}

/** A leaf with rows as one expression of `? :`. */
function nested(rule: Rule, place: number): string {
  const on = subject(rule, place);
  return rows(rule).reduceRight<string>((others, [condition, points], row, all) => {
    if (row === all.length - 1) return String(points);
    const test = condition.startsWith("<") ? condition : `== ${condition}`;
    return `${on} ${test} ? ${points} : ${others}`;
  }, "");
}

/** `tables`: a decision table where a criterion is one, formulas in an expression node; else formulas alone. */
function graph({ set }: Task, tables: boolean): object {
  const leaves = leavesOf(set);
  const input = { id: "in", type: "inputNode", name: "in", content: { schema: "" } };
  const output = { id: "out", type: "outputNode", name: "out", content: { schema: "" } };
  const between: Node[] = [];
  const expressions: { id: string; key: string; value: string }[] = [];
  for (const [place, { rule, max }] of leaves.entries()) {
    const formula = linear(rule, max, place) ?? (tables ? undefined : nested(rule, place));
    if (formula === undefined) between.push(table(rule, place));
    else expressions.push({ id: `x${place}`, key: `c${place}`, value: formula });
  }
  const content = { expressions, passThrough: false, executionMode: "single" };
  between.push({ id: "x", name: "x", type: "expressionNode", content });
  const edges = between.flatMap(({ id }) => [
    { id: `in-${id}`, sourceId: "in", targetId: id, type: "edge" },
    { id: `${id}-out`, sourceId: id, targetId: "out", type: "edge" },
  ]);
  return {
    contentType: "application/vnd.gorules.decision",
    nodes: [input, ...between, output],
    edges,
  };
}

/** Counts and points as the trace of one unit tells them: each node with its input and output. */
function readTrace({ trace }: ZenEngineResponse, points: Int32Array, base: number): number {
  const parsed: unknown = typeof trace === "string" ? JSON.parse(trace) : trace;
  const counts = new Map<string, number>();
  for (const node of isRecord(parsed) ? Object.values(parsed) : []) {
    if (!isRecord(node)) continue;
    for (const [name, value] of Object.entries(isRecord(node["input"]) ? node["input"] : {})) {
      if (typeof value === "number" && !name.startsWith("c")) counts.set(name, value);
    }
    for (const [name, value] of Object.entries(isRecord(node["output"]) ? node["output"] : {})) {
      if (typeof value === "number" && name.startsWith("c")) {
        points[base + Number(name.slice(1))] = memberOf(node["output"], name);
      }
    }
  }
  let figures = 0;
  for (const count of counts.values()) figures += count;
  return figures;
}

/** The decision compiled once, all units asked for at once so that both cores work. */
export function zenContenders(task: Task): readonly Contender[] {
  const leaves = leavesOf(task.set).length;
  const facts = peerFacts(task, leaves);
  return [true, false].flatMap((tables): Contender[] => {
    const content = new ZenDecisionContent(graph(task, tables));
    const decision: ZenDecision = new ZenEngine().createDecision(content);
    const shape = tables ? "decision tables and expressions" : "one expression node";
    const ask = (options: { trace: "string" | false }) =>
      Promise.all(facts.map((each) => decision.evaluate(each, options)));
    // The trace as one string, then parsed: half the time of objects made by the binding.
    const explain = async (): Promise<Scores> => {
      const points = new Int32Array(facts.length * leaves).fill(-1);
      let figures = 0;
      for (const [unit, response] of (await ask({ trace: "string" })).entries()) {
        figures += readTrace(response, points, unit * leaves);
      }
      return { points, figures };
    };
    return [
      { engine: "ZEN", use: `${shape}, trace`, explained: true, run: explain, prove: explain },
      {
        engine: "ZEN",
        use: shape,
        explained: false,
        run: () => ask({ trace: false }),
        prove: async () => {
          const responses = await ask({ trace: false });
          const results = responses.map((response): unknown => response.result);
          return { points: pointsByCode(results, leaves) };
        },
      },
    ];
  });
}
