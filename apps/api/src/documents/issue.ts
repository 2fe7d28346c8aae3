import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { issuerOf } from "@cchc/domain/document/issuer";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { type ReportState, stateLabels } from "@cchc/domain/report/workflow";
import { formatInstant } from "@cchc/domain/text/days";
import { writeDocx } from "@cchc/documents/write/docx";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import { canonicalJson, sha256 } from "../canonical.ts";
import { once, type OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { Upload } from "../files/upload.ts";
import { mostFiles } from "../register/input.ts";
import { addDocument, attachFiles, type Seen } from "../register/write.ts";
import { readReport } from "../reports/queries.ts";
import { findTarget, type ReportTarget } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { paperFileName } from "./file-names.ts";
import { issueAction, type PaperContent, readIssuedList, subjectOf } from "./issued.ts";
import { requireTemplate } from "./offered.ts";
import { composePaper, type PaperAddress } from "./paper.ts";
import { mediaTypes } from "./produce.ts";

const action = "Ban hành";

export interface IssueInput extends PaperAddress {
  readonly opId: string;
}

export interface Issued {
  readonly id: string;
  readonly documentId: string;
  readonly contentHash: string;
}

interface Frozen {
  readonly target: ReportTarget;
  readonly document: OfficialDocument;
  readonly content: PaperContent;
  readonly file: { readonly hash: string; readonly size: number };
}

/**
 * Freezes the paper of a report that was handed in, with its figures, and puts it into the register
 * with its .docx. The number, symbol and day are those it was handed in with.
 * @throws Problem `not-found`, `wrong-state`, `already-done`.
 */
export async function issuePaper(
  services: Services,
  actor: Actor,
  input: IssueInput,
): Promise<Issued> {
  const target = await findTarget(services, actor, "report.submit", input);
  const template = requireTemplate(target.form, input.template);
  if (template.code !== requireTemplate(target.form, undefined).code) {
    throw new Problem("not-found", {});
  }
  const report = await readReport(services.db, input.unitId, input.periodId);
  const operation = { id: input.opId, userId: actor.userId, name: "paper.issue", input };
  requireHandedIn(report.state);
  if (report.submissionId === null) throw new Problem("not-found", {});
  const document = await composePaper(services, { target, template });
  const { submissionId } = report;
  const content: PaperContent = {
    layout: "so-cchc/paper/1",
    submissionId,
    template: template.code,
    document,
  };
  // The bytes first, then the rows, as with every file.
  const bytes = await writeDocx(document);
  const { hash, size } = await services.files.put(piece(bytes), {
    limit: Math.max(services.fileLimit, bytes.length),
    check: () => Promise.resolve(),
  });
  return once(services, operation, (tx, stamp) =>
    freeze(tx, { target, document, content, file: { hash, size } }, stamp),
  );
}

/** @throws Problem `wrong-state` */
function requireHandedIn(state: ReportState): void {
  if (state === "submitted" || state === "received") return;
  throw new Problem("wrong-state", { state: stateLabels[state], action });
}

async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

async function freeze(
  tx: Transaction<Database>,
  { target, document, content, file }: Frozen,
  stamp: OperationStamp,
): Promise<Issued> {
  const { unitId, period } = target;
  const report = await tx
    .selectFrom("report")
    .select(["state", "submission_id"])
    .where("unit_id", "=", unitId)
    .where("period_id", "=", period.id)
    .forUpdate()
    .executeTakeFirst();
  if (report?.submission_id !== content.submissionId) throw new Problem("conflict", {});
  // Sent back while the paper was written: what it told may be changed now.
  requireHandedIn(report.state);
  const standing = await readIssuedList(tx, { unitId, periodId: period.id });
  const before = standing.find(({ submissionId }) => submissionId === content.submissionId);
  if (before !== undefined) {
    throw new Problem("already-done", { action, at: formatInstant(before.at.toISOString()) });
  }
  const documentId = await registerEntry(tx, { target, document, content, file }, stamp);
  const text = canonicalJson(content);
  const contentHash = sha256(text);
  const id = randomUUID();
  await tx
    .insertInto("issued_paper")
    .values({
      id,
      unit_id: unitId,
      subject: subjectOf(period.id),
      template: content.template,
      content: text,
      content_hash: contentHash,
      document_id: documentId,
      issued_by: stamp.userId,
      issued_at: stamp.at,
    })
    .execute();
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: issueAction,
      subject: `paper/${period.id}/${id}`,
      before: null,
      after: { contentHash, documentId, template: content.template },
    },
  ]);
  return { id, documentId, contentHash };
}

/** Puts the paper's file behind what the entry holds, unless it holds it or is full. */
async function attachOnce(
  tx: Transaction<Database>,
  { documentId, version, upload }: Seen & { readonly upload: Upload },
  stamp: OperationStamp,
): Promise<void> {
  const held = await tx
    .selectFrom("document_file")
    .select("file_hash")
    .where("document_id", "=", documentId)
    .execute();
  const holds = held.some(({ file_hash }) => file_hash === upload.hash);
  if (holds || held.length >= mostFiles) return;
  await attachFiles(tx, { documentId, version, uploads: [upload] }, stamp);
}

/** The paper's entry in the register: the one that has its number already, or a new one. */
async function registerEntry(
  tx: Transaction<Database>,
  { target, document, file }: Frozen,
  stamp: OperationStamp,
): Promise<string> {
  const { unitId, tree, period } = target;
  const unit = tree.get(unitId);
  if (unit === undefined) throw new Problem("not-found", {});
  const { number = null, symbol, day = null, about } = document;
  const known = await tx
    .selectFrom("document")
    .select(["id", "version"])
    .where("unit_id", "=", unitId)
    .where("type", "=", "report")
    .where("number", "=", number)
    .where("symbol", "=", symbol)
    .where("issued_on", "=", day)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  const mediaType = mediaTypes.docx;
  await tx
    .insertInto("stored_file")
    .values({ ...file, media_type: mediaType, created_by: stamp.userId, created_at: stamp.at })
    .onConflict((c) => c.column("hash").doNothing())
    .execute();
  const parent = unit.parentId === undefined ? undefined : tree.get(unit.parentId);
  const upload = {
    ...file,
    uploadId: stamp.operationId,
    unitId,
    mediaType,
    name: paperFileName(document, "docx"),
  };
  if (known !== undefined) {
    await attachOnce(tx, { documentId: known.id, version: known.version, upload }, stamp);
    return known.id;
  }
  const entry = {
    unitId,
    type: "report",
    number,
    symbol,
    issuedOn: day,
    issuer: issuerOf(unit, parent).short,
    summary: about,
    area: null,
    illustration: period.illustration,
  } as const;
  const { id } = await addDocument(tx, entry, [upload], stamp);
  return id;
}
