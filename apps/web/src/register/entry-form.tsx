import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { entryNumberText, entryTypeLabel, entryTypes } from "@cchc/domain/document/entry";
import { AREAS } from "@cchc/domain/form/areas";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { DayField } from "@cchc/ui/day/day-field";
import { Confirm } from "@cchc/ui/dialog";
import { Field, TextField } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { Select } from "@cchc/ui/select";
import { api, client, failureOf } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import {
  type Draft,
  type DraftProblems,
  draftOf,
  emptyDraft,
  readDraft,
  withNumber,
} from "./draft.ts";
import { FileDrop } from "./file-drop.tsx";
import { Hints } from "./hints.tsx";
import { KeptFiles } from "./kept-files.tsx";
import { saveEntry } from "./save-entry.ts";
import { useSettled } from "./use-settled.ts";
import { useUploads } from "./use-uploads.ts";
import type { DocumentEntry } from "./words.ts";

export interface EntryFormProps {
  unitId: string;
  /** Absent: a new one. */
  entry?: DocumentEntry | undefined;
  /** What a new one begins with; empty where absent. */
  draft?: Draft | undefined;
  onSaved: (documentId: string) => void;
  onCancel: () => void;
}

const types = entryTypes.map((value) => ({ value, label: entryTypeLabel(value) }));
const areas = [
  { value: "", label: "Không theo lĩnh vực" },
  ...AREAS.map(({ code, label }) => ({ value: code, label })),
];

/** Everything about one paper: number, day, words, files. Hints are only said. */
export function EntryForm(props: EntryFormProps): ReactNode {
  const { unitId, entry, draft: begun = emptyDraft, onSaved, onCancel } = props;
  const shelf = useQuery(api.documents.shelf.queryOptions({ unitId }));
  const limit = shelf.data?.fileLimit ?? 20 * 1024 * 1024;
  const [typed, setDraft] = useState(() => (entry === undefined ? begun : draftOf(entry)));
  const [problems, setProblems] = useState<DraftProblems>({});
  const [twice, setTwice] = useState(false);
  const [checking, setChecking] = useState(false);
  const [unsent, setUnsent] = useState(false);
  const [removed, setRemoved] = useState<readonly number[]>([]);
  const uploads = useUploads(unitId, limit);
  const save = useMutation({ mutationFn: saveEntry, onSuccess: onSaved });
  const form = useRef<HTMLFormElement>(null);
  const attempt = useRef({ content: "", opId: "" });
  const year = Number((readDraft(typed).fields.issuedOn ?? shelf.data?.today)?.slice(0, 4));
  const next = useQuery(
    api.documents.nextNumber.queryOptions(
      { unitId, type: typed.type, year },
      { enabled: !Number.isNaN(year) && year >= 1900, placeholderData: (before) => before },
    ),
  );
  const draft = { ...typed, issuer: typed.issuer ?? next.data?.issuer ?? "" };
  const { fields } = readDraft(draft);
  const hints = useHints(unitId, entry, fields);

  const submit = async (sure: boolean): Promise<void> => {
    if (save.isPending || uploads.busy || checking) return;
    if (uploads.failed > 0) {
      setUnsent(true);
      return;
    }
    const found = readDraft(draft).problems;
    setProblems(found);
    if (Object.keys(found).length > 0) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus(),
      );
      return;
    }
    setChecking(true);
    const again = !sure && entry === undefined && (await isThere(unitId, fields));
    setChecking(false);
    setTwice(again);
    if (again) return;
    const content = JSON.stringify([fields, uploads.ids]);
    // The same content again is the same operation: an answer that got lost makes no second entry.
    if (attempt.current.content !== content) attempt.current = { content, opId: newOperationId() };
    const { opId } = attempt.current;
    save.mutate({ opId, unitId, entry, fields, uploads: uploads.ids, removed });
  };
  const change = (now: Draft, ...settled: readonly (keyof DraftProblems)[]): void => {
    setDraft(now);
    const left = Object.entries(problems).filter(([name]) => !settled.some((one) => one === name));
    setProblems(Object.fromEntries(left));
  };
  const write = (changed: Partial<Draft>): void => {
    const names = ["day", "issuer", "summary"] as const;
    change({ ...typed, ...changed }, ...names.filter((name) => name in changed));
  };
  const suggested = entry === undefined && draft.numbered === "" ? next.data : undefined;

  return (
    <form
      ref={form}
      className="c-stack r-form"
      onSubmit={(event) => {
        event.preventDefault();
        // The picker stands inside other forms.
        event.stopPropagation();
        void submit(false);
      }}
      noValidate
    >
      <Confirm
        open={twice}
        title="Văn bản này đã có trong sổ"
        confirmLabel="Vẫn thêm vào sổ"
        cancelLabel="Xem lại"
        onConfirm={() => void submit(true)}
        onCancel={() => setTwice(false)}
      >
        <p>
          Sổ đã có văn bản cùng số, ngày, trích yếu và cơ quan ban hành. Thêm nữa thì văn bản này
          được ghi hai lần; chỉ cần thêm tệp thì mở văn bản đã có.
        </p>
      </Confirm>
      {save.isError && <Notice tone="wrong" title={failureOf(save.error).message} announce />}
      <Field
        label="Số, ký hiệu"
        hint="Gõ như trên văn bản, ví dụ 26/KH-UBND. Để trống nếu không có."
        value={draft.numbered}
        error={problems.numbered}
        autoComplete="off"
        data-focus
        onChange={({ target }) => change(withNumber(typed, target.value), "numbered")}
      />
      {suggested?.number != null && suggested.symbol !== null && (
        <p className="c-small">
          <button
            type="button"
            className="r-open"
            onClick={() => setDraft(withNumber(typed, entryNumberText(suggested)))}
          >
            Lấy số kế tiếp: {entryNumberText(suggested)}
          </button>
        </p>
      )}
      <div className="r-pair">
        <Select
          label="Loại văn bản"
          choices={types}
          value={draft.type}
          onChange={({ target }) =>
            write({ type: entryTypes.find((type) => type === target.value) ?? draft.type })
          }
        />
        <DayField
          label="Ngày ban hành"
          value={draft.day}
          tried={problems.day !== undefined}
          onChange={(day) => write({ day })}
        />
      </div>
      <Hints hints={hints} />
      <TextField
        label="Trích yếu"
        rows={2}
        value={draft.summary}
        error={problems.summary}
        onChange={({ target }) => write({ summary: target.value })}
      />
      <div className="r-pair">
        <Field
          label="Cơ quan ban hành"
          value={draft.issuer}
          error={problems.issuer}
          onChange={({ target }) => write({ issuer: target.value })}
        />
        <Select
          label="Lĩnh vực"
          choices={areas}
          value={draft.area}
          onChange={({ target }) =>
            write({ area: AREAS.find(({ code }) => code === target.value)?.code ?? "" })
          }
        />
      </div>
      <fieldset className="w-plain">
        <legend className="c-legend">Tệp</legend>
        {entry !== undefined && <KeptFiles entry={entry} removed={removed} onChange={setRemoved} />}
        <FileDrop uploads={uploads} limit={limit} />
      </fieldset>
      {unsent && uploads.failed > 0 && (
        <Notice
          tone="wrong"
          title={`Văn bản chưa được lưu: ${formatCount(uploads.failed)} tệp chưa tải lên được`}
          announce
        >
          <p>Tải lại tệp, thay tệp khác, hoặc bỏ tệp ấy rồi bấm lại.</p>
        </Notice>
      )}
      <div className="c-row">
        <Button
          type="submit"
          tone="primary"
          busy={
            uploads.busy
              ? "Đợi tải tệp xong…"
              : checking || save.isPending
                ? "Đang lưu…"
                : undefined
          }
        >
          {entry === undefined ? "Thêm vào sổ" : "Lưu thay đổi"}
        </Button>
        <Button onClick={onCancel}>Không lưu</Button>
      </div>
    </form>
  );
}

type Fields = ReturnType<typeof readDraft>["fields"];

/** What hints are asked by: the number, day, type and words as typed. */
function hintsAsked(unitId: string, fields: Fields) {
  const { type, number, symbol, issuedOn, issuer, summary } = fields;
  return {
    unitId,
    type,
    number,
    symbol,
    issuedOn,
    area: null,
    ...(issuer === "" ? {} : { issuer }),
    ...(summary === "" ? {} : { summary }),
  };
}

/** Whether the same paper stands in the register already; without a line the writing itself says so. */
async function isThere(unitId: string, fields: Fields): Promise<boolean> {
  try {
    const hints = await client.documents.hints.query(hintsAsked(unitId, fields));
    return hints.some(({ code }) => code === "entered_twice");
  } catch {
    // What hinders this question hinders the writing that follows, and that says so.
    return false;
  }
}

/** What would look wrong about the number, day and type as typed. */
function useHints(
  unitId: string,
  entry: DocumentEntry | undefined,
  fields: Fields,
): DocumentEntry["hints"] {
  const { type, number, symbol, issuedOn, issuer, summary } = fields;
  const asked = useSettled(
    JSON.stringify({ type, number, symbol, issuedOn, issuer, summary }),
    400,
  );
  const settled = asked === JSON.stringify({ type, number, symbol, issuedOn, issuer, summary });
  const { data } = useQuery(
    api.documents.hints.queryOptions(
      {
        ...hintsAsked(unitId, fields),
        ...(entry === undefined ? {} : { documentId: entry.id }),
      },
      { enabled: settled, placeholderData: (before) => before },
    ),
  );
  return data ?? [];
}
