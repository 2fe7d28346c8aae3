import { useCallback, useState } from "react";
import type { Day } from "@cchc/domain/report/cell";
import { api, client, type Failure, failureOf, queryClient } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import type { AppraiserAction } from "./cases.ts";

/** One item as it stood on the screen. */
export interface Seen {
  readonly unitId: string;
  readonly leaf: string;
  readonly version: number;
}

/** What a reviewer wants done to one or many items, with the same words. */
export interface WantedVerdict {
  readonly action: AppraiserAction | "confirm";
  readonly items: readonly Seen[];
  readonly points?: number;
  readonly reason?: string;
  readonly replyDue?: Day;
}

/** A verdict that was not written: why, and under which operation it may be sent again. */
export interface Unwritten {
  readonly opId: string;
  readonly verdict: WantedVerdict;
  readonly failure: Failure;
}

/** Why a verdict was not written, in the words of appraisal. */
export function whyUnwritten({ code, message }: Failure): string {
  return code === "conflict" ? "Người khác vừa quyết định mục này trước bạn." : message;
}

/** An item by which a screen finds its row. */
export function itemKey({ unitId, leaf }: Pick<Seen, "unitId" | "leaf">): string {
  return `${unitId}#${leaf}`;
}

/**
 * Sends verdicts. While one is on its way its items are in `busy`; one that was not written stays in
 * `unwritten` with everything that was typed, until it is sent again or dropped.
 */
export function useVerdicts(roundId: string) {
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [unwritten, setUnwritten] = useState<Unwritten>();
  const send = useCallback(
    async (verdict: WantedVerdict, again?: Unwritten): Promise<boolean> => {
      const opId = again?.opId ?? newOperationId();
      const keys = verdict.items.map(itemKey);
      setBusy((now) => new Set([...now, ...keys]));
      setUnwritten(undefined);
      try {
        await write(roundId, opId, verdict);
        return true;
      } catch (error) {
        setUnwritten({ opId, verdict, failure: failureOf(error) });
        return false;
      } finally {
        await queryClient.invalidateQueries({ queryKey: api.appraisal.pathKey() });
        void queryClient.invalidateQueries({ queryKey: api.ranking.pathKey() });
        setBusy((now) => new Set([...now].filter((key) => !keys.includes(key))));
      }
    },
    [roundId],
  );
  const drop = useCallback(() => setUnwritten(undefined), []);
  return { busy, unwritten, send, drop };
}

export type Verdicts = ReturnType<typeof useVerdicts>;

async function write(roundId: string, opId: string, verdict: WantedVerdict): Promise<void> {
  const { action, items, points, reason, replyDue } = verdict;
  const decisions = items.map(({ unitId, leaf, version }) => ({ unitId, leaf, version }));
  if (action === "confirm") {
    await client.appraisal.confirm.mutate({ opId, roundId, decisions });
    return;
  }
  await client.appraisal.decide.mutate({
    opId,
    roundId,
    action,
    decisions,
    ...(points === undefined ? {} : { points }),
    ...(reason === undefined ? {} : { reason }),
    ...(replyDue === undefined ? {} : { replyDue }),
  });
}
