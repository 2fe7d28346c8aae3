import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { api, client, queryClient } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import type { Answer, Batch } from "../entry/queue.ts";
import { lineBy, watch } from "../entry/sending.ts";
import { amendAnswer } from "../offline/answers.ts";
import { keepAppOnce } from "../offline/app-files.ts";
import { vault } from "../offline/vault.ts";
import { sessionEnded } from "../session/gate.ts";
import { useMe } from "../session/me.ts";
import { type Acknowledged, acknowledgedAnswers, withAcknowledged } from "./acknowledged.ts";
import { createBook } from "./book.ts";
import type { Book, BookView, OpenedScore } from "./book-shape.ts";
import { keepScoreDraft, readScoreDraft } from "./drafts.ts";
import { type ScoreAddress, scorePath } from "./paths.ts";
import { inputKey, type InputWrite, itemKey, type ScoreWrite, type Theirs } from "./writes.ts";

/** Scores opened in this visit; leaving a page stops nothing that is still being sent. */
const open = new Map<string, Book>();

/** What was acknowledged in this visit: an answer asked for before a save may arrive after it. */
const acknowledged = new Map<string, readonly Acknowledged[]>();

/** What the server acknowledged goes into the copy that opens when the line is down. */
function amendKept(address: ScoreAddress, answers: readonly Acknowledged[]): void {
  const key = scorePath(address);
  const all = [...(acknowledged.get(key) ?? []), ...answers];
  acknowledged.set(key, all);
  if (all.length === 0) return;
  amendAnswer<OpenedScore>(scoreOptions(address).queryKey, (now) => withAcknowledged(now, all));
}

function poster(address: ScoreAddress, name: string) {
  return async (batch: Batch<ScoreWrite>): Promise<Answer<Theirs>> => {
    const answer = await post(address, batch);
    // Before the draft goes: at no moment does this computer lack the answer.
    amendKept(address, acknowledgedAnswers(batch, answer, name));
    return answer;
  };
}

async function post(
  address: ScoreAddress,
  { opId, writes }: Batch<ScoreWrite>,
): Promise<Answer<Theirs>> {
  const [first] = writes;
  if (first?.kind === "item") {
    const { kind, ...item } = first;
    const { saved, conflicts, at } = await client.scores.saveItem.mutate({
      ...address,
      opId,
      ...item,
    });
    // What a paper is called comes with the score.
    if (item.evidence !== undefined) {
      void queryClient.invalidateQueries({ queryKey: scoreOptions(address).queryKey });
    }
    return {
      saved: saved.map(({ leaf, version }) => ({ key: itemKey(leaf), version })),
      conflicts: conflicts.map((theirs) => ({
        key: itemKey(theirs.leaf),
        theirs: { kind, ...theirs },
      })),
      at,
    };
  }
  const inputs = writes
    .filter((write): write is InputWrite => write.kind === "input")
    .map(({ code, version, value }) => ({ code, version, value }));
  const { saved, conflicts, at } = await client.scores.saveInputs.mutate({
    ...address,
    opId,
    inputs,
  });
  return {
    saved: saved.map(({ code, version }) => ({ key: inputKey(code), version })),
    conflicts: conflicts.map((theirs) => ({
      key: inputKey(theirs.code),
      theirs: { kind: "input", ...theirs },
    })),
    at,
  };
}

interface Person {
  readonly username: string;
  readonly name: string;
}

function openBook(opened: OpenedScore, { username, name }: Person): Book {
  const address = { unitId: opened.unit.id, roundId: opened.round.id };
  const key = [username, address.unitId, address.roundId].join("/");
  const known = open.get(key);
  if (known !== undefined) return known;
  const book = createBook({
    opened,
    ...lineBy(poster(address, name)),
    keep: (unsent) => {
      keepScoreDraft(vault, { ...address, username }, unsent);
    },
    spent: (leaf, seconds) => {
      const write = { ...address, opId: newOperationId(), leaf, version: 0, seconds };
      // A measurement that is lost is missed by nobody: no state, no second attempt.
      client.scores.saveItem.mutate(write).catch(() => undefined);
    },
    onSignedOut: sessionEnded,
  });
  open.set(key, book);
  const draft = readScoreDraft(vault, { ...address, username });
  if (draft !== undefined) book.resume(draft);
  watch({ retry: book.retry, hasUnsent: () => book.view().unsent.size > 0 });
  return book;
}

export function scoreOptions(address: ScoreAddress) {
  return api.scores.open.queryOptions(address, { staleTime: 15_000 });
}

/** One unit's score and the work on it. */
export function useScore(address: ScoreAddress): { book: Book; view: BookView } {
  const me = useMe();
  const { data } = useSuspenseQuery(scoreOptions(address));
  const book = openBook(data, me);
  useEffect(() => {
    book.receive(data);
    amendKept({ unitId: data.unit.id, roundId: data.round.id }, []);
  }, [book, data]);
  useEffect(keepAppOnce, []);
  return { book, view: useSyncExternalStore(book.subscribe, book.view) };
}
