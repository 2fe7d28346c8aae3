import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Measure, rounds } from "../stats.ts";
import type { Contender, Task } from "./contender.ts";
import { exactScores, figuresOf } from "./exact.ts";
import { jsonRulesContenders } from "./json-rules.ts";
import { ourContenders } from "./ours.ts";
import { publicodesContenders } from "./publicodes.ts";
import { zenContenders } from "./zen.ts";

/** Every engine made ready for one task; compiling and parsing happen here, outside what is timed. */
export function contendersFor(task: Task): readonly Contender[] {
  return [
    ...ourContenders(task),
    ...zenContenders(task),
    ...jsonRulesContenders(task),
    ...publicodesContenders(task),
  ];
}

const packages: Readonly<Record<string, string>> = {
  ZEN: "@gorules/zen-engine",
  "json-rules-engine": "json-rules-engine",
  publicodes: "publicodes",
};

/** The engine's name with the version that is installed. */
export function versioned(engine: string): string {
  const name = packages[engine];
  if (name === undefined) return engine;
  const file = join(import.meta.dirname, "../../node_modules", name, "package.json");
  const manifest: { readonly version: string } = JSON.parse(readFileSync(file, "utf8"));
  return `${engine} ${manifest.version}`;
}

/** Whether an engine gives what is asked, reckoned exactly beside it. */
export interface Agreement {
  readonly engine: string;
  readonly use: string;
  /** Leaves compared, and how many of them have other points. */
  readonly leaves: number;
  readonly different: number;
  /** Share of the counts that were found in its explanation; absent where none was asked for. */
  readonly readBack?: number;
}

/** Holds one engine's points and explanation against the exact ones. */
export async function agreementOf(contender: Contender, task: Task): Promise<Agreement> {
  const { engine, use } = contender;
  const expected = exactScores(task.set, task.units);
  const { points, figures } = await contender.prove();
  const different = expected.reduce(
    (sum, each, cell) => sum + (each === points[cell] ? 0 : 1),
    Math.abs(points.length - expected.length),
  );
  const found = figures === undefined ? {} : { readBack: figures / figuresOf(task.units) };
  return { engine, use, leaves: expected.length, different, ...found };
}

export interface Comparison {
  readonly agreements: readonly Agreement[];
  readonly measures: readonly Measure[];
}

/** First everybody's scores are compared, then everybody is timed, one after the other. */
export async function compareEngines(task: Task, most: number): Promise<Comparison> {
  const contenders = contendersFor(task);
  const agreements: Agreement[] = [];
  for (const contender of contenders) agreements.push(await agreementOf(contender, task));
  const inOrder = contenders.toSorted((a, b) => Number(b.explained) - Number(a.explained));
  const measures: Measure[] = [];
  for (const { engine, use, explained, budget, run } of inOrder) {
    const times = await rounds({ least: Math.min(15, most), most }, run);
    measures.push({
      name: `${explained ? "explained" : "numbers"}: ${versioned(engine)}, ${use}`,
      times,
      ...(budget === undefined ? {} : { budget: { of: "p50", below: budget } }),
    });
  }
  return { agreements, measures };
}
