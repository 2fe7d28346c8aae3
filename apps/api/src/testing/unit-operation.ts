import { randomUUID } from "node:crypto";
import type { Client } from "./world.ts";

/** The decision that test operations rest on. */
export const decision = {
  number: "Nghị quyết số 1/NQ-HĐND",
  day: "2023-12-01",
  issuer: "HĐND tỉnh Hải Bình",
};

/** An operation on units as `units.draft` takes it. */
export function draftOf(changes: readonly unknown[], more: object = {}) {
  const ids = { opId: randomUUID(), id: randomUUID() };
  return { ...ids, title: "Thay đổi", decision, changes, grants: [], ...more };
}

/** Drafts changes and confirms them, by the one administrator there is. */
export async function makeChanges(
  administrator: Client,
  changes: readonly unknown[],
  confirming: Client = administrator,
): Promise<string> {
  const draft = draftOf(changes);
  const drafted = await administrator.mutate("units.draft", draft);
  if (drafted.status !== 200) throw new Error(`draft: ${drafted.message}`);
  const confirmed = await confirm(confirming, draft.id);
  if (confirmed.status !== 200) throw new Error(`confirm: ${confirmed.message}`);
  return draft.id;
}

/** Confirms a draft as it is seen now. */
export async function confirm(client: Client, id: string) {
  const { data } = await client.query("units.operation", { id });
  const read: (text: string) => { preview?: { seen: string } | null } = JSON.parse;
  const seen = read(JSON.stringify(data ?? {})).preview?.seen;
  return client.mutate("units.confirm", { opId: randomUUID(), id, seen: seen ?? "0".repeat(64) });
}
