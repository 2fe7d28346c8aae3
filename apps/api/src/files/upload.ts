import type { Kysely } from "kysely";
import { z } from "zod";
import type { Database } from "@cchc/db/schema";
import { appendAudit } from "../audit/audit.ts";
import type { Actor } from "../auth/actor.ts";
import { once } from "../operation/once.ts";
import type { Services } from "../services.ts";
import { requireUnitEver } from "../units/ever.ts";
import { safeFileName } from "./file-name.ts";
import { sniff } from "./sniff.ts";

/** A file that was taken in and belongs to nothing yet. */
export interface Upload {
  /** The operation's id: whoever uploaded puts the file into an entry of that unit by it. */
  readonly uploadId: string;
  readonly unitId: string;
  /** SHA-256. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** Made safe. */
  readonly name: string;
}

export interface UploadRequest {
  readonly opId: string;
  readonly unitId: string;
  /** As the file was called on the computer. */
  readonly name: string;
}

const uploadOperation = "file.upload";

/**
 * Takes a file in for a unit: the bytes first, then its row. A file that no entry ever takes does no
 * harm and is seen by nobody.
 * @throws Problem `not-found`, `too-large`, `file-refused`, `operation-reused`.
 */
export async function receiveUpload(
  services: Services,
  actor: Actor,
  request: UploadRequest & { readonly source: AsyncIterable<Uint8Array> },
): Promise<Upload> {
  const { opId, unitId, name: sent, source } = request;
  await requireUnitEver(services, actor, "document.edit", unitId);
  const { hash, size, checked } = await services.files.put(source, {
    limit: services.fileLimit,
    check: (bytes) => sniff(bytes, sent),
  });
  const { mediaType } = checked;
  const name = safeFileName(sent, checked);
  const operation = {
    id: opId,
    userId: actor.userId,
    name: uploadOperation,
    input: { unitId, name, hash },
  };
  return once(services, operation, async (tx, stamp) => {
    await tx
      .insertInto("stored_file")
      .values({
        hash,
        size,
        media_type: mediaType,
        created_by: stamp.userId,
        created_at: stamp.at,
      })
      .onConflict((c) => c.column("hash").doNothing())
      .execute();
    const upload = { uploadId: opId, unitId, hash, size, mediaType, name };
    await appendAudit(tx, { ...stamp, unitId }, [
      { action: "file.upload", subject: `file/${hash}`, before: null, after: { name, size } },
    ]);
    return upload;
  });
}

const uploadResult = z.object({
  uploadId: z.string(),
  unitId: z.string(),
  hash: z.string(),
  size: z.number(),
  mediaType: z.string(),
  name: z.string(),
});

/**
 * The uploads that this person made for this unit, in the order asked for. A file is put into an entry
 * by its upload, never by its hash: knowing a hash opens nothing.
 */
export async function findUploads(
  db: Kysely<Database>,
  { userId }: Pick<Actor, "userId">,
  unitId: string,
  uploadIds: readonly string[],
): Promise<Upload[]> {
  if (uploadIds.length === 0) return [];
  const rows = await db
    .selectFrom("operation")
    .select("result")
    .where("id", "in", uploadIds)
    .where("user_id", "=", userId)
    .where("name", "=", uploadOperation)
    .execute();
  const found = new Map<string, Upload>();
  for (const row of rows) {
    const upload = uploadResult.parse(row.result);
    if (upload.unitId === unitId) found.set(upload.uploadId, upload);
  }
  return uploadIds.flatMap((id) => found.get(id) ?? []);
}
