import type { ReactNode } from "react";
import { Connections } from "@cchc/ui/connect/connections";
import { api, client } from "../api.ts";
import { Workspace } from "../app/workspace.tsx";
import { useMe } from "../session/me.ts";

/** Keys with which other programs ask in one's name, and addresses that are told of what happens. */
export function ConnectPage(): ReactNode {
  const me = useMe();
  return (
    <Workspace title="Kết nối" header={{ unit: me.name, period: "Tài khoản" }}>
      <div className="c-column c-stack-wide">
        <Connections client={client} names={api} today={me.today} />
      </div>
    </Workspace>
  );
}
