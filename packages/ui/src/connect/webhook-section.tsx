import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { failureOf } from "@cchc/domain/text/failure";
import { type Asks, type Named, type NamedPart, useAsk, useWrite, type Writes } from "../calls.ts";
import { newOperationId } from "../operation-id.ts";
import { WaitingFor } from "../waiting-for.tsx";
import { type ListedWebhook, WebhookList } from "./webhook-list.tsx";

export interface OwnWebhooks<Event extends string> {
  readonly webhooks: readonly ListedWebhook[];
  readonly events: readonly { readonly event: Event; readonly label: string }[];
  readonly origins: readonly string[];
}

export interface WebhookCalls<Event extends string> {
  readonly mine: Asks<OwnWebhooks<Event>>;
  readonly create: Writes<{ url: string; events: Event[] }, { readonly secret: string }>;
  readonly remove: Writes<{ webhookId: string }, unknown>;
}

export interface WebhookSectionProps<Event extends string> {
  calls: WebhookCalls<Event>;
  names: { readonly mine: Named } & NamedPart;
}

/** Addresses that are told of what happens. */
export function WebhookSection<Event extends string>(props: WebhookSectionProps<Event>): ReactNode {
  const { calls, names } = props;
  const queries = useQueryClient();
  const mine = useAsk(calls.mine, names.mine);
  const again = { onSettled: () => queries.invalidateQueries({ queryKey: names.pathKey() }) };
  const create = useWrite(calls.create, again);
  const remove = useWrite(calls.remove, again);
  const failed = mine.error ?? create.error ?? remove.error;
  return (
    <section className="c-stack" aria-labelledby="bao-tin">
      <h2 id="bao-tin">Báo tin cho phần mềm khác</h2>
      {mine.data === undefined ? (
        <WaitingFor failed={mine.error}>Đang lấy danh sách…</WaitingFor>
      ) : (
        <WebhookList
          webhooks={mine.data.webhooks}
          choices={mine.data.events}
          origins={mine.data.origins}
          busy={create.isPending || remove.isPending}
          failure={failed === null ? undefined : failureOf(failed).message}
          made={create.data?.secret}
          onCreate={({ url, events }) =>
            create.mutate({
              opId: newOperationId(),
              url,
              events: mine.data.events.flatMap(({ event }) =>
                events.includes(event) ? event : [],
              ),
            })
          }
          onRemove={(webhookId) => remove.mutate({ opId: newOperationId(), webhookId })}
        />
      )}
    </section>
  );
}
