import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { cleanUpWhenInterrupted } from "@cchc/bench/stopping";
import { findLimit, limitOf, printLimit } from "./limit.ts";
import { type Options, readOptions, usage } from "./options.ts";
import { ensureTemplate, loadFolder, removeRuns } from "./place/template.ts";
import { printRun } from "./print.ts";
import type { RunResult } from "./result.ts";
import { runOn } from "./run.ts";
import type { Place } from "./target/target.ts";
import { root } from "./tell.ts";

function read(): Options | "help" {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

async function runAll(options: Options, place: Place): Promise<boolean> {
  const { targets, findLimit: stepUp } = options;
  const runs: RunResult[] = [];
  const limits: { target: string; users: number | undefined }[] = [];
  let passed = true;
  for (const choice of targets) {
    if (stepUp) {
      const results = await findLimit(options.users, (users, reviewers) =>
        runOn(choice, place, { ...options, users, reviewers }),
      );
      console.log(`\n${printLimit(results)}`);
      runs.push(...results);
      const users = limitOf(results);
      limits.push({ target: results[0]?.target ?? choice.kind, users });
      passed &&= users !== undefined;
    } else {
      const result = await runOn(choice, place, options);
      console.log(`\n${printRun(result)}`);
      runs.push(result);
      passed &&= result.wrong.length === 0;
    }
    await removeRuns(place.parent, "mine");
  }
  const { users, reviewers, minutes, think, processes, kill } = options;
  const asked = { users, reviewers, minutes, think, processes, kill };
  const at = new Date().toISOString();
  const result = { at, asked, runs, ...(stepUp ? { limits } : {}), passed };
  const json = JSON.stringify(result, undefined, 2);
  if (options.json === undefined) console.log(`\n${json}`);
  else writeFileSync(resolve(process.env["INIT_CWD"] ?? root, options.json), `${json}\n`);
  return passed;
}

async function main(options: Options): Promise<void> {
  // Otherwise the servers would work on whatever database this machine is set up for.
  delete process.env["DATABASE_URL"];
  const parent = loadFolder(options.data);
  await removeRuns(parent, "dead");
  const interrupted = cleanUpWhenInterrupted(() => removeRuns(parent, "mine"));
  const place = { parent, template: () => ensureTemplate(parent) };
  try {
    if (!(await runAll(options, place))) process.exitCode = 1;
  } catch (error) {
    // What broke because everything is being stopped is no news.
    if (!interrupted.now) throw error;
  } finally {
    if (!interrupted.now) await removeRuns(parent, "mine");
  }
}

const options = read();
if (options === "help") console.log(usage);
else await main(options);
