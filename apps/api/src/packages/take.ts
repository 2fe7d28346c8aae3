import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { codeOfDigest } from "@cchc/domain/scoring/sheet-code";
import { cleanText } from "@cchc/domain/text/hygiene";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import { sha256 } from "../canonical.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { readReasons } from "../reports/findings.ts";
import { writeReasons } from "../reports/reasons.ts";
import { lockReport, saveCells } from "../reports/save.ts";
import { type Receipt, requestApproval, submitReport } from "../reports/submit.ts";
import type { Services } from "../services.ts";
import { alreadyReceived, type OpenedPackage, openPackage, readReceived } from "./open.ts";

/** What somebody decided who saw the preview. */
export interface Taking {
  readonly text: string;
  /** Version of the report that the preview was held against. */
  readonly reportVersion: number;
  /** Of cells that somebody wrote after the package's writer had seen them. */
  readonly overtaken: "package" | "server";
}

export interface PackageReceipt {
  readonly code: string;
  /** The server's instant: what counts as the time of receipt. */
  readonly at: Date;
  readonly cells: number;
  /** The receipt of the report, where the package handed it in. */
  readonly submission: { readonly id: string; readonly code: string } | null;
}

/**
 * Takes a package in, all of it or nothing, and once: its figures are its signer's, the receipt is
 * whose who brought it.
 * @throws Problem `bad-file`, `not-found`, `bad-input` with the preview's refusal, `conflict` where
 * the report changed since the preview, and whatever writing or handing in refuses.
 */
export async function takePackage(
  services: Services,
  tx: Transaction<Database>,
  { actor, taking, stamp }: { actor: Actor; taking: Taking; stamp: OperationStamp },
): Promise<PackageReceipt> {
  const first = await openPackage({ ...services, db: tx }, actor, taking.text);
  // From here on nobody else writes this report: the same package twice at once is taken once.
  const { version } = await lockReport(tx, first.target, stamp);
  const again = await readReceived(tx, first.hash);
  if (again !== null) throw new Problem("bad-input", { reason: alreadyReceived(again) });
  if (first.refusal !== null) throw new Problem("bad-input", { reason: first.refusal });
  if (version !== taking.reportVersion || version !== first.reportVersion) {
    throw new Problem("conflict", {});
  }
  const { signer } = first;
  if (signer === null) throw new Problem("bad-input", {});
  const signed = { ...stamp, userId: signer.userId };
  const cells = await writeFigures(tx, { opened: first, signer, taking }, signed);
  const { target, content } = first;
  const submission = await handIn(tx, first, signed);
  const code = codeOfDigest(sha256(`${first.hash} ${stamp.operationId}`));
  await tx
    .insertInto("package_import")
    .values({
      hash: first.hash,
      unit_id: target.unitId,
      period_id: target.period.id,
      key_id: first.key,
      signed_by: signer.userId,
      made_at: new Date(content.madeAt),
      code,
      cells,
      submission_id: submission?.submissionId ?? null,
      received_by: stamp.userId,
      received_at: stamp.at,
    })
    .execute();
  await appendAudit(tx, { ...stamp, unitId: target.unitId }, [
    {
      action: "package.receive",
      subject: `package/${target.period.id}/${first.hash}`,
      before: null,
      after: {
        code,
        cells,
        key: first.key,
        signedBy: signer.userId,
        madeAt: content.madeAt,
        papers: content.papers,
        submission: submission?.code ?? null,
      },
    },
  ]);
  const handedIn =
    submission === null ? null : { id: submission.submissionId, code: submission.code };
  return { code, at: stamp.at, cells, submission: handedIn };
}

/** Hands the report in where the package says with what it was signed; null where it does not. */
async function handIn(
  tx: Transaction<Database>,
  { target, content: { signing } }: OpenedPackage,
  stamp: OperationStamp,
): Promise<Receipt | null> {
  if (signing === undefined) return null;
  await requestApproval(tx, target, stamp);
  return submitReport(tx, { target, signing }, stamp);
}

interface Writing {
  readonly opened: OpenedPackage;
  readonly signer: Actor;
  readonly taking: Taking;
}

/** Writes figures and reasons as their signer. How many cells it changed. */
async function writeFigures(
  tx: Transaction<Database>,
  { opened, signer, taking }: Writing,
  stamp: OperationStamp,
): Promise<number> {
  const { target, content } = opened;
  const writes = opened.differences
    .filter(({ overtaken }) => !overtaken || taking.overtaken === "package")
    .map(({ field, row, version, after }) => ({ field, row, version, cell: after }));
  const { conflicts } = await saveCells(
    tx,
    { actor: signer, target, writes, channel: "package" },
    stamp,
  );
  if (conflicts.length > 0) throw new Problem("conflict", {});
  const known = await readReasons(tx, target.unitId, target.period.id);
  const reasons = content.reasons
    .map(({ reason: written, ...about }) => ({ ...about, reason: cleanText(written) }))
    .filter(
      (one) =>
        one.reason !== "" &&
        !known.some(
          ({ check, cell, reason }) =>
            check === one.check && cell === one.cell && reason === one.reason,
        ),
    );
  // Nothing keeps whoever makes a file from writing one twice: the last counts.
  const each = new Map(reasons.map((one) => [`${one.check} ${one.cell}`, one]));
  await writeReasons(tx, { actor: signer, target, reasons: [...each.values()] }, stamp);
  return writes.length;
}
