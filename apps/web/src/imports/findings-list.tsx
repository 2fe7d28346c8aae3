import type { ReactNode } from "react";
import { fieldOf, type Form } from "@cchc/domain/form/form";
import { formatCount } from "@cchc/domain/text/numbers";
import { StateMark, type Tone } from "@cchc/ui/state-mark";
import { groupsOf } from "./findings.ts";
import type { FileFinding, Reading } from "./reading.ts";

export interface FindingsListProps {
  form: Form;
  reading: Reading;
  onLook: (id: string) => void;
}

const severities: Readonly<
  Record<FileFinding["severity"], { readonly tone: Tone; readonly word: string }>
> = {
  error: { tone: "wrong", word: "Không thể đúng" },
  warning: { tone: "doubt", word: "Cần hỏi lại" },
  info: { tone: "plain", word: "Nên biết" },
};

const order = ["error", "warning", "info"] as const;

/** What whoever wrote the file should be asked; nothing of it is filled in by itself. */
export function FindingsList({ form, reading, onLook }: FindingsListProps): ReactNode {
  const numbered = groupsOf(reading.findings).map(({ finding, places }) => {
    return { finding, id: `hoi-${places[0] ?? 0}`, count: places.length };
  });
  if (numbered.length === 0) return <p>Không thấy chỗ nào để trống hay mâu thuẫn.</p>;
  return (
    <>
      <p className="c-small c-quiet">
        Hỏi người lập văn bản. Không câu nào dưới đây tự thành số liệu.
      </p>
      {order.map((severity) => {
        const own = numbered.filter(({ finding }) => finding.severity === severity);
        if (own.length === 0) return null;
        const { tone, word } = severities[severity];
        return (
          <section key={severity}>
            <h3 className="i-area">{`${word} (${own.length})`}</h3>
            <ul className="i-list">
              {own.map(({ finding, id, count }) => (
                <li key={id}>
                  <StateMark tone={tone}>{finding.message}</StateMark>
                  <Rests form={form} finding={finding} />
                  {finding.phrase !== "" && (
                    <button type="button" className="i-phrase" onClick={() => onLook(id)}>
                      “{finding.phrase}”
                      {count > 1 && <span className="c-quiet"> · {count} chỗ như nhau</span>}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** The cells a finding speaks of, and what would follow. */
function Rests({ form, finding }: { form: Form; finding: FileFinding }): ReactNode {
  const { fields = [], value } = finding;
  const names = fields.flatMap((code) => fieldOf(form, code)?.label ?? []);
  if (names.length === 0 && value === undefined) return null;
  const follows = value === undefined ? [] : [`tính ra ${formatCount(value)}`];
  return <p className="c-small c-quiet">{[names.join("; "), ...follows].join(" · ")}</p>;
}
