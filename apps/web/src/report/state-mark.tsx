import type { ReactNode } from "react";
import { type ReportState, stateLabels } from "@cchc/domain/report/workflow";
import { Icon, type IconName } from "@cchc/ui/icon";

const looks: Readonly<Record<ReportState, { tone: string; icon: IconName }>> = {
  draft: { tone: "c-tone-none", icon: "ring" },
  awaiting_approval: { tone: "c-tone-accent", icon: "half" },
  submitted: { tone: "c-tone-settled", icon: "tick" },
  returned: { tone: "c-tone-wrong", icon: "back" },
  received: { tone: "c-tone-settled", icon: "tick" },
};

export interface StateMarkProps {
  state: ReportState;
  /** Every required field is answered; said only while the report is not handed in. */
  complete?: boolean;
}

/** Where a report stands. Handed in is written in capitals; complete alone never is. */
export function StateMark({ state, complete = false }: StateMarkProps): ReactNode {
  const { tone, icon } = looks[state];
  const handedIn = state === "submitted" || state === "received";
  const words = handedIn
    ? stateLabels[state].toUpperCase()
    : state === "draft" && complete
      ? "Đã nhập đủ, chưa nộp"
      : stateLabels[state];
  return (
    <span className={handedIn ? "c-mark c-mark-strong" : "c-mark"}>
      <Icon name={icon} className={tone} />
      {words}
    </span>
  );
}
