import type { ReactNode } from "react";
import { fieldOf, type Form, rowName, tableOf } from "@cchc/domain/form/form";
import { type Cell, cellKey } from "@cchc/domain/report/cell";
import { Dialog } from "@cchc/ui/dialog";
import { StateMark, type Tone } from "@cchc/ui/state-mark";
import type { Outputs } from "../api.ts";
import { spokenText } from "../entry/typed.ts";

type Tried = Outputs["imports"]["tryOut"][number];

const outcomes: Readonly<Record<Tried["outcome"], { readonly tone: Tone; readonly word: string }>> =
  {
    new: { tone: "settled", word: "ghi mới" },
    changed: { tone: "doubt", word: "thay số cũ" },
    same: { tone: "plain", word: "không đổi" },
    conflict: { tone: "wrong", word: "vừa có người ghi, không ghi đè" },
  };

/** `12 ô ghi mới, 2 ô thay số cũ. Chưa ghi gì.` */
export function triedSentence(tried: readonly Tried[]): string {
  const parts = (["new", "changed", "same", "conflict"] as const).flatMap((outcome) => {
    const count = tried.filter((one) => one.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ô ${outcomes[outcome].word}`];
  });
  const writes = tried.some(({ outcome }) => outcome === "new" || outcome === "changed");
  return writes ? `${parts.join(", ")}.` : `Không có thay đổi: ${parts.join(", ")}.`;
}

export interface TryDialogProps {
  form: Form;
  tried: readonly Tried[] | undefined;
  onClose: () => void;
}

/** What writing would do, now beside then; nothing was written. */
export function TryDialog({ form, tried, onClose }: TryDialogProps): ReactNode {
  return (
    <Dialog open={tried !== undefined} title="Chạy thử: chưa ghi gì" wide onClose={onClose}>
      <p>{triedSentence(tried ?? [])}</p>
      <div className="c-table-box i-tried">
        <table className="c-table">
          <caption className="c-sr">Báo cáo bây giờ và sau khi ghi</caption>
          <thead>
            <tr>
              <th scope="col">Ô</th>
              <th scope="col" className="c-num">
                Đang ghi
              </th>
              <th scope="col" className="c-num">
                Sẽ ghi
              </th>
              <th scope="col">Kết quả</th>
            </tr>
          </thead>
          <tbody>
            {(tried ?? []).map((one) => {
              const { field, row, now, after, outcome } = one;
              const { tone, word } = outcomes[outcome];
              return (
                <tr key={cellKey(field, row)}>
                  <th scope="row">{cellLabel(form, field, row)}</th>
                  <td className="c-num" data-label="Đang ghi">
                    {answerWords(form, field, now)}
                  </td>
                  <td className="c-num" data-label="Sẽ ghi">
                    {answerWords(form, field, outcome === "conflict" ? now : after)}
                  </td>
                  <td>
                    <StateMark tone={tone}>{word}</StateMark>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}

function cellLabel(form: Form, code: string, row: string): string {
  const label = fieldOf(form, code)?.label ?? code;
  const table = row === "" ? undefined : tableOf(form, code);
  return table === undefined ? label : `${label}: ${rowName(table, row)}`;
}

function answerWords(form: Form, code: string, cell: Cell | null): string {
  const field = fieldOf(form, code);
  if (cell === null || field === undefined) return "chưa trả lời";
  return spokenText(field.kind, field.unit, cell);
}
