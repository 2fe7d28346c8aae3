import { setTimeout as sleep } from "node:timers/promises";
import { loadavg } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { lostOf, type OfficerLog, strangersOf } from "./compare.ts";
import { type Interruption, type Line, openLine, Refused } from "./people/line.ts";
import { readBack, workAsOfficer } from "./people/officer.ts";
import { paceOf } from "./people/pace.ts";
import { workAsReviewer } from "./people/reviewer.ts";
import type { People, SignedIn } from "./place/people.ts";
import { writtenCells } from "./place/sound.ts";
import { createRecorder, type Recorded, type Recorder } from "./record.ts";
import type { Target } from "./target/target.ts";
import { tell } from "./tell.ts";

export interface Day {
  readonly minutes: number;
  /** Seconds between two saves of one officer, on average. */
  readonly think: number;
  readonly kill: boolean;
}

/** What a day came to. */
export interface Worked extends Recorded {
  readonly seconds: number;
  readonly handedIn: number;
  /** Figures that were acknowledged and read back. */
  readonly readBack: number;
  /** What was acknowledged and is not there, or there without being acknowledged. */
  readonly lost: readonly string[];
  /** Seconds until the killed server was there again; undefined where none was killed. */
  readonly away: number | undefined;
  /** Load average of the machine's last minute, at the end. */
  readonly load: number;
  /** 99th percentile of the delay of this process's own event loop: what it adds to every time. */
  readonly ownDelay: number;
}

/** Everybody works for a day; then every acknowledged figure is read back. */
export async function workTheDay(target: Target, people: People, day: Day): Promise<Worked> {
  const recorder = createRecorder();
  const served = target.processes.length > 1;
  const interruption: Interruption = { began: undefined, ended: undefined, served };
  const scene = { url: target.url, recorder, interruption };
  const officers = people.officers.map((one) => ({
    ...one,
    line: openLine(scene, one.cookie),
    written: writtenCells(one.index),
  }));
  const reviewers = people.reviewers.map((one) => ({ ...one, line: openLine(scene, one.cookie) }));
  const delay = monitorEventLoopDelay({ resolution: 10 });
  const pace = paceOf(day.minutes * 60_000);
  const began = performance.now();
  const showing = setInterval(() => show(recorder, { began, day }), 5000);
  delay.enable();
  try {
    const killed = day.kill ? killHalfWay(target, interruption, pace.whole / 2) : undefined;
    const [logs] = await Promise.all([
      Promise.all(
        officers.map(({ line, unitId, written }) =>
          workAsOfficer(line, { unitId, written, think: day.think }, { pace, recorder }),
        ),
      ),
      Promise.all(
        reviewers.map(({ line, index, unitId: nodeId }) =>
          workAsReviewer(line, { index, nodeId }, pace),
        ),
      ),
      killed,
    ]);
    delay.disable();
    clearInterval(showing);
    const seconds = (performance.now() - began) / 1000;
    const recorded = recorder.result(seconds);
    const load = Math.round((loadavg()[0] ?? 0) * 100) / 100;
    tell("reading every acknowledged figure back");
    const lost = await compare(target, people.officers, logs);
    return {
      ...recorded,
      seconds,
      handedIn: logs.filter(({ submissionId }) => submissionId !== undefined).length,
      readBack: logs.reduce((sum, { cells }) => sum + cells.size, 0),
      lost,
      away: awayOf(interruption),
      load,
      ownDelay: delay.percentile(99) / 1e6,
    };
  } finally {
    clearInterval(showing);
    for (const { line } of [...officers, ...reviewers]) line.close();
  }
}

function show(
  recorder: Recorder,
  { began, day }: { readonly began: number; readonly day: Day },
): void {
  const at = Math.round((performance.now() - began) / 1000);
  const saves = recorder.savesSoFar();
  const p99 = saves === undefined ? "–" : `${Math.round(saves)} ms`;
  tell(
    `${at} of ${Math.round(day.minutes * 60)} s: ${recorder.requests()} requests, ` +
      `${recorder.errors()} errors, saves p99 ${p99}`,
  );
}

async function killHalfWay(
  target: Target,
  interruption: Interruption,
  after: number,
): Promise<void> {
  await sleep(after);
  tell("SIGKILL");
  interruption.began = performance.now();
  await target.killAndRestart();
  interruption.ended = performance.now();
  tell(`served again after ${awayOf(interruption)?.toFixed(1)} s`);
}

function awayOf({ began, ended }: Interruption): number | undefined {
  return began === undefined || ended === undefined ? undefined : (ended - began) / 1000;
}

/** On connections of their own, not counted among the day's requests. */
async function compare(
  target: Target,
  officers: readonly SignedIn[],
  logs: readonly OfficerLog[],
): Promise<string[]> {
  const quiet = { began: undefined, ended: undefined, served: true };
  const scene = { url: target.url, recorder: createRecorder(), interruption: quiet };
  const lost: string[] = [];
  const waiting = [...logs.entries()];
  // Eight at a time: this is no part of the load.
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [at, log] = next;
        const line = openLine(scene, officers[at]?.cookie ?? "");
        lost.push(...(await differences(line, log)));
        line.close();
      }
    }),
  );
  return lost;
}

async function differences(line: Line, log: OfficerLog): Promise<string[]> {
  try {
    const found = await readBack(line, log.unitId);
    // Where a request failed for good, nobody knows whether it was carried out.
    const strangers = log.submissionId === undefined ? [] : strangersOf(log, found);
    return [...lostOf(log, found), ...strangers];
  } catch (error) {
    if (error instanceof Refused) return [`${log.unitId}: not readable, ${error.code}`];
    throw error;
  }
}
