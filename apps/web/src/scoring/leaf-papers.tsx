import { type ReactNode, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { StateMark } from "@cchc/ui/state-mark";
import type { BesideProps } from "./beside-leaf.tsx";
import type { Paper } from "./book.ts";
import { paperText } from "./papers.ts";

/** The papers that prove a leaf: which, on which page, and the way to choose more. */
export function LeafPapers({ book, view, line, readOnly }: BesideProps): ReactNode {
  const { leaf, wantsPapers } = line;
  const { papers } = view.beside(leaf.code);
  const write = (next: readonly Paper[]): void => book.writePapers(leaf.code, next);
  return (
    <div className="s-papers">
      <p>
        <strong>Minh chứng</strong>
        {leaf.evidence !== "" && <span className="c-quiet"> – cần: {leaf.evidence}</span>}
      </p>
      {papers.length > 0 && (
        <ul className="s-plain">
          {papers.map((paper) => (
            <li key={paper.documentId}>
              <PaperLine
                paper={paper}
                readOnly={readOnly}
                onNote={(pageNote) =>
                  write(
                    papers.map((one) =>
                      one.documentId === paper.documentId ? { ...one, pageNote } : one,
                    ),
                  )
                }
                onRemove={() =>
                  write(papers.filter(({ documentId }) => documentId !== paper.documentId))
                }
              />
            </li>
          ))}
        </ul>
      )}
      {wantsPapers && (
        <p className="c-small">
          <StateMark tone="doubt">Chưa có minh chứng nào.</StateMark>
        </p>
      )}
    </div>
  );
}

interface PaperLineProps {
  paper: Paper;
  readOnly: boolean;
  onNote: (note: string) => void;
  onRemove: () => void;
}

function PaperLine({ paper, readOnly, onNote, onRemove }: PaperLineProps): ReactNode {
  const [draft, setDraft] = useState<string>();
  const { documentId, pageNote, files, withdrawn } = paper;
  const name = paperText(paper);
  return (
    <>
      <p>
        {name}
        {withdrawn && (
          <>
            {" "}
            <StateMark tone="wrong">đã rút khỏi sổ văn bản</StateMark>
          </>
        )}
      </p>
      <div className="c-row s-paper-row">
        <Field
          line
          short
          label="Trang, mục"
          aria-label={`Trang, mục trong: ${name}`}
          maxLength={100}
          readOnly={readOnly}
          data-kept={pageNote}
          value={draft ?? pageNote}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => {
            if (draft !== undefined && draft.trim() !== pageNote) onNote(draft.trim());
            setDraft(undefined);
          }}
        />
        {files.map(({ position, name: file }) => (
          <a
            key={position}
            href={`/api/files/${encodeURIComponent(documentId)}/${position}?xem`}
            target="_blank"
            rel="noreferrer"
          >
            {file}
          </a>
        ))}
        {!readOnly && (
          <Button small tone="quiet" aria-label={`Bỏ minh chứng: ${name}`} onClick={onRemove}>
            Bỏ
          </Button>
        )}
      </div>
    </>
  );
}
