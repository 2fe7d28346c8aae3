import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import type { Actor } from "../auth/actor.ts";
import { sha256 } from "../canonical.ts";
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

/** Under which name the log keeps that a paper was issued. */
export const issueAction = "paper.issue";

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
    .select(["paper.id", "template", "content_hash", "document_id", "issued_by"])
    // A text with all its figures stays where it is: a list needs one word of it.
    .select(sql<string>`(paper.content::json ->> 'submissionId')`.as("submissionId"))
    .select(["issued_at", "auth_user.name as name"])
    .where("unit_id", "=", unitId)
    .where("subject", "=", subjectOf(periodId))
    .orderBy("issued_at", "desc")
    .orderBy("paper.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    template: row.template,
    submissionId: row.submissionId,
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

/** An issued paper that is no longer what it was issued as, or that is gone. */
export interface BrokenPaper {
  readonly unitId: string;
  readonly id: string;
}

/** Papers read at once: a text with its figures is some hundred kilobytes. */
const AT_ONCE = 50;

/**
 * Holds every issued paper against what the log kept of it, some at a time: whether it is there, and
 * whether text and hash are those it was issued with. The first that does not hold, or how many do.
 */
export async function checkIssued(
  db: Kysely<Database>,
): Promise<{ readonly checked: number; readonly broken: BrokenPaper | null }> {
  let checked = 0;
  let after = { unit_id: "", seq: 0 };
  for (;;) {
    const rows = await db
      .selectFrom("audit")
      .leftJoin("issued_paper as paper", (join) =>
        join
          .onRef("paper.unit_id", "=", "audit.unit_id")
          .on(sql<boolean>`audit.subject like '%/' || paper.id`),
      )
      .select(["audit.unit_id", "audit.seq", "audit.subject", "audit.after"])
      .select(["paper.content", "paper.content_hash"])
      .where("audit.action", "=", issueAction)
      .where((eb) =>
        eb(eb.refTuple("audit.unit_id", "seq"), ">", eb.tuple(after.unit_id, after.seq)),
      )
      .orderBy("audit.unit_id")
      .orderBy("seq")
      .limit(AT_ONCE)
      .execute();
    for (const row of rows) {
      if (!holds(row)) return { checked, broken: { unitId: row.unit_id, id: row.subject } };
      checked += 1;
      after = row;
    }
    if (rows.length < AT_ONCE) return { checked, broken: null };
  }
}

interface Kept {
  readonly after: string | null;
  readonly content: string | null;
  readonly content_hash: string | null;
}

function holds({ after, content, content_hash: hash }: Kept): boolean {
  if (after === null || content === null || hash === null) return false;
  const parse: (json: string) => { readonly contentHash?: string } = JSON.parse;
  return sha256(content) === hash && parse(after).contentHash === hash;
}
