import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { api, client, failureOf, queryClient } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { isSignedOut, onGate, sessionEnded } from "../session/gate.ts";
import { useMe } from "../session/me.ts";
import { type Book, type BookView, createBook, type OpenedScore } from "./book.ts";
import { keepScoreDraft, readScoreDraft } from "./drafts.ts";
import type { InputWrite, Outcome, Parcel, Saved } from "./outbox.ts";
import type { ScoreAddress } from "./paths.ts";

/** Scores opened in this visit; leaving a page stops nothing that is still being sent. */
const open = new Map<string, Book>();

function retryAll(): void {
  for (const book of open.values()) book.retry();
}

let watching = false;

function watch(): void {
  if (watching) return;
  watching = true;
  window.addEventListener("online", retryAll);
  onGate(retryAll);
  window.addEventListener("beforeunload", (event) => {
    if ([...open.values()].some((book) => book.view().unsent.size > 0)) event.preventDefault();
  });
}

async function post(address: ScoreAddress, { opId, writes }: Parcel): Promise<Saved> {
  const [first] = writes;
  if (first?.kind === "item") {
    const { kind: _, ...item } = first;
    await client.scores.saveItem.mutate({ ...address, opId, ...item });
    // What a paper is called comes with the score.
    if (item.evidence !== undefined) {
      void queryClient.invalidateQueries({ queryKey: scoreOptions(address).queryKey });
    }
    return { saved: [], conflicts: [] };
  }
  const inputs = writes
    .filter((write): write is InputWrite => write.kind === "input")
    .map(({ code, version, value }) => ({ code, version, value }));
  return client.scores.saveInputs.mutate({ ...address, opId, inputs });
}

async function send(address: ScoreAddress, parcel: Parcel): Promise<Outcome> {
  try {
    return { kind: "saved", result: await post(address, parcel) };
  } catch (error) {
    if (isSignedOut(error)) return { kind: "signed-out" };
    const failure = failureOf(error);
    const later =
      failure.code === "unavailable" ||
      failure.code === "internal" ||
      failure.code === "too-many-requests";
    return later ? { kind: "unreachable" } : { kind: "refused", failure };
  }
}

function openBook(opened: OpenedScore, username: string): Book {
  const address = { unitId: opened.unit.id, roundId: opened.round.id };
  const key = [username, address.unitId, address.roundId].join("/");
  const known = open.get(key);
  if (known !== undefined) return known;
  const book = createBook({
    opened,
    send: (parcel) => send(address, parcel),
    makeId: newOperationId,
    now: () => new Date().toISOString(),
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    keep: (unsent) => {
      keepScoreDraft(localStorage, { ...address, username }, unsent);
    },
    onSignedOut: sessionEnded,
  });
  open.set(key, book);
  const draft = readScoreDraft(localStorage, { ...address, username });
  if (draft !== undefined) book.resume(draft);
  watch();
  return book;
}

export function scoreOptions(address: ScoreAddress) {
  return api.scores.open.queryOptions(address, { staleTime: 15_000 });
}

/** One unit's score and the work on it. */
export function useScore(address: ScoreAddress): { book: Book; view: BookView } {
  const { username } = useMe();
  const { data } = useSuspenseQuery(scoreOptions(address));
  const book = openBook(data, username);
  useEffect(() => book.receive(data), [book, data]);
  return { book, view: useSyncExternalStore(book.subscribe, book.view) };
}
