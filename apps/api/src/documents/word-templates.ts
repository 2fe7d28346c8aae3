import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import {
  checkTemplate,
  fillTemplate,
  TemplateError,
  type TemplateProblem,
} from "@cchc/documents/write/template";
import { LIMITS } from "@cchc/documents/read/limits";
import { ReadProblem } from "@cchc/documents/read/problem";
import { checkZip } from "@cchc/documents/read/zip";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import { findUploads } from "../files/upload.ts";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { findTarget, type ReportAddress } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { findPaper } from "./paper.ts";
import { readReportText } from "./report-text.ts";
import { knownTags, tagsOf, templateData } from "./template-tags.ts";

/** Largest template, bytes. */
const LARGEST = 10 * 1024 * 1024;

export interface WordTemplate {
  readonly name: string;
  readonly version: number;
  readonly by: string;
  readonly at: Date;
}

export type AddedTemplate =
  | { readonly status: "added"; readonly name: string; readonly version: number }
  | { readonly status: "refused"; readonly problems: readonly TemplateProblem[] };

/** The latest version of each of a unit's templates for a form. */
async function readTemplates(
  db: Kysely<Database>,
  unitId: string,
  form: string,
): Promise<readonly WordTemplate[]> {
  const rows = await db
    .selectFrom("word_template")
    .leftJoin("auth_user", "auth_user.id", "word_template.created_by")
    .distinctOn("word_template.name")
    .select(["word_template.name as title", "version", "created_by", "created_at"])
    .select("auth_user.name as person")
    .where("unit_id", "=", unitId)
    .where("form_code", "=", form)
    .orderBy("word_template.name")
    .orderBy("version", "desc")
    .execute();
  return rows.map(({ title, version, created_by, created_at, person }) => ({
    name: title,
    version,
    by: person ?? created_by,
    at: created_at,
  }));
}

/** A unit's own templates for a report, and the tags they may use. */
export async function openTemplates(services: Services, actor: Actor, address: ReportAddress) {
  const { form, unitId, period } = await findTarget(services, actor, "report.read", address);
  return {
    templates: await readTemplates(services.db, unitId, form.code),
    tags: tagsOf(form, period.to),
  };
}

async function bytesOf({ files }: Pick<Services, "files">, hash: string): Promise<Uint8Array> {
  const opened = await files.open(hash);
  if (opened === null) throw new Problem("not-found", {});
  if ((opened.size ?? 0) > LARGEST) throw new Problem("too-large", { limit: "10 MB" });
  const bytes = new Uint8Array(await new Response(opened.stream).arrayBuffer());
  if (bytes.length > LARGEST) throw new Problem("too-large", { limit: "10 MB" });
  return bytes;
}

/** @throws Problem `file-refused`, `too-large` for a file that is packed to harm. */
function requireSound(bytes: Uint8Array): void {
  try {
    checkZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), LIMITS);
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error;
    if (error.code === "zip-bomb") throw new Problem("too-large", { limit: "64 MB khi giải nén" });
    throw new Problem("file-refused", { why: "damaged" });
  }
}

export interface AddTemplateInput extends ReportAddress {
  readonly opId: string;
  readonly uploadId: string;
}

/**
 * Takes an uploaded Word file as a template, or names everything in it that has to be mended. A name
 * that is there already becomes its next version.
 * @throws Problem `not-found`, `file-refused`, `too-large`.
 */
export async function addTemplate(
  services: Services,
  actor: Actor,
  input: AddTemplateInput,
): Promise<AddedTemplate> {
  const { form, unitId, period } = await findTarget(services, actor, "report.edit", input);
  const [upload] = await findUploads(services.db, actor, unitId, [input.uploadId]);
  if (upload === undefined) throw new Problem("not-found", {});
  const bytes = await bytesOf(services, upload.hash);
  requireSound(bytes);
  try {
    checkTemplate(bytes, knownTags(form, period.to));
  } catch (error) {
    if (error instanceof TemplateError) return { status: "refused", problems: error.problems };
    throw error;
  }
  const name = upload.name.replace(/\.docx$/i, "");
  const operation = { id: input.opId, userId: actor.userId, name: "paper.template", input };
  return once(services, operation, async (tx, stamp) => {
    // The unit's chain of history is locked first: two uploads of one name follow each other.
    await appendAudit(tx, { ...stamp, unitId }, [
      {
        action: "paper.template",
        subject: `template/${form.code}/${name}`,
        before: null,
        after: { hash: upload.hash },
      },
    ]);
    const { last } = await tx
      .selectFrom("word_template")
      .select((eb) => eb.fn.max("version").as("last"))
      .where("unit_id", "=", unitId)
      .where("form_code", "=", form.code)
      .where("name", "=", name)
      .executeTakeFirstOrThrow();
    const version = (last ?? 0) + 1;
    await tx
      .insertInto("word_template")
      .values({
        unit_id: unitId,
        form_code: form.code,
        name,
        version,
        file_hash: upload.hash,
        created_by: stamp.userId,
        created_at: stamp.at,
      })
      .execute();
    return { status: "added", name, version } as const;
  });
}

/** A unit's own template filled with one of its reports. @throws Problem `not-found`. */
export async function fillOwnTemplate(
  services: Services,
  actor: Actor,
  { name, ...address }: ReportAddress & { readonly name: string },
): Promise<Uint8Array> {
  const { target } = await findPaper(services, actor, address);
  const { unitId, period, form } = target;
  const row = await services.db
    .selectFrom("word_template")
    .select("file_hash")
    .where("unit_id", "=", unitId)
    .where("form_code", "=", form.code)
    .where("name", "=", name)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  const data = await readReportText(services, { unitId, period });
  return fillTemplate(await bytesOf(services, row.file_hash), templateData(data));
}
