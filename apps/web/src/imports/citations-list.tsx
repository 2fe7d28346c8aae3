import { type ReactNode, useState } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { StateMark } from "@cchc/ui/state-mark";
import { EntryForm } from "../register/entry-form.tsx";
import { citationDraft } from "./citation-draft.ts";
import type { Citation, Reading } from "./reading.ts";

export interface CitationsListProps {
  unitId: string;
  reading: Reading;
  mayWrite: boolean;
  onLook: (id: string) => void;
}

/** `Kế hoạch 26/KH-UBND ngày 14/02/2023`; what the text does not say is said to be missing. */
export function citationTitle({ type, number, symbol, date }: Citation): string {
  const numbered = [number ?? "(không ghi số)", ...(symbol === null ? [] : [symbol])].join("/");
  const day = date === null ? "không ghi ngày" : `ngày ${formatDay(date)}`;
  return `${type === "" ? "Văn bản" : type} ${numbered}, ${day}`;
}

/** The papers that the file cites; each can go into the register, read over by a person first. */
export function CitationsList(props: CitationsListProps): ReactNode {
  const { unitId, reading, mayWrite, onLook } = props;
  const [open, setOpen] = useState<number>();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const { citations } = reading;
  if (citations.length === 0) return <p>Tệp không viện dẫn văn bản nào.</p>;
  const shown = open === undefined ? undefined : citations[open];
  const close = (): void => setOpen(undefined);
  return (
    <>
      <ul className="i-list">
        {citations.map((citation, at) => {
          const title = citationTitle(citation);
          return (
            <li key={`${citation.start}`}>
              <p className="i-citation">
                <strong>{title}</strong>
                {kept.has(title) ? (
                  <StateMark tone="settled">đã đưa vào sổ</StateMark>
                ) : (
                  mayWrite && (
                    <Button
                      small
                      aria-label={`Đưa vào sổ văn bản: ${title}`}
                      onClick={() => setOpen(at)}
                    >
                      Đưa vào sổ văn bản
                    </Button>
                  )
                )}
              </p>
              <p className="c-small c-quiet">
                {citation.issuer === null
                  ? "Không ghi cơ quan ban hành"
                  : `${citation.issuer}${citation.issuerStated ? "" : " (suy từ câu văn)"}`}
              </p>
              {citation.subject !== null && <p className="c-small">{citation.subject}</p>}
              <button type="button" className="i-phrase" onClick={() => onLook(`van-ban-${at}`)}>
                “{citation.phrase}”
              </button>
            </li>
          );
        })}
      </ul>
      <Dialog wide open={shown !== undefined} title="Đưa vào sổ văn bản" onClose={close}>
        {shown !== undefined && (
          <EntryForm
            unitId={unitId}
            draft={citationDraft(shown)}
            onSaved={() => {
              setKept(new Set(kept).add(citationTitle(shown)));
              close();
            }}
            onCancel={close}
          />
        )}
      </Dialog>
    </>
  );
}
