import "./scoring.css";
import type { ReactNode } from "react";
import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { formatInstant } from "@cchc/domain/text/days";
import { Breadcrumbs, type Crumb } from "@cchc/ui/breadcrumbs";
import { Icon } from "@cchc/ui/icon";
import { StateMark } from "@cchc/ui/state-mark";
import { DemoNote } from "../app/demo-note.tsx";
import { Workspace } from "../app/workspace.tsx";
import { handedInWord } from "../home/score-tasks.ts";
import { vault } from "../offline/vault.ts";
import { HandedIn } from "../report/state-mark.tsx";
import type { BookView, OpenedScore } from "./book-shape.ts";
import { type ScoreAddress, scorePath } from "./paths.ts";

export function addressOf({ unit, round }: OpenedScore): ScoreAddress {
  return { unitId: unit.id, roundId: round.id };
}

/** Where a score stands; only one that left the unit is written in capitals. */
export function ScoreStateMark({ state }: Pick<OpenedScore, "state">): ReactNode {
  if (state !== "scoring" && state !== "returned") {
    return <HandedIn>{handedInWord(state)}</HandedIn>;
  }
  return (
    <StateMark tone={state === "returned" ? "wrong" : "accent"}>
      {scoreStateLabels[state]}
    </StateMark>
  );
}

export interface ScoreFrameProps {
  title: string;
  view: BookView;
  /** The pages between the score and this one; the score itself where there are none. */
  crumbs?: readonly Crumb[];
  children: ReactNode;
  aside?: ReactNode;
  actions?: ReactNode;
}

/** The frame of every page about one score: which unit, which round, what state, saved when. */
export function ScoreFrame(props: ScoreFrameProps): ReactNode {
  const { title, view, crumbs = [], children, aside, actions } = props;
  const { opened } = view;
  const { unit, round } = opened;
  const trail: readonly Crumb[] = [
    { label: "Tự chấm điểm", href: "/tu-cham" },
    { label: round.name, ...(crumbs.length > 0 ? { href: scorePath(addressOf(opened)) } : {}) },
    ...crumbs,
  ];
  return (
    <Workspace
      title={`${title} – ${unit.name}`}
      header={{
        unit: unit.name,
        period: round.name,
        state: <ScoreStateMark state={opened.state} />,
        saved: <SavedLine view={view} />,
        actions,
      }}
      banner={round.illustration && <DemoNote />}
      aside={aside}
    >
      <Breadcrumbs crumbs={trail} />
      {children}
    </Workspace>
  );
}

function SavedLine({ view }: { view: BookView }): ReactNode {
  const { phase, unsent, savedAt } = view;
  if (phase === "unreachable") {
    return (
      <span className="c-mark">
        <Icon name="alert" className="c-tone-wrong" />
        {vault.state() === "kept"
          ? `Mất mạng: đang lưu trên máy này, còn ${unsent.size} mục chờ gửi`
          : `Mất mạng: còn ${unsent.size} mục chờ gửi, đừng đóng trang`}
      </span>
    );
  }
  if (phase === "troubled") {
    return (
      <span className="c-mark">
        <Icon name="alert" className="c-tone-wrong" />
        Máy chủ đang lỗi: {unsent.size} mục chưa lưu, đang giữ trên máy; kéo dài thì báo người quản
        trị
      </span>
    );
  }
  if (phase === "signed-out") {
    return (
      <span className="c-mark">
        <Icon name="lock" className="c-tone-wrong" />
        {unsent.size} mục chưa lưu, chờ đăng nhập lại
      </span>
    );
  }
  if (unsent.size > 0) return "Đang lưu…";
  if (view.opened.state !== "scoring" && view.opened.state !== "returned") return null;
  if (savedAt !== undefined) return `Đã lưu lúc ${formatInstant(savedAt).slice(0, 5)}`;
  return view.opened.version === 0 ? "Chưa có gì được lưu" : "Mọi mục đã lưu";
}
