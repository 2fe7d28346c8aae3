import type { ReactNode } from "react";
import { type ReportState, stateLabels } from "@cchc/domain/report/workflow";
import { Icon, type IconName } from "@cchc/ui/icon";

const looks: Readonly<
  Record<Exclude<ReportState, "submitted" | "received">, { tone: string; icon: IconName }>
> = {
  draft: { tone: "c-tone-none", icon: "ring" },
  awaiting_approval: { tone: "c-tone-accent", icon: "half" },
  returned: { tone: "c-tone-wrong", icon: "back" },
};

/** What left the unit, a report or a self-score. */
export function HandedIn({ children }: { children: ReactNode }): ReactNode {
  return (
    <span className="c-mark c-mark-strong">
      <Icon name="tick" className="c-tone-settled" />
      {children}
    </span>
  );
}

export interface StateMarkProps {
  state: ReportState;
  /** Every required field is answered; said only while the report is not handed in. */
  complete?: boolean;
}

/** Where a report stands. Handed in is written in capitals; complete alone never is. */
export function StateMark({ state, complete = false }: StateMarkProps): ReactNode {
  if (state === "submitted" || state === "received") {
    return <HandedIn>{stateLabels[state].toUpperCase()}</HandedIn>;
  }
  const { tone, icon } = looks[state];
  const words = state === "draft" && complete ? "Đã nhập đủ, chưa nộp" : stateLabels[state];
  return (
    <span className="c-mark">
      <Icon name={icon} className={tone} />
      {words}
    </span>
  );
}
