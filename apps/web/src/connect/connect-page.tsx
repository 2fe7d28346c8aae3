import type { ReactNode } from "react";
import { KeySection } from "@cchc/ui/connect/key-section";
import { WebhookSection } from "@cchc/ui/connect/webhook-section";
import { PageHead } from "@cchc/ui/page";
import { api, client } from "../api.ts";
import { Workspace } from "../app/workspace.tsx";
import { useMe } from "../session/me.ts";

const keys = { all: api.keys.pathKey(), mine: api.keys.mine.queryKey() };
const webhooks = { all: api.webhooks.pathKey(), mine: api.webhooks.mine.queryKey() };

/** Keys with which other programs ask in one's name, and addresses that are told of what happens. */
export function ConnectPage(): ReactNode {
  const me = useMe();
  return (
    <Workspace title="Kết nối" header={{ unit: me.name, period: "Tài khoản" }}>
      <div className="c-column c-stack-wide">
        <PageHead
          title="Kết nối với phần mềm khác"
          lead="Phần mềm khác đọc bảng, ghi số liệu và được báo tin thay bạn, trong phạm vi và quyền của bạn."
        />
        <p>
          Cách gọi, mọi bảng và ví dụ: <a href="/api/v1">trang mô tả API</a>.
        </p>
        <KeySection calls={client.keys} keys={keys} today={me.today} />
        <WebhookSection calls={client.webhooks} keys={webhooks} />
      </div>
    </Workspace>
  );
}
