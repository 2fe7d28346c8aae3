import type { ReactNode } from "react";
import { Connections } from "@cchc/ui/connect/connections";
import { getRouteApi } from "@tanstack/react-router";
import { api, client } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";

const workspace = getRouteApi("/workspace");

/** Keys with which other programs ask in one's name, and addresses that are told of what happens. */
export function ConnectPage(): ReactNode {
  const { me } = workspace.useRouteContext();
  return (
    <div className="c-stack">
      <Facts unit={me.name} period="Kết nối" />
      <Connections client={client} names={api} today={me.today} />
    </div>
  );
}
