import "./register.css";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { createPortal } from "react-dom";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Failure } from "@cchc/ui/failure";
import { Field } from "@cchc/ui/field";
import { Loading } from "@cchc/ui/loading";
import { api, failureOf } from "../api.ts";
import { mayOn, useMe } from "../session/me.ts";
import { EntryForm } from "./entry-form.tsx";
import { Hints } from "./hints.tsx";
import { useSettled } from "./use-settled.ts";
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

interface PickDialogProps {
  unitId: string;
  label: string;
  single: boolean;
  ids: readonly string[];
  onPick: (ids: readonly string[]) => void;
  onClose: () => void;
}

function PickDialog({ unitId, label, single, ids, onPick, onClose }: PickDialogProps): ReactNode {
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const [picked, setPicked] = useState(ids);
  const [words, setWords] = useState("");
  const toggle = (id: string, on: boolean): void => {
    if (single) setPicked(on ? [id] : []);
    else setPicked(on ? [...picked, id] : picked.filter((one) => one !== id));
  };
  if (adding) {
    return (
      <Dialog open wide title="Thêm văn bản vào sổ" onClose={() => setAdding(false)}>
        <EntryForm
          unitId={unitId}
          onSaved={(id) => {
            toggle(id, true);
            setWords("");
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      wide
      title={label}
      onClose={onClose}
      footer={
        <>
          <Button tone="primary" onClick={() => onPick(picked)}>
            {picked.length === 0 ? "Không chọn văn bản nào" : `Chọn ${picked.length} văn bản`}
          </Button>
          {mayOn(me, unitId, "document.edit") && (
            <Button onClick={() => setAdding(true)}>Thêm văn bản mới…</Button>
          )}
        </>
      }
    >
      <Field
        type="search"
        label="Tìm số, trích yếu, cơ quan, ngày"
        hint="Gõ không dấu cũng tìm được."
        value={words}
        data-focus
        onChange={({ target }) => setWords(target.value)}
      />
      <Choices unitId={unitId} words={words} picked={picked} single={single} toggle={toggle} />
    </Dialog>
  );
}

interface ChoicesProps {
  unitId: string;
  words: string;
  picked: readonly string[];
  single: boolean;
  toggle: (id: string, on: boolean) => void;
}

function Choices({ unitId, words, picked, single, toggle }: ChoicesProps): ReactNode {
  const name = useId();
  const search = useSettled(words.trim(), 250);
  const pages = useInfiniteQuery(
    api.documents.list.infiniteQueryOptions(
      { unitId, search },
      { getNextPageParam: ({ next }) => next, placeholderData: (before) => before },
    ),
  );
  if (pages.isError) {
    return (
      <Failure title="Chưa lấy được sổ văn bản" onRetry={() => void pages.refetch()}>
        {failureOf(pages.error).message}
      </Failure>
    );
  }
  if (pages.isPending) return <Loading>Đang lấy sổ văn bản…</Loading>;
  const entries = pages.data.pages.flatMap(({ documents }) => documents);
  if (entries.length === 0) {
    return (
      <p role="status">
        {search === ""
          ? "Sổ chưa có văn bản nào: hãy thêm văn bản mới."
          : "Không có văn bản nào khớp: thử ít chữ hơn, hoặc thêm văn bản mới."}
      </p>
    );
  }
  return (
    <ul className="r-plain r-choices">
      {entries.map((entry) => (
        <li key={entry.id}>
          <label>
            <input
              type={single ? "radio" : "checkbox"}
              name={name}
              checked={picked.includes(entry.id)}
              onChange={({ target }) => toggle(entry.id, target.checked)}
            />
            <span>
              <strong>{entryTitle(entry)}</strong>{" "}
              <span className="c-quiet c-nowrap">{dayText(entry.issuedOn)}</span>
              <br />
              {entry.summary}
              <span className="c-quiet c-small">
                {entry.files.length === 0 ? " – chưa có tệp" : ` – ${entry.files.length} tệp`}
                {entry.citedIn.length > 0 && `, đã dùng cho ${entry.citedIn.length} tiêu chí`}
              </span>
              <Hints hints={entry.hints} />
            </span>
          </label>
        </li>
      ))}
      {pages.hasNextPage && (
        <li>
          <Button small onClick={() => void pages.fetchNextPage()}>
            Xem thêm
          </Button>
        </li>
      )}
    </ul>
  );
}
