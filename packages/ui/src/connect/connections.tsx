import type { ReactNode } from "react";
import type { Day } from "@cchc/domain/report/cell";
import { PageHead } from "../page.tsx";
import { type KeyCalls, KeySection, type KeySectionProps } from "./key-section.tsx";
import { type WebhookCalls, WebhookSection, type WebhookSectionProps } from "./webhook-section.tsx";

export interface ConnectionsProps<Event extends string> {
  client: { readonly keys: KeyCalls; readonly webhooks: WebhookCalls<Event> };
  names: {
    readonly keys: KeySectionProps["names"];
    readonly webhooks: WebhookSectionProps<Event>["names"];
  };
  today: Day;
}

/** Keys with which other programs ask in one's name, and addresses that are told of what happens. */
export function Connections<Event extends string>(props: ConnectionsProps<Event>): ReactNode {
  const { client, names, today } = props;
  return (
    <>
      <PageHead
        title="Kết nối với phần mềm khác"
        lead="Phần mềm khác đọc bảng, ghi số liệu và được báo tin thay bạn, trong phạm vi và quyền của bạn."
      />
      <p>
        Cách gọi, mọi bảng và ví dụ: <a href="/api/v1">trang mô tả API</a>.
      </p>
      <KeySection calls={client.keys} names={names.keys} today={today} />
      <WebhookSection calls={client.webhooks} names={names.webhooks} />
    </>
  );
}
