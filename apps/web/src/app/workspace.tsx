import { useQuery } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { roleLabels } from "@cchc/domain/access/roles";
import { Button } from "@cchc/ui/button";
import { AppFrame, type HeaderFacts } from "@cchc/ui/frame";
import { Link } from "@cchc/ui/link";
import { api } from "../api.ts";
import { useMe } from "../session/me.ts";
import { LineNotice } from "../offline/line-notice.tsx";
import { waitingTasks } from "../home/order.ts";

const LeaveDialog = lazy(async () => ({
  default: (await import("../offline/leave-dialog.tsx")).LeaveDialog,
}));

export interface WorkspaceProps {
  /** The browser's title; the unit's name follows by itself where it is known. */
  title: string;
  header: HeaderFacts;
  children: ReactNode;
  aside?: ReactNode;
  banner?: ReactNode;
}

/** The one frame of the commune's workspace: where to go, who is here, the way out. */
export function Workspace({ title, banner, ...frame }: WorkspaceProps): ReactNode {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const tasks = useQuery(api.reports.tasks.queryOptions());
  const waiting = tasks.data === undefined ? undefined : waitingTasks(tasks.data.tasks).length;
  useEffect(() => {
    document.title = `${title} – Sổ CCHC`;
  }, [title]);
  return (
    <AppFrame
      homeHref="/"
      place="Xã, phường"
      nav={[
        {
          href: "/",
          label: "Việc cần làm",
          current: path === "/",
          count: waiting,
          countLabel: "báo cáo chưa nộp",
        },
        {
          href: "/bao-cao",
          label: "Báo cáo",
          current: path.startsWith("/bao-cao") && !path.endsWith("/nhap-tu-tep"),
        },
        { href: "/tu-cham", label: "Tự chấm điểm", current: path.startsWith("/tu-cham") },
        {
          href: "/ke-hoach",
          label: "Kế hoạch & tuyên truyền",
          current: path.startsWith("/ke-hoach"),
        },
        { href: "/van-ban", label: "Văn bản & minh chứng", current: path.startsWith("/van-ban") },
        { href: "/cong-bo", label: "Kết quả đã công bố" },
        {
          href: importPathFrom(path),
          label: "Nhập từ tệp",
          current: path.endsWith("/nhap-tu-tep"),
        },
        { href: "/lich-su", label: "Lịch sử", current: path.startsWith("/lich-su") },
      ]}
      foot={<WhoIsHere />}
      banner={
        <>
          {banner}
          <LineNotice />
        </>
      }
      {...frame}
    />
  );
}

/** Into the report that is open; from anywhere else one chooses first. */
function importPathFrom(path: string): string {
  const report = /^\/bao-cao\/[^/]+\/[^/]+/.exec(path);
  return `${report?.[0] ?? ""}/nhap-tu-tep`;
}

function WhoIsHere(): ReactNode {
  const me = useMe();
  const [leaving, setLeaving] = useState(false);
  const roles = [...new Set(me.grants.map(({ role }) => roleLabels[role]))];
  return (
    <>
      <p>
        <strong>{me.name}</strong>
        <br />
        <span className="c-quiet">{roles.join(", ")}</span>
        <br />
        <Link href="/mat-khau">Tài khoản của tôi</Link>
      </p>
      <Button small onClick={() => setLeaving(true)}>
        Đăng xuất
      </Button>
      {leaving && (
        <Suspense>
          <LeaveDialog onStay={() => setLeaving(false)} />
        </Suspense>
      )}
    </>
  );
}
