import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Day } from "@cchc/domain/report/cell";
import { failureOf } from "@cchc/domain/text/failure";
import { type Asks, type Named, type NamedPart, useAsk, useWrite, type Writes } from "../calls.ts";
import { newOperationId } from "../operation-id.ts";
import { WaitingFor } from "../waiting-for.tsx";
import { KeyList, type ListedKey, type ScopeChoice } from "./key-list.tsx";

export interface OwnKeys {
  readonly keys: readonly ListedKey[];
  readonly scopes: readonly ScopeChoice[];
  readonly latestDay: Day;
}

export interface KeyCalls {
  readonly mine: Asks<OwnKeys>;
  readonly create: Writes<
    { name: string; scopes: string[]; lastDay: Day },
    { readonly key: string }
  >;
  readonly revoke: Writes<{ keyId: string }, unknown>;
}

export interface KeySectionProps {
  calls: KeyCalls;
  names: { readonly mine: Named } & NamedPart;
  today: Day;
}

/** Keys with which other programs ask in one's name. */
export function KeySection({ calls, names, today }: KeySectionProps): ReactNode {
  const queries = useQueryClient();
  const mine = useAsk(calls.mine, names.mine);
  const again = { onSettled: () => queries.invalidateQueries({ queryKey: names.pathKey() }) };
  const create = useWrite(calls.create, again);
  const revoke = useWrite(calls.revoke, again);
  const failed = mine.error ?? create.error ?? revoke.error;
  return (
    <section className="c-stack" aria-labelledby="khoa">
      <h2 id="khoa">Khóa truy cập</h2>
      {mine.data === undefined ? (
        <WaitingFor failed={mine.error}>Đang lấy danh sách…</WaitingFor>
      ) : (
        <KeyList
          keys={mine.data.keys}
          choices={mine.data.scopes}
          today={today}
          latestDay={mine.data.latestDay}
          busy={create.isPending || revoke.isPending}
          failure={failed === null ? undefined : failureOf(failed).message}
          made={create.data?.key}
          onCreate={({ scopes, ...key }) =>
            create.mutate({ opId: newOperationId(), ...key, scopes: [...scopes] })
          }
          onRevoke={(keyId) => revoke.mutate({ opId: newOperationId(), keyId })}
        />
      )}
    </section>
  );
}
