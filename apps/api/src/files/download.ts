import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { mayReadDocument } from "../register/access.ts";
import type { Services } from "../services.ts";

export interface FileToSend {
  readonly hash: string;
  readonly mediaType: string;
  readonly name: string;
  /** Bytes that there were when it was taken in. */
  readonly size: number;
}

/** A file of an entry that this person may read. @throws Problem `not-found` for any other. */
export async function findFile(
  services: Services,
  actor: Actor,
  documentId: string,
  position: number,
): Promise<FileToSend> {
  const row = await services.db
    .selectFrom("document_file as file")
    .innerJoin("stored_file as stored", "stored.hash", "file.file_hash")
    .innerJoin("document", "document.id", "file.document_id")
    .select(["stored.hash", "stored.media_type as mediaType", "stored.size", "file.name"])
    .select(["document.id", "document.unit_id as unitId"])
    .where("file.document_id", "=", documentId)
    .where("file.position", "=", position)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  if (!(await mayReadDocument(services, actor, row))) throw new Problem("not-found", {});
  return row;
}
