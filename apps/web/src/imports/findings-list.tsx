import type { ReactNode } from "react";
import { fieldOf, type Form } from "@cchc/domain/form/form";
import { formatCount } from "@cchc/domain/text/numbers";
import { StateMark, type Tone } from "@cchc/ui/state-mark";
import { groupsOf, purposeOf } from "./findings.ts";
import type { FileFinding, Reading } from "./reading.ts";

export interface FindingsListProps {
  form: Form;
  reading: Reading;
  onLook: (id: string) => void;
}

interface Numbered {
  readonly finding: FileFinding;
  readonly id: string;
  readonly count: number;
}

const asked = [
  { severity: "error", tone: "wrong", word: "Không thể đúng" },
  { severity: "warning", tone: "doubt", word: "Cần hỏi lại" },
] as const;

/** What whoever wrote the file should be asked; nothing of it is filled in by itself. */
export function FindingsList({ form, reading, onLook }: FindingsListProps): ReactNode {
  const numbered = groupsOf(reading.findings).map(({ finding, places }): Numbered => {
    return { finding, id: `hoi-${places[0] ?? 0}`, count: places.length };
  });
  const used = (use: string) => numbered.filter(({ finding }) => purposeOf(finding) === use);
  const [questions, known, agreed] = [used("ask"), used("know"), used("agrees")];
  return (
    <>
      <p className="c-small c-quiet">
        {questions.length === 0
          ? "Không thấy chỗ nào để trống hay mâu thuẫn: không phải hỏi lại ai."
          : "Hỏi người lập văn bản. Không câu nào dưới đây tự thành số liệu."}
      </p>
      {asked.map(({ severity, tone, word }) => {
        const own = questions.filter(({ finding }) => finding.severity === severity);
        if (own.length === 0) return null;
        return (
          <section key={severity}>
            <h3 className="i-area">{`${word} (${own.length})`}</h3>
            <Items form={form} items={own} tone={tone} onLook={onLook} />
          </section>
        );
      })}
      {known.length > 0 && (
        <section>
          <h3 className="i-area">{`Nên biết (${known.length})`}</h3>
          <Items form={form} items={known} tone="plain" onLook={onLook} />
        </section>
      )}
      {agreed.length > 0 && (
        <details className="i-agreed">
          <summary>{`Đã khớp (${agreed.length}): số tổng bằng các phần cộng lại`}</summary>
          <Items form={form} items={agreed} tone="settled" onLook={onLook} />
        </details>
      )}
    </>
  );
}

interface ItemsProps {
  form: Form;
  items: readonly Numbered[];
  tone: Tone;
  onLook: (id: string) => void;
}

function Items({ form, items, tone, onLook }: ItemsProps): ReactNode {
  return (
    <ul className="i-list">
      {items.map(({ finding, id, count }) => (
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
