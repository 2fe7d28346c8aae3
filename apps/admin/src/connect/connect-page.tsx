import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { KeyList } from "@cchc/ui/connect/key-list";
import { WebhookList } from "@cchc/ui/connect/webhook-list";
import { Loading } from "@cchc/ui/loading";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { PageHead } from "@cchc/ui/page";
import { getRouteApi } from "@tanstack/react-router";
import { api, failureOf } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";

const workspace = getRouteApi("/workspace");

/** Keys with which other programs ask in one's name, and addresses that are told of what happens. */
export function ConnectPage(): ReactNode {
  const { me } = workspace.useRouteContext();
  return (
    <div className="c-stack">
      <Facts unit={me.name} period="Kết nối" />
      <PageHead
        title="Kết nối với phần mềm khác"
        lead="Phần mềm khác đọc bảng, ghi số liệu và được báo tin thay bạn, trong phạm vi và quyền của bạn."
      />
      <p>
        Cách gọi, mọi bảng và ví dụ: <a href="/api/v1">trang mô tả API</a>.
      </p>
      <Keys today={me.today} />
      <Webhooks />
    </div>
  );
}

function Keys({ today }: { readonly today: string }): ReactNode {
  const queries = useQueryClient();
  const mine = useQuery(api.keys.mine.queryOptions());
  const again = { onSettled: () => queries.invalidateQueries({ queryKey: api.keys.pathKey() }) };
  const create = useMutation(api.keys.create.mutationOptions(again));
  const revoke = useMutation(api.keys.revoke.mutationOptions(again));
  const failed = mine.error ?? create.error ?? revoke.error;
  return (
    <section className="c-stack" aria-labelledby="khoa">
      <h2 id="khoa">Khóa truy cập</h2>
      {mine.data === undefined ? (
        <Waiting failed={mine.error} />
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

function Webhooks(): ReactNode {
  const queries = useQueryClient();
  const mine = useQuery(api.webhooks.mine.queryOptions());
  const again = {
    onSettled: () => queries.invalidateQueries({ queryKey: api.webhooks.pathKey() }),
  };
  const create = useMutation(api.webhooks.create.mutationOptions(again));
  const remove = useMutation(api.webhooks.remove.mutationOptions(again));
  const failed = mine.error ?? create.error ?? remove.error;
  return (
    <section className="c-stack" aria-labelledby="bao-tin">
      <h2 id="bao-tin">Báo tin cho phần mềm khác</h2>
      {mine.data === undefined ? (
        <Waiting failed={mine.error} />
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

function Waiting({ failed }: { readonly failed: unknown }): ReactNode {
  return failed === null ? (
    <Loading>Đang lấy danh sách…</Loading>
  ) : (
    <Notice tone="wrong" title={failureOf(failed).message} announce />
  );
}
