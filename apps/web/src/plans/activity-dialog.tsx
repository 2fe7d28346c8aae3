import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { activityProblems, type DetailValue } from "@cchc/domain/activity/activity";
import { ACTIVITY_KINDS, activityKind } from "@cchc/domain/activity/catalogue";
import { DateField } from "@cchc/ui/day/day-field";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Check, Field, TextField } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { Select } from "@cchc/ui/select";
import { api, client, failureOf } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { DocumentPicker } from "../register/document-picker.tsx";
import { AskedInput } from "./asked-input.tsx";
import { ItemWay } from "./item-way.tsx";
import { qualifierChoices } from "./qualifiers.ts";
import type { Entry } from "./words.ts";

export interface ActivityDialogProps {
  unitId: string;
  /** Absent: a new one. */
  entry: Entry | undefined;
  today: string;
  year: number;
  mayEdit: boolean;
  /** Offers only the duties that leave a paper. */
  duties: boolean;
  onClose: () => void;
}

/** One short form: the kind decides what is asked. */
export function ActivityDialog(props: ActivityDialogProps): ReactNode {
  const { unitId, entry, today, year, mayEdit, duties, onClose } = props;
  const queries = useQueryClient();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState(entry?.kind ?? (duties ? "tthc_notice" : "website_item"));
  const [day, setDay] = useState(
    entry?.day ?? (today.startsWith(String(year)) ? today : `${year}-12-31`),
  );
  const [count, setCount] = useState(String(entry?.count ?? 1));
  const [qualifier, setQualifier] = useState(entry?.qualifier ?? "exact");
  const [details, setDetails] = useState<Readonly<Record<string, DetailValue>>>(
    entry?.details ?? {},
  );
  const [note, setNote] = useState(entry?.note ?? "");
  const [documents, setDocuments] = useState<readonly string[]>(
    entry?.papers.map(({ documentId }) => documentId) ?? [],
  );
  const [knows, setKnows] = useState(false);
  const [tried, setTried] = useState(false);
  const info = activityKind(kind);
  const known = new Set(info.asked.map(({ code }) => code));
  const kept = Object.fromEntries(
    Object.entries(details).filter(([code, value]) => known.has(code) && value !== ""),
  );
  const fields = {
    kind,
    day,
    count: count === "" ? Number.NaN : Number(count),
    qualifier,
    details: kept,
    note: note === "" ? null : note,
  };
  const moved =
    entry !== undefined &&
    [...documents].sort().join() !==
      entry.papers
        .map(({ documentId }) => documentId)
        .sort()
        .join();
  const asks = moved && entry.confirmed;
  const problems = new Map(
    tried ? activityProblems(fields).map(({ field, sentence }) => [field, sentence]) : [],
  );
  const saved = async (): Promise<void> => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: api.activities.pathKey() }),
      queries.invalidateQueries({ queryKey: api.tasks.mine.queryKey() }),
    ]);
    onClose();
  };
  const save = useMutation({
    mutationFn: async (): Promise<unknown> => {
      const opId = newOperationId();
      if (entry === undefined) {
        return client.activities.add.mutate({
          opId,
          unitId,
          ...fields,
          documents: [...documents],
        });
      }
      return client.activities.change.mutate({
        opId,
        activityId: entry.id,
        version: entry.version,
        ...fields,
        ...(moved ? { documents: [...documents], knowsConfirmed: asks && knows } : {}),
      });
    },
    onSuccess: saved,
  });
  const withdraw = useMutation({
    mutationFn: (one: Entry) =>
      client.activities.withdraw.mutate({
        opId: newOperationId(),
        activityId: one.id,
        version: one.version,
        withdrawn: true,
      }),
    onSuccess: saved,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (activityProblems(fields).length > 0) {
      // The button is in sight whatever is: what is wrong may not be.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus(),
      );
      return;
    }
    if (save.isPending || (asks && !knows)) return;
    save.mutate();
  };
  const failure = save.error ?? withdraw.error;
  return (
    <Dialog
      open
      title={entry === undefined ? "Ghi việc đã làm" : info.label}
      onClose={onClose}
      footer={
        mayEdit ? (
          <>
            <Button
              type="submit"
              form={id}
              tone="primary"
              busy={save.isPending ? "Đang lưu…" : undefined}
            >
              Lưu vào sổ
            </Button>
            {entry !== undefined && (
              <Button tone="danger" onClick={() => withdraw.mutate(entry)}>
                Rút khỏi sổ
              </Button>
            )}
          </>
        ) : undefined
      }
    >
      {failure !== null && <Notice tone="wrong" title={failureOf(failure).message} announce />}
      {entry !== undefined && info.staged && mayEdit && <ItemWay entry={entry} onMoved={saved} />}
      <form id={id} ref={form} className="c-stack" onSubmit={submit} noValidate>
        {entry === undefined && (
          <Select
            label="Loại việc"
            data-focus
            value={kind}
            choices={ACTIVITY_KINDS.filter(({ group }) => !duties || group === "duty").map(
              (one) => ({
                value: one.kind,
                label: one.label,
                group: one.group === "propaganda" ? "Tuyên truyền" : "Việc khác có văn bản",
              }),
            )}
            onChange={({ target }) => {
              const found = ACTIVITY_KINDS.find((one) => one.kind === target.value);
              if (found !== undefined) setKind(found.kind);
            }}
          />
        )}
        <DateField label="Ngày" value={day} error={problems.get("day")} onDay={setDay} />
        <div className="p-row">
          <Select
            label="Mức chính xác"
            short
            value={qualifier}
            choices={qualifierChoices}
            onChange={({ target }) => {
              const found = qualifierChoices.find(({ value }) => value === target.value);
              if (found !== undefined) setQualifier(found.value);
            }}
          />
          <Field
            label={`Số lượng (${info.unit})`}
            inputMode="numeric"
            short
            value={count}
            error={problems.get("count")}
            onChange={({ target }) => setCount(target.value.replace(/\D/g, ""))}
          />
        </div>
        {info.asked.map((field) => (
          <AskedInput
            key={field.code}
            field={field}
            value={details[field.code]}
            error={problems.get(field.code)}
            onChange={(value) => setDetails({ ...details, [field.code]: value })}
          />
        ))}
        <TextField
          label="Ghi chú"
          rows={2}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        <div>
          <h3>Tài liệu, bản chụp</h3>
          <DocumentPicker
            unitId={unitId}
            label="Tài liệu của việc này"
            readOnly={!mayEdit}
            chosen={documents.map((documentId) => ({ documentId, pageNote: "" }))}
            onChange={(chosen) => setDocuments(chosen.map(({ documentId }) => documentId))}
          />
        </div>
        {asks && (
          <Notice tone="doubt" title="Trung tâm văn hóa đã xác nhận số lượng có việc này" announce>
            <Check
              label="Tôi biết, vẫn thêm hoặc bỏ tài liệu của việc này"
              checked={knows}
              onChange={({ target }) => setKnows(target.checked)}
            />
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
