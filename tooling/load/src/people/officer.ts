import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Spread } from "@cchc/domain/checks/baseline";
import { contextFrom, reasonKey, unmetFindings } from "@cchc/domain/checks/context";
import { runChecks } from "@cchc/domain/checks/run";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { type Cell, type Cells, cellKey, cellRef } from "@cchc/domain/report/cell";
import type { Acknowledged, OfficerLog, ReadBack } from "../compare.ts";
import { running } from "../place/running.ts";
import type { Recorder } from "../record.ts";
import { type Line, Refused } from "./line.ts";
import type { Pace } from "./pace.ts";

interface OpenedReport {
  readonly submissionId: string | null;
  readonly today: string;
  readonly cells: readonly {
    readonly field: string;
    readonly row: string;
    readonly version: number;
    readonly cell: Cell | null;
  }[];
  readonly past: readonly {
    readonly period: {
      readonly id: string;
      readonly name: string;
      readonly kind: string;
      readonly from: string;
      readonly to: string;
    };
    readonly cells: readonly (readonly [string, Cell])[];
  }[];
  readonly peers: readonly (readonly [string, Spread])[];
}

interface Saved {
  readonly saved: readonly {
    readonly field: string;
    readonly row: string;
    readonly version: number;
  }[];
  readonly conflicts: readonly unknown[];
}

export interface Officer {
  readonly unitId: string;
  /** What will be typed. */
  readonly written: Cells;
  /** Seconds between two saves, on average. */
  readonly think: number;
}

/**
 * One commune's officer on the last day: looks at what is due, opens the empty report, types block
 * after block, corrects some, says why what is doubtful may stand, and hands in before the end.
 */
export async function workAsOfficer(
  line: Line,
  { unitId, think, written: cells }: Officer,
  { pace, recorder }: { readonly pace: Pace; readonly recorder: Recorder },
): Promise<OfficerLog> {
  const address = { unitId, periodId: running.id };
  const told = new Map<string, Acknowledged>();
  const written = [...cells];
  const log = (submissionId?: string): OfficerLog => ({ unitId, cells: told, submissionId });

  const save = async (block: readonly (readonly [string, Cell])[]): Promise<void> => {
    const writes = block.map(([key, cell]) => ({
      ...cellRef(key),
      version: told.get(key)?.version ?? 0,
      cell,
    }));
    const input = { opId: randomUUID(), ...address, cells: writes };
    const { saved, conflicts } = await line.mutate<Saved>("save", "reports.saveCells", input);
    // Nobody else writes here: a conflict is a write that was done twice.
    if (conflicts.length > 0) recorder.failed("save", "conflict");
    const sent = new Map(block);
    for (const { field, row, version } of saved) {
      const key = cellKey(field, row);
      const cell = sent.get(key);
      if (cell !== undefined) told.set(key, { version, cell });
    }
  };

  try {
    // People come over the first sixth of the day.
    await sleep((Math.random() * pace.whole) / 6);
    await line.query("tasks", "reports.tasks", undefined);
    await line.query("open", "reports.open", address);
    // They hand in over its last third, not everybody in the same second.
    const typing = pace.left() - pace.whole * (0.05 + 0.3 * Math.random());
    const size = Math.ceil(written.length / Math.max(1, Math.floor(typing / (think * 1000))));
    const end = pace.left() - typing;
    let at = 0;
    while (pace.left() > end) {
      await pace.pause(think);
      if (at < written.length) await save(written.slice(at, at + size));
      else await save(written.slice(at % written.length, (at % written.length) + 1));
      at += size;
    }
    if (at < written.length) await save(written.slice(at));
    return log(await handIn(line, address));
  } catch (error) {
    // Counted where it happened; this officer's day ends here, what was told stays to be checked.
    if (error instanceof Refused) return log();
    throw error;
  }
}

type Address = { readonly unitId: string; readonly periodId: string };

async function handIn(line: Line, address: Address): Promise<string> {
  const report = await line.query<OpenedReport>("open", "reports.open", address);
  for (const { check, cell } of doubts(report)) {
    const reason = "Đã đối chiếu với sổ theo dõi.";
    const input = { opId: randomUUID(), ...address, check, cell, reason };
    await line.mutate("reason", "reports.writeReason", input);
  }
  const asked = { opId: randomUUID(), ...address };
  await line.mutate("approval", "reports.requestApproval", asked);
  const signing = { number: "1", symbol: "BC-UBND", signedDay: report.today };
  const { submissionId } = await line.mutate<{ submissionId: string }>(
    "hand-in",
    "reports.submit",
    { opId: randomUUID(), ...address, ...signing },
  );
  return submissionId;
}

/** What the entry screen asks a reason for, found as the browser finds it. */
function doubts({ cells, past, peers }: OpenedReport) {
  const answered = new Map(
    cells.flatMap(({ field, row, cell }) => (cell === null ? [] : [[cellKey(field, row), cell]])),
  );
  const earlier = past.map(({ period, cells: own }) => ({ period, cells: new Map(own) }));
  const context = contextFrom(ANNUAL_FORM, running, earlier, new Map(peers));
  return unmetFindings(runChecks(ANNUAL_FORM, answered, context), []).unexplained.map(reasonKey);
}

/** The report as it stands on the server. */
export async function readBack(line: Line, unitId: string): Promise<ReadBack> {
  const address = { unitId, periodId: running.id };
  const { cells, submissionId } = await line.query<OpenedReport>("open", "reports.open", address);
  return {
    submissionId,
    cells: new Map(
      cells.flatMap(({ field, row, version, cell }) =>
        cell === null ? [] : [[cellKey(field, row), { version, cell }] as const],
      ),
    ),
  };
}
