import type { ReportState } from "@cchc/domain/report/workflow";
import type { ReactNode } from "react";
import type { IconName } from "./icon.tsx";
import { StateMark } from "./state-mark.tsx";
import type { Tone } from "./state-mark.tsx";

interface Look {
  tone: Tone;
  word: string;
  icon?: IconName;
}

const looks: Readonly<Record<ReportState, Look>> = {
  draft: { tone: "accent", word: "Nháp" },
  awaiting_approval: { tone: "doubt", word: "Chờ lãnh đạo duyệt", icon: "ring" },
  submitted: { tone: "settled", word: "ĐÃ NỘP" },
  returned: { tone: "wrong", word: "Bị trả lại", icon: "back" },
  received: { tone: "settled", word: "ĐÃ TIẾP NHẬN", icon: "lock" },
};

export interface ReportStateMarkProps {
  state: ReportState;
  /** Adds to the word: "16:42 ngày 12/12/2023". */
  children?: ReactNode;
}

/** Where a report stands; only a report that left the unit is written in capitals. */
export function ReportStateMark({ state, children }: ReportStateMarkProps): ReactNode {
  const { tone, word, icon } = looks[state];
  return (
    <StateMark tone={tone} icon={icon} strong>
      {word}
      {children != null && <> {children}</>}
    </StateMark>
  );
}
