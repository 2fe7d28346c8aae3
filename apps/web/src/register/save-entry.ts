import { client, queryClient, api } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import type { ReadDraft } from "./draft.ts";
import type { DocumentEntry } from "./words.ts";

export interface EntryToSave {
  /** Of a new entry: sent again, it is still written once. */
  readonly opId: string;
  readonly unitId: string;
  /** Absent: a new one. */
  readonly entry?: DocumentEntry | undefined;
  readonly fields: ReadDraft["fields"];
  readonly uploads: readonly string[];
  /** Positions of files to take away. */
  readonly removed: readonly number[];
}

/**
 * Writes an entry with its files and answers its id. A new one is written at once; an old one step by
 * step, each on the version of the step before, so that a step that is refused changes nothing else.
 */
export async function saveEntry(save: EntryToSave): Promise<string> {
  try {
    return await write(save);
  } finally {
    await queryClient.invalidateQueries({ queryKey: api.documents.pathKey() });
  }
}

async function write(save: EntryToSave): Promise<string> {
  const { opId, unitId, entry, fields, uploads, removed } = save;
  const ids = [...uploads];
  if (entry === undefined) {
    const added = await client.documents.add.mutate({ opId, unitId, ...fields, uploads: ids });
    return added.id;
  }
  const documentId = entry.id;
  let { version } = entry;
  const seen = () => ({ opId: newOperationId(), documentId, version });
  if (isChanged(entry, fields)) {
    ({ version } = await client.documents.change.mutate({ ...seen(), ...fields }));
  }
  for (const position of removed) {
    ({ version } = await client.documents.detach.mutate({ ...seen(), position }));
  }
  if (ids.length > 0) await client.documents.attach.mutate({ ...seen(), uploads: ids });
  return documentId;
}

function isChanged(entry: DocumentEntry, fields: ReadDraft["fields"]): boolean {
  const { type, number, symbol, issuedOn, issuer, summary, area } = entry;
  return (
    JSON.stringify({ type, number, symbol, issuedOn, issuer, summary, area }) !==
    JSON.stringify(fields)
  );
}
