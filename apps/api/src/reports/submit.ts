import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Baseline } from "@cchc/domain/checks/baseline";
import { reportContent } from "@cchc/domain/report/content";
import { isOpen } from "@cchc/domain/period/period";
import { type Signing, signingProblems } from "@cchc/domain/report/signing";
import { todayInVietnam } from "@cchc/domain/text/days";
import { sha256 } from "../canonical.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { readManyPeers } from "../review/beside.ts";
import { readUnmet, type Unmet } from "./findings.ts";
import { receiptCode } from "./receipt-code.ts";
import { lockReport } from "./save.ts";
import type { ReportTarget } from "./target.ts";
import { requireTransition, writeState } from "./transition.ts";

export interface Receipt {
  readonly submissionId: string;
  readonly code: string;
  readonly contentHash: string;
  readonly at: Date;
}

/**
 * Asks the leader to look: the figures close until the leader sends them back or hands them in.
 * `peers`: the bands of `readKeptPeers`, read before the transaction; within one they must not be
 * waited for, as whoever reads them may wait for this one's connection.
 */
export async function requestApproval(
  tx: Transaction<Database>,
  target: ReportTarget & { readonly peers?: Baseline },
  stamp: OperationStamp,
): Promise<void> {
  requireOpen(target, stamp);
  const report = await lockReport(tx, target, stamp);
  const state = requireTransition(report, "request_approval");
  const peers = target.peers ?? (await readManyPeers(tx, [target]))(target);
  await requireChecksMet(tx, target, peers);
  await writeState(tx, { target, report, change: { action: "request_approval", state } }, stamp);
}

/** Gives the figures back to their officer before they were handed in. */
export async function sendBack(
  tx: Transaction<Database>,
  { target, reason }: { readonly target: ReportTarget; readonly reason: string },
  stamp: OperationStamp,
): Promise<void> {
  const report = await lockReport(tx, target, stamp);
  const state = requireTransition(report, "send_back");
  const change = { action: "send_back", state, detail: { reason } } as const;
  await writeState(tx, { target, report, change }, stamp);
}

/**
 * Hands the report in: its content is frozen with its hash, and a receipt is given.
 * @throws Problem `period-locked`, `wrong-state`, `checks-unmet`.
 */
export async function submitReport(
  tx: Transaction<Database>,
  { target, signing }: { readonly target: ReportTarget; readonly signing: Signing },
  stamp: OperationStamp,
): Promise<Receipt> {
  const { unitId, period, form } = target;
  requireOpen(target, stamp);
  const report = await lockReport(tx, target, stamp);
  const state = requireTransition(report, "submit");
  const { cells, reasons } = await requireChecksMet(tx, target);
  const content = reportContent({
    unitId,
    periodId: period.id,
    form: { code: form.code, version: form.version },
    period: { from: period.from, to: period.to },
    signing,
    cells,
    reasons,
  });
  const contentHash = sha256(content);
  const submissionId = randomUUID();
  const code = receiptCode(submissionId, contentHash);
  await tx
    .insertInto("submission")
    .values({
      id: submissionId,
      unit_id: unitId,
      period_id: period.id,
      code,
      content,
      content_hash: contentHash,
      number: signing.number,
      symbol: signing.symbol,
      signed_day: signing.signedDay,
      submitted_by: stamp.userId,
      submitted_at: stamp.at,
    })
    .execute();
  const change = {
    action: "submit",
    state,
    submissionId,
    returnedReason: null,
    detail: { code, contentHash, ...signing },
  } as const;
  await writeState(tx, { target, report, change }, stamp);
  return { submissionId, code, contentHash, at: stamp.at };
}

/** @throws Problem `bad-input` where a report is not signed like that. */
export function requireSigning(
  signing: Signing,
  { period }: ReportTarget,
  stamp: OperationStamp,
): void {
  const problems = signingProblems(signing, { period, today: todayInVietnam(stamp.at) });
  const [reason] = Object.values(problems);
  if (reason !== undefined) throw new Problem("bad-input", { reason });
}

/** @throws Problem `period-locked` where the unit can no longer write. */
export function requireOpen({ period, extension }: ReportTarget, stamp: OperationStamp): void {
  if (isOpen(period, todayInVietnam(stamp.at), extension)) return;
  throw new Problem("period-locked", { period: period.name, on: extension?.lock ?? period.lock });
}

async function requireChecksMet(
  tx: Transaction<Database>,
  target: ReportTarget,
  peers?: Baseline,
): Promise<Unmet> {
  const unmet = await readUnmet(tx, target, peers);
  const { hard, unexplained } = unmet;
  if (hard + unexplained > 0) throw new Problem("checks-unmet", { hard, unexplained });
  return unmet;
}
