import type { ReactNode } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { Button } from "../button.tsx";
import { Notice } from "../notice.tsx";
import type { SlotSaver, TextPhase } from "../paper/slot-saver.ts";
import { partsThatDiffer } from "./draft.ts";
import { fromText } from "./plan-saver.ts";

export interface SavedLineProps {
  saver: SlotSaver;
  text: string;
  phase: TextPhase;
  /** Why the last words are not sent; undefined where they are. */
  missing: string | undefined;
}

/** What is known of the saving of a plan, and the choice where two people wrote. */
export function SavedLine({ saver, text, phase, missing }: SavedLineProps): ReactNode {
  if (phase.kind === "conflict") {
    const parts = partsThatDiffer(fromText(text), fromText(phase.theirs.content));
    return (
      <Notice tone="doubt" title={`${phase.by} vừa lưu kế hoạch này`} announce>
        <p>
          {parts.length === 0
            ? "Hai bản giống nhau."
            : `Hai bản khác nhau ở: ${parts.join(", ")}. Bản của bạn đang giữ trên máy này.`}
        </p>
        <div className="c-row">
          <Button small tone="primary" onClick={() => saver.settle("mine")}>
            Giữ bản của tôi
          </Button>
          <Button small onClick={() => saver.settle("theirs")}>
            Lấy bản kia
          </Button>
        </div>
      </Notice>
    );
  }
  if (missing !== undefined) {
    return (
      <p className="c-tone-doubt" role="status">
        {missing}
      </p>
    );
  }
  if (phase.kind === "refused") return <Notice tone="wrong" title={phase.message} announce />;
  return (
    <p className={phase.kind === "unreachable" ? "c-tone-wrong" : "c-quiet"} role="status">
      {wordsOf(phase)}
    </p>
  );
}

function wordsOf(phase: TextPhase): string {
  switch (phase.kind) {
    case "saving":
      return "Đang lưu…";
    case "saved":
      return `Đã lưu lúc ${formatInstant(phase.at).slice(0, 5)}`;
    case "unreachable":
      return "Mất kết nối: chưa lưu, đang giữ trên máy và sẽ gửi lại.";
    case "signed-out":
      return "Chưa lưu, chờ đăng nhập lại.";
    default:
      return "Tự lưu khi ngừng gõ.";
  }
}
