import "./register.css";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { api } from "../api.ts";
import { PickDialog } from "./pick-dialog.tsx";
import type { Wanted } from "./pick-list.tsx";
import { dayText, type DocumentEntry, entryTitle, filePath } from "./words.ts";

/** A document that proves something, and the pages that do. */
export interface ChosenDocument {
  readonly documentId: string;
  /** `"tr. 2–3"`; may be empty. */
  readonly pageNote: string;
}

export interface DocumentPickerProps {
  /** Whose register is offered. */
  unitId: string;
  /** What is chosen now, in its order. The picker keeps none of it. */
  chosen: readonly ChosenDocument[];
  /** Called with the whole new list whenever one is chosen, let go, or its pages are written. */
  onChange: (chosen: readonly ChosenDocument[]) => void;
  /** For what: heads the list for a screen reader and the window. `"Minh chứng cho 1.1.1"`. */
  label?: string;
  /** What it asks for: papers of these types come first. */
  wanted?: Wanted | undefined;
  /** At most one. */
  single?: boolean;
  /** Only shows what is chosen. */
  readOnly?: boolean;
}

/** The documents chosen for something, and the window to choose them in or to add a new one. */
export function DocumentPicker(props: DocumentPickerProps): ReactNode {
  const {
    unitId,
    chosen,
    onChange,
    label = "Minh chứng",
    wanted,
    single = false,
    readOnly = false,
  } = props;
  const [open, setOpen] = useState(false);
  const ids = chosen.map(({ documentId }) => documentId);
  const known = useQuery(
    api.documents.list.queryOptions(
      { unitId, ids, limit: 200 },
      { enabled: ids.length > 0, placeholderData: (before) => before },
    ),
  );
  const entries = new Map((known.data?.documents ?? []).map((entry) => [entry.id, entry]));
  return (
    <div>
      {chosen.length > 0 && (
        <ul className="r-plain r-picked" aria-label={label}>
          {chosen.map((one) => (
            <Picked
              key={one.documentId}
              entry={entries.get(one.documentId)}
              one={one}
              readOnly={readOnly}
              onChange={(changed) =>
                onChange(
                  chosen.flatMap((each) => {
                    if (each.documentId !== one.documentId) return each;
                    return changed ?? [];
                  }),
                )
              }
            />
          ))}
        </ul>
      )}
      {chosen.length === 0 && readOnly && <p className="c-quiet">Chưa có minh chứng.</p>}
      {!readOnly && (
        <Button small className="w-gap" onClick={() => setOpen(true)}>
          {chosen.length === 0
            ? "Chọn từ sổ văn bản…"
            : single
              ? "Chọn văn bản khác…"
              : "Chọn thêm…"}
        </Button>
      )}
      {open &&
        // Outside: the screen that uses it may be a form of its own.
        createPortal(
          <PickDialog
            unitId={unitId}
            label={label}
            wanted={wanted}
            single={single}
            ids={ids}
            onPick={(picked) => {
              const before = new Map(chosen.map((one) => [one.documentId, one]));
              onChange(
                picked.map((documentId) => before.get(documentId) ?? { documentId, pageNote: "" }),
              );
              setOpen(false);
            }}
            onClose={() => setOpen(false)}
          />,
          document.body,
        )}
    </div>
  );
}

interface PickedProps {
  entry: DocumentEntry | undefined;
  one: ChosenDocument;
  readOnly: boolean;
  /** undefined: let go. */
  onChange: (changed: ChosenDocument | undefined) => void;
}

function Picked({ entry, one, readOnly, onChange }: PickedProps): ReactNode {
  const name = entry === undefined ? "Đang lấy tên văn bản…" : entryTitle(entry);
  return (
    <li>
      <div className="r-picked-line">
        <div>
          <strong>{name}</strong>
          {entry !== undefined && (
            <>
              {" "}
              <span className="c-quiet c-nowrap">{dayText(entry.issuedOn)}</span>
              <div>{entry.summary}</div>
              {entry.files.map((file) => (
                <div key={file.position} className="c-small">
                  <a href={filePath(entry.id, file)} target="_blank" rel="noreferrer">
                    {file.name}
                  </a>
                </div>
              ))}
              {entry.files.length === 0 && <div className="c-small c-tone-doubt">chưa có tệp</div>}
              {entry.withdrawn && <div className="c-small c-tone-doubt">đã rút khỏi sổ</div>}
            </>
          )}
        </div>
        {readOnly ? (
          <span>{one.pageNote}</span>
        ) : (
          <>
            <div className="r-pages">
              <Field
                line
                label="Trang"
                aria-label={`Trang minh chứng của ${name}`}
                placeholder="tr. 2–3"
                maxLength={200}
                value={one.pageNote}
                onChange={({ target }) => onChange({ ...one, pageNote: target.value })}
              />
            </div>
            <Button
              small
              tone="quiet"
              aria-label={`Bỏ ${name}`}
              onClick={() => onChange(undefined)}
            >
              Bỏ
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
