import type { ReactNode } from "react";
import { itemActionRules } from "@cchc/domain/appraisal/workflow";
import { Button } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { type Verdicts, type WantedVerdict, whyUnwritten } from "./use-verdicts.ts";

function labelOf(action: WantedVerdict["action"]): string {
  return action === "confirm" ? "Xác nhận" : itemActionRules[action].label;
}

export interface UnwrittenProps {
  verdicts: Verdicts;
  /** Names of communes by their ids. */
  names: ReadonlyMap<string, string>;
}

/** A verdict that was not written: what it was, why, and the way to send it again. */
export function UnwrittenNotice({ verdicts, names }: UnwrittenProps): ReactNode {
  const { unwritten, send, drop } = verdicts;
  if (unwritten === undefined) return null;
  const { verdict, failure } = unwritten;
  const whom = [...new Set(verdict.items.map(({ unitId }) => names.get(unitId) ?? unitId))];
  const lost = failure.code === "unavailable";
  return (
    <Notice tone="wrong" title={whyUnwritten(failure)} announce>
      <p>
        Chưa ghi “{labelOf(verdict.action)}” cho {whom.join(", ")}.{" "}
        {lost
          ? "Gửi lại được: nếu máy chủ đã nhận thì không ghi hai lần."
          : "Dòng có đánh dấu bên dưới vừa được cập nhật; xem lại rồi quyết định."}
      </p>
      <div className="c-row">
        {lost && (
          <Button small tone="primary" onClick={() => void send(verdict, unwritten)}>
            Gửi lại
          </Button>
        )}
        <Button small onClick={drop}>
          {lost ? "Bỏ" : "Đã xem"}
        </Button>
      </div>
    </Notice>
  );
}
