import { type ReactNode, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { draftExplanation, gapSentence } from "@cchc/domain/appraisal/explain";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { TextField } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import type { Book, BookView } from "./book-shape.ts";
import { dueWords } from "./closing.ts";
import { citedPaper } from "./papers.ts";
import type { LeafLine } from "./standing.ts";

export interface BesideProps {
  book: Book;
  view: BookView;
  line: LeafLine;
  readOnly: boolean;
}

/** Milliseconds after the last letter until words are saved without leaving the field. */
const pause = 1500;

interface WordsProps {
  id: string;
  label: string;
  hint?: string | undefined;
  kept: string;
  readOnly: boolean;
  rows: number;
  onSave: (text: string) => void;
}

/** Several lines that save themselves: on leaving, and whenever somebody stops to think. */
function Words({ id, label, hint, kept, readOnly, rows, onSave }: WordsProps): ReactNode {
  const [draft, setDraft] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const save = (text: string | undefined): void => {
    clearTimeout(timer.current);
    if (text !== undefined && text.trim() !== kept) onSave(text.trim());
  };
  return (
    <TextField
      id={id}
      label={label}
      hint={hint}
      rows={rows}
      maxLength={2000}
      readOnly={readOnly}
      value={draft ?? kept}
      onChange={({ target }) => {
        setDraft(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => save(target.value), pause);
      }}
      onBlur={() => {
        save(draft);
        setDraft(undefined);
      }}
    />
  );
}

/** What the unit tells the appraiser about a leaf; the draft cites rule, figure and paper. */
export function LeafNote({ book, view, line, readOnly }: BesideProps): ReactNode {
  const { leaf, result } = line;
  const { note, papers } = view.beside(leaf.code);
  const [before, setBefore] = useState<string>();
  // Most leaves need no words: the place for them opens when somebody wants to write.
  const [open, setOpen] = useState(note !== "");
  const shown = open || note !== "";
  if (readOnly && note === "") return null;
  const { text, gaps } = draftExplanation(leaf, result, { papers: papers.map(citedPaper) });
  return (
    <div className="c-stack s-note">
      {shown && (
        <Words
          key={before === undefined ? "own" : "drafted"}
          id={`giai-trinh-${leaf.code}`}
          label="Giải trình gửi người thẩm định"
          kept={note}
          readOnly={readOnly}
          rows={note.length > 160 ? 6 : 2}
          onSave={(words) => book.writeItem(leaf.code, { note: words })}
        />
      )}
      {!readOnly && (
        <div className="c-row">
          {!shown && (
            <Button
              small
              aria-label={`Ghi giải trình mục ${leaf.code}`}
              onClick={() => {
                flushSync(() => setOpen(true));
                document.getElementById(`giai-trinh-${leaf.code}`)?.focus();
              }}
            >
              Ghi giải trình
            </Button>
          )}
          <Button
            small
            aria-label={`Soạn giúp giải trình mục ${leaf.code}`}
            onClick={() => {
              setBefore(note);
              book.writeItem(leaf.code, { note: text.slice(0, 2000) });
            }}
          >
            Soạn giúp giải trình
          </Button>
          {before !== undefined && (
            <Button
              small
              tone="quiet"
              onClick={() => {
                book.writeItem(leaf.code, { note: before });
                setBefore(undefined);
              }}
            >
              Lấy lại lời cũ
            </Button>
          )}
          {before !== undefined && (
            <span className="c-small c-quiet">Lời soạn sẵn sửa được; đọc lại trước khi nộp.</span>
          )}
        </div>
      )}
      {before !== undefined && gaps.length > 0 && (
        <ul className="c-small c-tone-doubt s-plain">
          {gaps.map((gap) => (
            <li key={gap}>{gapSentence(gap, "unit")}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What the appraiser said; where the item came back, the clock and the place to answer. */
export function Decided({ book, view, line, readOnly }: BesideProps): ReactNode {
  const { leaf, item } = line;
  if (item === undefined || item.state === "open") return null;
  if (item.state === "accepted") return null;
  const { reply } = view.beside(leaf.code);
  const when = item.decidedAt === null ? "" : ` lúc ${formatInstant(item.decidedAt)}`;
  if (item.state === "changed") {
    const points = item.points === null ? "" : ` ${formatHundredths(item.points)} điểm`;
    return (
      <Notice tone="doubt" title={`Cấp trên chấm khác:${points}${when}`}>
        {item.reason !== null && <p>{item.reason}</p>}
      </Notice>
    );
  }
  const due = item.replyDue === null ? undefined : dueWords(view.opened.today, item.replyDue);
  return (
    <Notice
      tone={item.state === "returned" ? "wrong" : "info"}
      title={
        item.state === "returned"
          ? `Cấp trên trả lại mục này${when}`
          : "Đã giải trình, chờ cấp trên xem lại"
      }
    >
      {item.reason !== null && <p>{item.reason}</p>}
      {item.state === "returned" && item.replyDue !== null && due !== undefined && (
        <p>
          <strong>{due.words}</strong>, hạn giải trình {formatDay(item.replyDue)}.
        </p>
      )}
      {(item.state === "returned" || reply !== "") && (
        <Words
          id={`tra-loi-${leaf.code}`}
          label="Trả lời của đơn vị"
          kept={reply}
          readOnly={readOnly || item.state !== "returned"}
          rows={3}
          onSave={(words) => {
            if (words !== "") book.writeItem(leaf.code, { reply: words });
          }}
        />
      )}
    </Notice>
  );
}
