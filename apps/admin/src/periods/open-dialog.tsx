import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { periodKinds } from "@cchc/domain/period/period";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Field } from "@cchc/ui/field";
import { type Choice, Select } from "@cchc/ui/select";
import { api, failureOf } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import type { PeriodRow } from "../overview/place.ts";
import type { UnitRow } from "../units/forest.ts";
import { DayField } from "@cchc/ui/day/day-field";
import { readDay } from "@cchc/ui/day/typed-day";
import { formChoices } from "../text/labels.ts";
import { offered, orderProblems, type PeriodDraft, withDue, withForm } from "./draft.ts";
import { kindLabels, kindsOf } from "./labels.ts";

export interface OpenDialogProps {
  roots: readonly { readonly id: string; readonly name: string }[];
  today: string;
  existing: readonly PeriodRow[];
  onClose: () => void;
}

/** Opens a period: the window usually meant is filled in and every day of it can be changed. */
export function OpenDialog({ roots, today, existing, onClose }: OpenDialogProps): ReactNode {
  const queries = useQueryClient();
  const [opId] = useState(newOperationId);
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<PeriodDraft>(() =>
    offered({
      form: "annual",
      kind: "year",
      year: Number(today.slice(0, 4)),
      month: Number(today.slice(5, 7)),
      rootId: roots[0]?.id ?? "",
    }),
  );
  const create = useMutation(
    api.periods.create.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queries.invalidateQueries({ queryKey: api.periods.pathKey() });
      },
    }),
  );
  const tree = useQuery(
    api.units.tree.queryOptions(
      { day: readDay(draft.to).day ?? today },
      { staleTime: 60_000, placeholderData: keepPreviousData },
    ),
  );
  const places = placesOf(roots, tree.data ?? []);
  // Another closing day may know no such place: then it is the person's own again.
  const rootId = places.find(({ value }) => value === draft.rootId)?.value ?? roots[0]?.id ?? "";
  const problems = orderProblems(draft);
  const years = Array.from({ length: 8 }, (_, index) => Number(today.slice(0, 4)) + 1 - index);
  const same = existing.some(
    (period) =>
      period.form === draft.form && period.name === draft.name && period.rootId === rootId,
  );
  const set = (next: Partial<PeriodDraft>): void => setDraft({ ...draft, ...next });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const [from, to, due, lock] = [draft.from, draft.to, draft.due, draft.lock].map(
      (text) => readDay(text).day,
    );
    const complete = from !== undefined && to !== undefined && due !== undefined;
    if (!complete || lock === undefined || Object.keys(problems).length > 0) return;
    if (draft.name.trim() === "" || same) return;
    const { form, year, kind, name } = draft;
    create.mutate({ opId, form, year, kind, name: name.trim(), rootId, from, to, due, lock });
  }

  return (
    <Dialog
      open
      wide
      title="Mở kỳ báo cáo"
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="mo-ky"
            tone="primary"
            busy={create.isPending ? "Đang mở…" : undefined}
          >
            Mở kỳ
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="mo-ky" className="c-stack" onSubmit={submit} noValidate>
        <div className="a-fields">
          <Select
            label="Mẫu báo cáo"
            choices={formChoices}
            value={draft.form}
            onChange={(event) => {
              const chosen = formChoices.find(({ value }) => value === event.target.value);
              if (chosen !== undefined) setDraft(withForm(draft, chosen.value));
            }}
          />
          <Select
            short
            label="Loại kỳ"
            choices={kindsOf[draft.form].map((value) => ({ value, label: kindLabels[value] }))}
            value={draft.kind}
            onChange={(event) => {
              const kind = periodKinds.find((each) => each === event.target.value);
              if (kind !== undefined) setDraft(offered({ ...draft, kind }));
            }}
          />
          {draft.kind === "month" && (
            <Select
              short
              label="Tháng"
              choices={Array.from({ length: 12 }, (_, at) => ({
                value: String(at + 1),
                label: `Tháng ${at + 1}`,
              }))}
              value={String(draft.month)}
              onChange={(event) =>
                setDraft(offered({ ...draft, month: Number(event.target.value) }))
              }
            />
          )}
          <Select
            short
            label="Năm"
            choices={years.map((year) => ({ value: String(year), label: String(year) }))}
            value={String(draft.year)}
            onChange={(event) => setDraft(offered({ ...draft, year: Number(event.target.value) }))}
          />
        </div>
        <Select
          label="Áp dụng cho địa bàn"
          hint="mọi xã, phường trong địa bàn này sẽ có kỳ để nộp"
          choices={places}
          value={rootId}
          onChange={(event) => set({ rootId: event.target.value })}
        />
        <Field
          label="Tên kỳ"
          value={draft.name}
          maxLength={120}
          error={
            same
              ? "Địa bàn này đã có kỳ cùng tên của mẫu này: hãy đặt tên khác."
              : tried && draft.name.trim() === ""
                ? "Hãy đặt tên cho kỳ."
                : undefined
          }
          onChange={(event) => set({ name: event.target.value })}
        />
        <p className="c-hint">
          Khoảng ngày theo Nghị định 09/2019/NĐ-CP được điền sẵn; sửa lại nếu nơi bạn dùng khoảng
          khác.
        </p>
        <div className="a-fields">
          <DayField
            label="Số liệu từ ngày"
            value={draft.from}
            tried={tried}
            onChange={(from) => set({ from })}
          />
          <DayField
            label="Đến hết ngày"
            value={draft.to}
            tried={tried || problems.to !== undefined}
            error={problems.to}
            onChange={(to) => set({ to })}
          />
          <DayField
            label="Hạn nộp"
            value={draft.due}
            tried={tried || problems.due !== undefined}
            error={problems.due}
            onChange={(due) => setDraft(withDue(draft, due))}
          />
          <DayField
            label="Ngày khóa"
            hint="đến hết ngày này vẫn nộp muộn và sửa báo cáo bị trả lại được"
            value={draft.lock}
            tried={tried || problems.lock !== undefined}
            error={problems.lock}
            onChange={(lock) => set({ lock })}
          />
        </div>
        {create.isError && (
          <Refusal error={create.error}>
            {failureOf(create.error).code === "not-found" && (
              <p>Địa bàn có thể không còn vào ngày cuối kỳ: hãy chọn năm khác.</p>
            )}
          </Refusal>
        )}
      </form>
    </Dialog>
  );
}

/** Where a period may apply: the person's own units first, then the provinces and districts below. */
function placesOf(roots: OpenDialogProps["roots"], units: readonly UnitRow[]): readonly Choice[] {
  const own = new Set(roots.map(({ id }) => id));
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const below = units.filter(
    ({ id, kind }) => !own.has(id) && (kind === "province" || kind === "district"),
  );
  return [
    ...roots.map(({ id, name }) => ({ value: id, label: name })),
    ...below.map(({ id, name, parentId }) => {
      const above = parentId === null ? undefined : names.get(parentId);
      return { value: id, label: above === undefined ? name : `${name} (${above})` };
    }),
  ];
}
