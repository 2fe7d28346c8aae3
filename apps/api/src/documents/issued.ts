import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { findTarget, type ReportAddress } from "../reports/target.ts";
import type { Services } from "../services.ts";

/** What is kept of an issued paper: its text with every figure, and what it was issued on. */
export interface PaperContent {
  readonly layout: "so-cchc/paper/1";
  readonly submissionId: string;
  readonly template: string;
  readonly document: OfficialDocument;
}

export interface IssuedPaper {
  readonly id: string;
  readonly template: string;
  readonly submissionId: string;
  readonly contentHash: string;
  /** Its entry in the register. */
  readonly documentId: string | null;
  readonly by: string;
  readonly at: Date;
}

/** What an issued paper of a report is filed under. */
export function subjectOf(periodId: string): string {
  return `report/${periodId}`;
}

export function paperContent(text: string): PaperContent {
  const parse: (json: string) => PaperContent = JSON.parse;
  return parse(text);
}

/** The issued papers of one report, the latest first. */
export async function readIssuedList(
  db: Kysely<Database>,
  { unitId, periodId }: ReportAddress,
): Promise<readonly IssuedPaper[]> {
  const rows = await db
    .selectFrom("issued_paper as paper")
    .leftJoin("auth_user", "auth_user.id", "paper.issued_by")
    .select(["paper.id", "template", "content", "content_hash", "document_id", "issued_by"])
    .select(["issued_at", "auth_user.name as name"])
    .where("unit_id", "=", unitId)
    .where("subject", "=", subjectOf(periodId))
    .orderBy("issued_at", "desc")
    .orderBy("paper.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    template: row.template,
    submissionId: paperContent(row.content).submissionId,
    contentHash: row.content_hash,
    documentId: row.document_id,
    by: row.name ?? row.issued_by,
    at: row.issued_at,
  }));
}

/** An issued paper with its text. @throws Problem `not-found` for one that is unknown or out of scope. */
export async function findIssued(
  services: Pick<Services, "db" | "trees">,
  actor: Actor,
  id: string,
) {
  const row = await services.db
    .selectFrom("issued_paper")
    .select(["unit_id", "subject", "content", "content_hash"])
    .where("id", "=", id)
    .executeTakeFirst();
  const periodId = row === undefined ? undefined : /^report\/(.+)$/u.exec(row.subject)?.[1];
  if (row === undefined || periodId === undefined) throw new Problem("not-found", {});
  const address = { unitId: row.unit_id, periodId };
  const target = await findTarget(services, actor, "report.read", address);
  return { id, target, contentHash: row.content_hash, content: paperContent(row.content) };
}
