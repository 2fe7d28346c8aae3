import { type FormEvent, type ReactNode, useState } from "react";
import { type Draft, gapSentence } from "@cchc/domain/appraisal/explain";
import type { Leaf } from "@cchc/domain/criteria/set";
import type { Day } from "@cchc/domain/report/cell";
import { addDays } from "@cchc/domain/text/days";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Field, TextField } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { DayField } from "@cchc/ui/day/day-field";
import { dayText, readDay } from "@cchc/ui/day/typed-day";
import { readPoints } from "./points-text.ts";
import { type Unwritten, whyUnwritten } from "./use-verdicts.ts";

export interface VerdictDialogProps {
  action: "change" | "return";
  leaf: Pick<Leaf, "code" | "label" | "max" | "rule">;
  /** Names of the communes that it is for. */
  names: readonly string[];
  /** What they claim; undefined where there are no points yet. */
  claim: number | undefined;
  /** What an appraiser decided before, the same for all of them. */
  decided?: number | undefined;
  today: Day;
  /** Reasons already given here, to be given again with the same words. */
  reasons: readonly string[];
  /** Drafts the reason from rule, figures and papers. */
  draft?: ((points: number | undefined) => Draft) | undefined;
  busy: boolean;
  /** Why the last try was not written. */
  unwritten?: Unwritten | undefined;
  onSend: (what: {
    readonly reason: string;
    readonly points?: number;
    readonly replyDue?: Day;
  }) => void;
  onClose: () => void;
}

/** Days that a commune gets to answer, to begin with. */
const replyDays = 7;

/** Points and reason, or reason and last day of the answer, for one item or for equal ones at once. */
export function VerdictDialog(props: VerdictDialogProps): ReactNode {
  const { action, leaf, names, claim, today, reasons, draft, busy, unwritten } = props;
  const min = leaf.rule.kind === "bonus-penalty" ? leaf.rule.min : 0;
  const bounds = { min, max: leaf.max };
  const standing = props.decided ?? claim;
  const [points, setPoints] = useState(
    standing === undefined ? "" : formatHundredths(standing).replaceAll(".", ""),
  );
  const [reason, setReason] = useState("");
  const [due, setDue] = useState(dayText(addDays(today, replyDays)));
  const [tried, setTried] = useState(false);
  const [gaps, setGaps] = useState<Draft["gaps"]>([]);
  const typed = readPoints(points, bounds);
  const day = readDay(due);
  const lateDay =
    day.day !== undefined && day.day < today ? "Hạn phải từ hôm nay trở đi." : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const words = reason.trim();
    if (words === "") return;
    if (action === "change") {
      if (typed.ok) props.onSend({ reason: words, points: typed.points });
    } else if (day.day !== undefined && lateDay === undefined) {
      props.onSend({ reason: words, replyDue: day.day });
    }
  }

  const many = names.length > 1;
  const [only = ""] = names;
  const whom = many ? `${formatCount(names.length)} đơn vị giống nhau` : only;
  const title = action === "change" ? `Chấm khác: ${whom}` : `Trả lại: ${whom}`;
  return (
    <Dialog
      open
      wide
      title={title}
      onClose={props.onClose}
      footer={
        <>
          <Button
            type="submit"
            form="quyet-dinh"
            tone="primary"
            busy={busy ? "Đang ghi…" : undefined}
          >
            {action === "change" ? "Ghi điểm" : "Trả lại"}
            {many && ` cho ${formatCount(names.length)} đơn vị`}
          </Button>
          <Button onClick={props.onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="quyet-dinh" className="c-stack" onSubmit={submit} noValidate>
        <p>
          Mục {leaf.code} {leaf.label}.{" "}
          {claim === undefined
            ? "Đơn vị chưa có điểm tự chấm."
            : `Tự chấm ${formatHundredths(claim)} trên ${formatHundredths(leaf.max)} điểm.`}
          {props.decided !== undefined && ` Đã chấm ${formatHundredths(props.decided)} điểm.`}
        </p>
        {many && <p className="c-hint">{names.join(", ")}</p>}
        {action === "change" && (
          <Field
            short
            data-focus
            label="Điểm thẩm định"
            hint={`từ ${formatHundredths(min)} đến ${formatHundredths(leaf.max)}`}
            inputMode="decimal"
            autoComplete="off"
            value={points}
            error={tried && !typed.ok ? typed.problem : undefined}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setPoints(event.target.value)}
          />
        )}
        <TextField
          label="Lý do"
          hint={
            action === "change"
              ? "Lý do in trên phiếu điểm công bố; điểm chỉ duyệt được khi người thứ hai xác nhận."
              : "Nêu rõ thiếu gì, cần bổ sung gì: đơn vị chỉ sửa được mục này."
          }
          rows={action === "change" && reason.length > 160 ? 8 : 4}
          maxLength={2000}
          value={reason}
          error={tried && reason.trim() === "" ? "Hãy ghi lý do." : undefined}
          {...(action === "return" ? { "data-focus": true } : {})}
          onChange={(event) => setReason(event.target.value)}
        />
        {(draft !== undefined || reasons.length > 0) && (
          <div className="c-row a-reasons">
            {draft !== undefined && action === "change" && (
              <Button
                small
                onClick={() => {
                  const drafted = draft(typed.ok ? typed.points : undefined);
                  setGaps(drafted.gaps);
                  setReason(drafted.text);
                }}
              >
                Soạn giúp lời giải trình
              </Button>
            )}
            {reasons.slice(0, 3).map((text) => (
              <Button key={text} small tone="quiet" onClick={() => setReason(text)}>
                Dùng lại: {text}
              </Button>
            ))}
          </div>
        )}
        {gaps.length > 0 && (
          <ul className="c-hint a-plain">
            {gaps.map((gap) => (
              <li key={gap}>{gapSentence(gap, "appraiser")}</li>
            ))}
          </ul>
        )}
        {action === "return" && (
          <DayField
            label="Hạn trả lời"
            value={due}
            tried={tried || lateDay !== undefined}
            error={lateDay}
            onChange={setDue}
          />
        )}
        {unwritten !== undefined && (
          <Notice tone="wrong" title={whyUnwritten(unwritten.failure)} announce>
            <p>
              {unwritten.failure.code === "conflict"
                ? "Chưa ghi gì. Lời bạn gõ vẫn còn đây; xem lại quyết định vừa có rồi bấm ghi lần nữa nếu vẫn muốn thay."
                : "Chưa ghi gì; lời bạn gõ vẫn còn đây."}
            </p>
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
