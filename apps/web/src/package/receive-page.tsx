import type { ReactNode } from "react";
import { ReceivePackage } from "@cchc/ui/package/receive-package";
import { PageHead } from "@cchc/ui/page";
import { client, queryClient } from "../api.ts";
import { Workspace } from "../app/workspace.tsx";
import { useMe } from "../session/me.ts";

/** A package that a colleague made away from the line, taken in where there is one. */
export function ReceivePage(): ReactNode {
  const me = useMe();
  return (
    <Workspace title="Nhận gói" header={{ unit: me.name, period: "Gói nộp mang tay" }}>
      <div className="c-column c-stack-wide">
        <PageHead
          title="Nhận gói nộp mang tay"
          lead="Mở gói lập trên máy không có mạng: xem ai ký, số nào thay đổi, rồi nhận một lần."
        />
        <ReceivePackage
          packages={client.packages}
          onTaken={() => void queryClient.invalidateQueries()}
        />
      </div>
    </Workspace>
  );
}
