import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { useTell } from "../frame/frame-state.tsx";
import type { RoundUnit } from "./standing.ts";
import type { RoundHead } from "./use-round.ts";

/** A reminder to those that have not handed in, ready to be sent by whatever means the office has. */
export function Reminder({
  round,
  units,
}: {
  round: RoundHead;
  units: readonly RoundUnit[];
}): ReactNode {
  const tell = useTell();
  if (units.length === 0) return null;
  const names = units.map(({ name }) => name).join("; ");
  const text = `Đề nghị các đơn vị sau nộp bản tự chấm “${round.name}” trước ngày ${formatDay(round.selfDue)}: ${names}.`;
  return (
    <Button
      onClick={() => {
        void copyText(text).then((done) =>
          tell(done ? `Đã chép lời nhắc ${formatCount(units.length)} đơn vị.` : text),
        );
      }}
    >
      Chép lời nhắc {formatCount(units.length)} đơn vị
    </Button>
  );
}

/** Puts a text on the clipboard; false where the browser keeps it from pages without https. */
async function copyText(text: string): Promise<boolean> {
  if (!("clipboard" in navigator)) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused by the browser: the words are shown instead.
    return false;
  }
}
