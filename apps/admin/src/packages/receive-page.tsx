import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ReceivePackage } from "@cchc/ui/package/receive-package";
import { PageHead } from "@cchc/ui/page";
import { client, queryClient } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";

const workspace = getRouteApi("/workspace");

/** A report that a commune carried here by hand: who signed it, what it says, taken in once. */
export function ReceivePage(): ReactNode {
  const { me } = workspace.useRouteContext();
  return (
    <div className="c-stack">
      <Facts unit={me.grants[0]?.unit.name ?? me.name} period="Gói nộp mang tay" />
      <PageHead
        title="Nhận gói nộp mang tay"
        lead="Đơn vị mất mạng đưa gói qua USB hoặc tin nhắn: xem chữ ký và số liệu, rồi nhận một lần."
      />
      <ReceivePackage
        packages={client.packages}
        onTaken={() => void queryClient.invalidateQueries()}
      />
    </div>
  );
}
