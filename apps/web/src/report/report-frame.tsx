import type { ReactNode } from "react";
import { formatInstant, todayInVietnam } from "@cchc/domain/text/days";
import { Breadcrumbs, type Crumb } from "@cchc/ui/breadcrumbs";
import { Icon } from "@cchc/ui/icon";
import { DemoNote } from "../app/demo-note.tsx";
import { Workspace } from "../app/workspace.tsx";
import { hasNewerDraft } from "../entry/drafts.ts";
import type { OpenedReport, Workbook } from "../entry/workbook-shape.ts";
import { vault } from "../offline/vault.ts";
import { useDerived, useSaving } from "./open-report.ts";
import { addressOf, pathOf } from "./paths.ts";
import { useMe } from "../session/me.ts";
import { StateMark } from "./state-mark.tsx";

export interface ReportFrameProps {
  title: string;
  report: OpenedReport;
  workbook: Workbook;
  /** The pages between the report and this one; the report itself where there are none. */
  crumbs?: readonly Crumb[];
  children: ReactNode;
  aside?: ReactNode;
  /** In the header line, always in sight. */
  actions?: ReactNode;
}

/** The frame of every page about one report: which unit, which period, what state, saved when. */
export function ReportFrame(props: ReportFrameProps): ReactNode {
  const { title, report, workbook, crumbs = [], children, aside, actions } = props;
  const { areas } = useDerived(workbook);
  const complete = areas.every(({ missing }) => missing.length === 0);
  const trail: readonly Crumb[] = [
    { label: "Báo cáo", href: "/bao-cao" },
    {
      label: report.period.name,
      ...(crumbs.length > 0 ? { href: pathOf(addressOf(report)) } : {}),
    },
    ...crumbs,
  ];
  return (
    <Workspace
      title={`${title} – ${report.unit.name}`}
      header={{
        unit: report.unit.name,
        period: report.period.name,
        state: <StateMark state={report.state} complete={complete} />,
        saved: <SavedLine report={report} workbook={workbook} />,
        actions,
      }}
      banner={
        <>
          {report.period.illustration && <DemoNote />}
          <NewerDraft report={report} />
        </>
      }
      aside={aside}
    >
      <Breadcrumbs crumbs={trail} />
      {children}
    </Workspace>
  );
}

/** A newer version of the app was at work here: what it left is safe, and only it can read it. */
function NewerDraft({ report }: { report: OpenedReport }): ReactNode {
  const { username } = useMe();
  const address = { username, unitId: report.unit.id, periodId: report.period.id };
  if (!hasNewerDraft(vault, address)) return null;
  return (
    <p className="c-demo" role="status">
      Máy này giữ số chưa gửi do bản mới hơn của Sổ CCHC ghi; chúng còn nguyên. Tải lại trang khi có
      mạng để dùng bản mới và gửi tiếp.
    </p>
  );
}

/** `16:42` today, `16:42 ngày 12/12/2023` on any other day. */
function when(at: string, today: string): string {
  const full = formatInstant(at);
  return todayInVietnam(new Date(at)) === today ? full.slice(0, 5) : full;
}

function SavedLine({ report, workbook }: { report: OpenedReport; workbook: Workbook }): ReactNode {
  const { phase, unsent, savedAt, asked, clashing } = useSaving(workbook);
  if (phase === "unreachable") {
    return (
      <span className="c-mark">
        <Icon name="alert" className="c-tone-wrong" />
        {vault.state() === "kept"
          ? `Mất mạng: đang lưu trên máy này, còn ${unsent} ô chờ gửi`
          : `Mất mạng: còn ${unsent} ô chờ gửi, đừng đóng trang`}
      </span>
    );
  }
  if (phase === "troubled") {
    return (
      <span className="c-mark">
        <Icon name="alert" className="c-tone-wrong" />
        Máy chủ đang lỗi: {unsent} ô chưa lưu, đang giữ trên máy; kéo dài thì báo người quản trị
      </span>
    );
  }
  if (phase === "signed-out") {
    return (
      <span className="c-mark">
        <Icon name="lock" className="c-tone-wrong" />
        {unsent} ô chưa lưu, chờ đăng nhập lại
      </span>
    );
  }
  if (clashing > 0) {
    return (
      <span className="c-mark">
        <Icon name="swap" className="c-tone-wrong" />
        {clashing} ô chưa lưu, chờ bạn chọn giá trị
      </span>
    );
  }
  if (asked > 0) {
    return (
      <span className="c-mark">
        <Icon name="alert" className="c-tone-wrong" />
        {asked} ô chưa nhận: số vừa gõ chưa đúng
      </span>
    );
  }
  const last = savedAt ?? report.updatedAt;
  if (last === null) return "Chưa có gì được lưu";
  const today = savedAt === undefined ? report.today : todayInVietnam(new Date(savedAt));
  return `${unsent > 0 ? "Đang lưu…" : "Đã lưu lúc"} ${unsent > 0 ? "" : when(last, today)}`.trim();
}
