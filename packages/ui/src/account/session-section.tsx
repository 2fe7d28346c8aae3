import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { failureOf } from "@cchc/domain/text/failure";
import { type Asks, type Named, useAsk, useWrite, type Writes } from "../calls.ts";
import { newOperationId } from "../operation-id.ts";
import { WaitingFor } from "../waiting-for.tsx";
import { type ListedSession, SessionList } from "./session-list.tsx";

export interface SessionCalls {
  readonly mine: Asks<readonly ListedSession[]>;
  readonly end: Writes<{ sessionId: string }, unknown>;
  readonly endOthers: Writes<unknown, { readonly ended: number }>;
}

export interface SessionSectionProps {
  session: SessionCalls;
  names: { readonly mine: Named };
}

/** Where one is signed in. */
export function SessionSection({ session, names }: SessionSectionProps): ReactNode {
  const queries = useQueryClient();
  const mine = useAsk(session.mine, names.mine);
  const again = { onSettled: () => queries.invalidateQueries({ queryKey: names.mine.queryKey() }) };
  const end = useWrite(session.end, again);
  const endOthers = useWrite(session.endOthers, again);
  const failed = end.error ?? endOthers.error;
  return (
    <section className="c-stack" aria-labelledby="cac-may">
      <h2 id="cac-may">Các máy đang đăng nhập</h2>
      {mine.data === undefined ? (
        <WaitingFor failed={mine.error}>Đang lấy thông tin đăng nhập…</WaitingFor>
      ) : (
        <SessionList
          sessions={mine.data}
          busy={end.isPending || endOthers.isPending}
          failure={failed === null ? undefined : failureOf(failed).message}
          ended={endOthers.data?.ended}
          onEnd={(sessionId) => end.mutate({ opId: newOperationId(), sessionId })}
          onEndOthers={() => endOthers.mutate({ opId: newOperationId() })}
        />
      )}
    </section>
  );
}
