import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { inForce } from "@cchc/domain/criteria/lookup";
import { addDays, formatDay } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Field } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import type { SetHead } from "../criteria/set-screen.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import type { PeriodRow } from "../overview/place.ts";
import { dayText, readDay } from "@cchc/ui/day/typed-day";
import { duesProblems, type TypedDues } from "./dues.ts";
import { DuesFields } from "./dues-fields.tsx";
import type { RoundRow } from "./rounds.tsx";

export interface OpenRoundDialogProps {
  roots: readonly { readonly id: string; readonly name: string }[];
  existing: readonly RoundRow[];
  onClose: () => void;
}

/** Days usually given to score oneself after the report is due, and to appraise after that. */
const given = { self: 5, appraisal: 40 } as const;

function offeredDues(period: PeriodRow | undefined): TypedDues {
  const own = period === undefined ? undefined : addDays(period.due, given.self);
  return {
    selfDue: dayText(own),
    appraisalDue: dayText(own === undefined ? undefined : addDays(own, given.appraisal)),
  };
}

function setValue({ id, version }: Pick<SetHead, "id" | "version">): string {
  return `${id} ${version}`;
}

/** Opens a round: the report that feeds it, then the sets in force on its closing day. */
export function OpenRoundDialog({ roots, existing, onClose }: OpenRoundDialogProps): ReactNode {
  const queries = useQueryClient();
  const [opId, setOpId] = useState(newOperationId);
  const [tried, setTried] = useState(false);
  const [rootId, setRoot] = useState(roots[0]?.id ?? "");
  const [periodId, setPeriod] = useState<string>();
  const [chosenSet, setChosenSet] = useState<string>();
  const [typedName, setName] = useState<string>();
  const [typedDues, setDues] = useState<TypedDues>();
  const allPeriods = useQuery(api.periods.list.queryOptions(undefined, { staleTime: 30_000 }));
  const allSets = useQuery(api.criteria.list.queryOptions(undefined, { staleTime: 10_000 }));
  const periods = (allPeriods.data ?? []).filter(({ form }) => form === "annual");
  const period = periods.find(({ id }) => id === periodId) ?? periods[0];
  const sets = (allSets.data ?? []).filter(
    ({ status, from, to, unitKind }) =>
      status === "issued" &&
      unitKind === "commune" &&
      period !== undefined &&
      inForce(to === null ? { from } : { from, to }, period.to),
  );
  // One's own first, the program's last.
  sets.sort((a, b) => Number(a.builtIn) - Number(b.builtIn));
  const set = sets.find((one) => setValue(one) === chosenSet) ?? sets[0];
  const name = typedName ?? (period === undefined ? "" : `Chấm điểm CCHC năm ${period.year}`);
  const dues = typedDues ?? offeredDues(period);
  const problems = duesProblems(dues, period?.from);
  const same = existing.find(
    (round) => round.rootId === rootId && round.year === period?.year && round.setId === set?.id,
  );
  const open = useMutation(
    api.rounds.open.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queries.invalidateQueries({ queryKey: api.rounds.pathKey() });
      },
      onError: () => setOpId(newOperationId()),
    }),
  );

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    const [selfDue, appraisalDue] = [readDay(dues.selfDue).day, readDay(dues.appraisalDue).day];
    if (period === undefined || set === undefined || same !== undefined) return;
    if (selfDue === undefined || appraisalDue === undefined || name.trim() === "") return;
    if (Object.keys(problems).length > 0) return;
    open.mutate({
      opId,
      name: name.trim(),
      year: period.year,
      setId: set.id,
      setVersion: set.version,
      rootId,
      periodId: period.id,
      selfDue,
      appraisalDue,
    });
  }

  return (
    <Dialog
      open
      wide
      title="Mở đợt chấm điểm"
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="mo-dot-cham"
            tone="primary"
            busy={open.isPending ? "Đang mở…" : undefined}
          >
            Mở đợt chấm
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="mo-dot-cham" className="c-stack" onSubmit={submit} noValidate>
        {roots.length > 1 && (
          <Select
            label="Chấm các đơn vị của"
            choices={roots.map(({ id, name: label }) => ({ value: id, label }))}
            value={rootId}
            onChange={(event) => setRoot(event.target.value)}
          />
        )}
        <Select
          label="Số liệu lấy từ kỳ báo cáo"
          choices={periods.map(({ id, name: label, rootName, to }) => ({
            value: id,
            label: `${label}, ${rootName}, đến ${formatDay(to)}`,
          }))}
          value={period?.id ?? ""}
          onChange={(event) => setPeriod(event.target.value)}
        />
        {period !== undefined && allSets.data !== undefined && sets.length === 0 ? (
          <Notice
            tone="doubt"
            title={`Chưa có bộ tiêu chí nào đã ban hành và có hiệu lực vào ngày ${formatDay(period.to)}`}
          >
            <p>Hãy ban hành bộ tiêu chí của kỳ này trước: không lấy bộ của năm khác thay vào.</p>
          </Notice>
        ) : (
          <Select
            label="Bộ tiêu chí"
            hint="chỉ gồm các bộ đã ban hành, có hiệu lực vào ngày cuối kỳ"
            choices={sets.map((one) => ({
              value: setValue(one),
              label: `${one.name}, phiên bản ${one.version}`,
            }))}
            value={set === undefined ? "" : setValue(set)}
            onChange={(event) => setChosenSet(event.target.value)}
          />
        )}
        {set !== undefined && (
          <p className="c-hint">
            {set.decision.document === set.notice ? set.name : set.decision.document}
            {set.notice === null ? "." : `. ${set.notice}.`}
          </p>
        )}
        {same !== undefined && (
          <Notice
            tone="doubt"
            title={`Năm này đã chấm bằng bộ tiêu chí này trong “${same.name}”`}
          />
        )}
        <Field
          label="Tên đợt chấm"
          value={name}
          maxLength={120}
          error={tried && name.trim() === "" ? "Hãy đặt tên cho đợt chấm." : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <DuesFields {...{ dues, problems, tried }} onChange={setDues} />
        {open.isError && <Refusal error={open.error} />}
      </form>
    </Dialog>
  );
}
