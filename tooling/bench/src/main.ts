import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openServices } from "@cchc/api/server";
import { closeConnections } from "./client.ts";
import { fillCountry, officer, reviewer } from "./fill/fill.ts";
import { fillRounds } from "./fill/round.ts";
import { describeMachine } from "./machine.ts";
import { measureChangedCell } from "./measure/cell.ts";
import { measureDocuments } from "./measure/documents.ts";
import { measureReading } from "./measure/reading.ts";
import { compareFigures } from "./measure/figures.ts";
import { measureFirstLoad, type Visit } from "./measure/first-load.ts";
import { measureRanking, measureRankingOverHttp } from "./measure/ranking.ts";
import { measureRollUp, measureRollUpOverHttp } from "./measure/rollup.ts";
import { measureSave } from "./measure/save.ts";
import { atDesks } from "./people.ts";
import { makePlace, type Place } from "./place.ts";
import { printTables, type Result } from "./report.ts";
import { cleanUpWhenInterrupted, untilStopped } from "./stopping.ts";
import { type ScoringResult, printScoring } from "./scoring/report.ts";
import { runScoring } from "./scoring/run.ts";
import { startServer } from "./server.ts";
import type { Measure } from "./stats.ts";

const usage = `npm run bench -- [scoring] [--runs <n>] [--json <file>] [--url <postgres://…>]

Measures the scoring engine beside its peers, then the product on a whole country's year of invented
figures, in a database that is removed afterwards. scoring: only the engine, without a database.
--url (or DATABASE_URL): a new database on that server instead of the embedded one.`;

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What a visitor without anything in the cache loads from the sign-in to the first screen. */
function visits(): Visit[] {
  return [
    {
      app: "web",
      folder: resolve(root, "apps/web"),
      visit: "sign-in → Việc cần làm",
      routes: ["src/session/sign-in-page.tsx", "src/home/home-page.tsx"],
    },
    {
      app: "admin",
      folder: resolve(root, "apps/admin"),
      visit: "sign-in → Tổng quan",
      routes: ["src/sign-in/sign-in.tsx", "src/frame/workspace.tsx", "src/overview/overview.tsx"],
    },
  ];
}

const log = (step: string): void => console.error(`… ${step}`);

async function measure(place: Place, runs: number): Promise<Result> {
  const unmeasured: string[] = [];
  const loads = visits().flatMap((visit) => {
    try {
      return [measureFirstLoad(visit)];
    } catch (error) {
      unmeasured.push(String(error));
      return [];
    }
  });
  const scoring = await runScoring(runs, log);
  const cell = measureChangedCell(runs * 20);
  const open = async (share: boolean) => {
    const opened = await openServices({
      env: place.env,
      checkout: root,
      log: () => undefined,
      share,
    });
    return { services: opened.services, close: untilStopped(() => opened.close()) };
  };
  log("filling the database");
  const filling = await open(false);
  const data = await fillCountry(filling.services);
  await fillRounds(filling.services);
  await filling.close();
  const server = await startServer(place.env);
  const stopServer = untilStopped(() => server.stop());
  try {
    const beside = await open(true);
    try {
      log("roll-ups");
      const machine = await describeMachine(beside.services);
      const measures: Measure[] = await measureRollUp(beside.services, runs);
      const { db } = beside.services;
      const { secret } = place;
      const { username } = reviewer;
      const above = await atDesks(db, server.url, { username, desks: 50, secret });
      const below = await atDesks(db, server.url, {
        username: officer.username,
        desks: 10,
        secret,
      });
      measures.push(...(await measureRollUpOverHttp(above, runs)), ...cell.measures);
      log("ranking");
      measures.push(
        ...(await measureRanking(beside.services, runs)),
        ...(await measureRankingOverHttp(above, runs)),
      );
      log("documents");
      measures.push(...(await measureDocuments()), ...measureReading());
      log("saves");
      for (const reading of [
        { readers: 0, every: 0 },
        { readers: 50, every: 1000 },
        { readers: 50, every: 0 },
      ]) {
        measures.push(...(await measureSave(below, above, reading, runs * 4)));
      }
      log("figures");
      const figures = await compareFigures(beside.services);
      const right =
        scoring.right &&
        unmeasured.length === 0 &&
        cell.right &&
        figures.every((figure) => figure.equal);
      const at = new Date().toISOString();
      const checked = { figures, changedCellRight: cell.right, unmeasured, right };
      return { at, machine, scoring, data, measures, firstLoads: loads, ...checked };
    } finally {
      closeConnections();
      await beside.close();
    }
  } finally {
    await stopServer();
  }
}

function tell(result: Result | ScoringResult, text: string, file: string | undefined): void {
  console.log(text);
  const json = JSON.stringify(result, undefined, 2);
  if (file !== undefined) {
    writeFileSync(resolve(process.env["INIT_CWD"] ?? ".", file), `${json}\n`);
  }
  console.log(`\n${json}`);
  if (!result.right) {
    console.error("Figures differ or were not measured: see “different”, “equal”, “unmeasured”.");
    process.exitCode = 1;
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: "boolean", default: false },
    json: { type: "string" },
    runs: { type: "string", default: "100" },
    url: { type: "string" },
  },
});
const runs = Number(values.runs);
const [part, ...others] = positionals;
const known = (part === undefined || part === "scoring") && others.length === 0;
if (values.help || !known || !Number.isSafeInteger(runs) || runs < 1) {
  console.log(usage);
  process.exit(values.help ? 0 : 2);
}

async function measureAll(): Promise<void> {
  const place = await makePlace(values.url ?? process.env["DATABASE_URL"]);
  const interrupted = cleanUpWhenInterrupted(() => place.remove());
  try {
    const result = await measure(place, runs);
    tell(result, printTables(result), values.json);
  } catch (error) {
    // What broke because everything is being stopped is no news.
    if (!interrupted.now) throw error;
  } finally {
    if (!interrupted.now) await place.remove();
  }
}

if (part === "scoring") {
  const result = await runScoring(runs, log);
  tell(result, printScoring(result), values.json);
} else await measureAll();
