import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { fullName, type UnitType, unitTypeCodes, unitTypes } from "@cchc/domain/unit/unit";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Check, Field, TextField } from "@cchc/ui/field";
import { Select } from "@cchc/ui/select";
import { api, type Inputs } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { DayField } from "@cchc/ui/day/day-field";
import { dayText, readDay } from "@cchc/ui/day/typed-day";
import { type DecisionDraft, DecisionFields, decisionOf, noDecision } from "./decision-fields.tsx";
import { typesUnder } from "./founding.ts";
import { type Forest, newUnitId, type UnitRow } from "./forest.ts";

export type ChangeKind = "found" | "rename" | "move" | "merge" | "split" | "abolish";
type Change = Inputs["units"]["draft"]["changes"][number];

export interface ChangeDialogProps {
  kind: ChangeKind;
  /** The unit it happens to; for a founding, what the new one comes under. */
  unit: UnitRow | undefined;
  units: readonly UnitRow[];
  forest: Forest;
  day: string;
  onClose: () => void;
  /** The change stands in a draft; nothing has happened to the tree. */
  onDrafted: (operationId: string) => void;
}

const titles: Readonly<Record<ChangeKind, string>> = {
  found: "Thành lập đơn vị",
  rename: "Đổi tên, loại đơn vị",
  move: "Chuyển về đơn vị khác",
  merge: "Sáp nhập đơn vị",
  split: "Chia tách đơn vị",
  abolish: "Giải thể đơn vị",
};

const consequences: Readonly<Record<ChangeKind, string>> = {
  found: "Đơn vị mới có từ ngày này; báo cáo của kỳ kết thúc trước đó không đòi đơn vị này nộp.",
  rename: "Từ ngày này đơn vị mang tên mới; báo cáo cũ vẫn hiện tên của thời điểm đó.",
  move: "Từ ngày này đơn vị thuộc cấp trên mới; báo cáo cũ vẫn nằm ở cây cũ.",
  merge:
    "Từ ngày này các đơn vị cũ thôi tồn tại, đơn vị mới thay các đơn vị đó; báo cáo cũ vẫn nằm ở cây cũ.",
  split:
    "Từ ngày này đơn vị cũ thôi tồn tại, các đơn vị mới thay đơn vị đó; báo cáo cũ vẫn nằm ở cây cũ và không chia ra được.",
  abolish:
    "Từ ngày này đơn vị thôi tồn tại và không có đơn vị kế thừa; báo cáo cũ được giữ nguyên.",
};

interface Draft {
  readonly on: string;
  readonly name: string;
  readonly type: UnitType;
  readonly code: string;
  readonly parentId: string;
  /** Of a split: the names, one a line. */
  readonly names: string;
  readonly decision: DecisionDraft;
  readonly merged: ReadonlySet<string>;
  /** The draft it is added to; empty for one of its own. */
  readonly into: string;
}

/** One change of the tree from a day on; the server refuses what would leave the tree broken. */
export function ChangeDialog(props: ChangeDialogProps): ReactNode {
  const { kind, unit, units, forest, day, onClose, onDrafted } = props;
  const queries = useQueryClient();
  const [opId, setOpId] = useState(newOperationId);
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => firstDraft(props));
  const [draftId, setDraftId] = useState(newOperationId);
  const drafts = useQuery(api.units.operations.queryOptions(undefined, { staleTime: 10_000 }));
  const own = (drafts.data ?? []).filter(({ state, own: mine }) => state === "draft" && mine);
  const send = useMutation(
    api.units.draft.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: api.units.pathKey() });
        onClose();
        onDrafted(id);
      },
    }),
  );
  const set = (next: Partial<Draft>): void => {
    setDraft({ ...draft, ...next });
    // A changed intention is another operation than the one that was refused.
    if (send.isError) {
      setOpId(newOperationId());
      setDraftId(newOperationId());
    }
  };
  const siblings =
    unit === undefined
      ? []
      : (forest.below.get(unit.parentId) ?? []).filter(
          (other) => other.kind === unit.kind && other.id !== unit.id,
        );
  const parents = units.filter(
    (other) => other.id !== unit?.id && ["country", "province", "district"].includes(other.kind),
  );
  const named = kind === "found" || kind === "rename" || kind === "merge";
  const parentKind = forest.byId.get(draft.parentId)?.kind;
  const types =
    kind === "found"
      ? typesUnder(parentKind ?? "province", readDay(draft.on).day ?? day)
      : unitTypeCodes.filter((type) => unitTypes[type].kind === unit?.kind);
  // Another parent or day may not have the chosen type: then it is the likeliest one.
  const type = types.includes(draft.type) ? draft.type : (types[0] ?? draft.type);
  const change = changeOf(kind, unit, { ...draft, type }, opId.slice(0, 4));

  const decision = decisionOf(draft.decision);
  const kept = own.find(({ id }) => id === draft.into);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (change === undefined || (kept === undefined && decision === undefined)) return;
    if (kept === undefined) {
      if (decision === undefined) return;
      const title = titleOf(change, unit?.name ?? "");
      send.mutate({ opId, id: draftId, title, decision, changes: [change], grants: [] });
      return;
    }
    const whole = await queries.fetchQuery(api.units.operation.queryOptions({ id: kept.id }));
    send.mutate({
      opId,
      id: kept.id,
      title: whole.title,
      decision: whole.decision,
      changes: [...whole.changes, change],
      grants: [...whole.grants],
    });
  }

  return (
    <Dialog
      open
      wide
      title={
        unit === undefined || kind === "found" ? titles[kind] : `${titles[kind]}: ${unit.name}`
      }
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="doi-don-vi"
            tone="primary"
            busy={send.isPending ? "Đang lưu…" : undefined}
          >
            Lập dự thảo
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="doi-don-vi" className="c-stack" onSubmit={(event) => void submit(event)} noValidate>
        <p>{consequences[kind]} Đây mới là dự thảo: xem trước mọi thay đổi rồi mới xác nhận.</p>
        {own.length > 0 && (
          <Select
            label="Ghi vào"
            choices={[
              { value: "", label: "Dự thảo mới" },
              ...own.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            value={draft.into}
            onChange={(event) => set({ into: event.target.value })}
          />
        )}
        <DayField label="Từ ngày" value={draft.on} tried={tried} onChange={(on) => set({ on })} />
        {kind === "merge" && (
          <fieldset className="a-choices">
            <legend className="c-legend">Sáp nhập với</legend>
            {tried && draft.merged.size === 0 && (
              <p className="c-error">Hãy chọn ít nhất một đơn vị nữa.</p>
            )}
            {siblings.map((other) => (
              <Check
                key={other.id}
                label={other.name}
                checked={draft.merged.has(other.id)}
                onChange={() => {
                  const merged = new Set(draft.merged);
                  if (!merged.delete(other.id)) merged.add(other.id);
                  set({ merged });
                }}
              />
            ))}
          </fieldset>
        )}
        {named && (
          <div className="a-fields">
            <Select
              label={kind === "merge" ? "Loại đơn vị mới" : "Loại"}
              choices={types.map((each) => ({ value: each, label: unitTypes[each].label }))}
              value={type}
              onChange={(event) => {
                const asked = types.find((code) => code === event.target.value);
                if (asked !== undefined) set({ type: asked });
              }}
            />
            <Field
              label={kind === "merge" ? "Tên đơn vị mới" : "Tên"}
              hint="không kèm loại: “Trần Hưng Đạo”"
              value={draft.name}
              maxLength={200}
              error={tried && draft.name.trim() === "" ? "Hãy gõ tên." : undefined}
              onChange={(event) => set({ name: event.target.value })}
            />
            <Field
              short
              label="Mã"
              hint="mã chính thức, nếu có"
              value={draft.code}
              maxLength={20}
              onChange={(event) => set({ code: event.target.value })}
            />
          </div>
        )}
        {kind === "split" && (
          <TextField
            label="Các đơn vị mới"
            hint="mỗi dòng một đơn vị, đủ loại và tên: “Xã An Hòa”"
            value={draft.names}
            rows={4}
            error={
              tried && change === undefined
                ? "Hãy ghi ít nhất hai đơn vị, đủ loại và tên."
                : undefined
            }
            onChange={(event) => set({ names: event.target.value })}
          />
        )}
        {(kind === "found" || kind === "move" || kind === "merge" || kind === "split") && (
          <Select
            label="Thuộc"
            choices={parents.map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.parentId}
            onChange={(event) => set({ parentId: event.target.value })}
          />
        )}
        {kept === undefined && (
          <DecisionFields
            value={draft.decision}
            tried={tried}
            onChange={(next) => set({ decision: next })}
          />
        )}
        {send.isError && <Refusal error={send.error} />}
      </form>
    </Dialog>
  );
}

function firstDraft({ kind, unit, units, day }: ChangeDialogProps): Draft {
  const under = units.find((other) => ["province", "district"].includes(other.kind)) ?? units[0];
  const parentId =
    kind === "found"
      ? unit !== undefined && unit.kind !== "commune"
        ? unit.id
        : (unit?.parentId ?? under?.id ?? "")
      : (unit?.parentId ?? "");
  const bare = unit === undefined ? "" : bareName(unit);
  return {
    on: dayText(day),
    name: kind === "found" ? "" : bare,
    type: kind === "found" || unit === undefined ? "xa" : unit.type,
    code: kind === "rename" ? (unit?.code ?? "") : "",
    parentId,
    names: "",
    decision: noDecision,
    merged: new Set(),
    into: "",
  };
}

/** The name without the type before it. */
function bareName({ name, type }: UnitRow): string {
  const { prefix } = unitTypes[type];
  return prefix !== "" && name.startsWith(`${prefix} `) ? name.slice(prefix.length + 1) : name;
}

/** The change as the server takes it; undefined while something is still missing. */
export function changeOf(
  kind: ChangeKind,
  unit: UnitRow | undefined,
  draft: Draft,
  /** A few letters that make the id of a new unit its own; the same on every try. */
  salt: string,
): Change | undefined {
  const on = readDay(draft.on).day;
  if (on === undefined) return undefined;
  const name = draft.name.trim();
  const code = draft.code.trim();
  const begun = {
    unitId: newUnitId(`${unitTypes[draft.type].prefix} ${name}`, on, salt),
    kind: unitTypes[draft.type].kind,
    type: draft.type,
    name,
    ...(code === "" ? {} : { code }),
  };
  if (kind === "found") {
    const { parentId } = draft;
    return name === "" || parentId === "" ? undefined : { kind, on, unit: { ...begun, parentId } };
  }
  if (unit === undefined) return undefined;
  const unitId = unit.id;
  switch (kind) {
    case "rename":
      if (name === "") return undefined;
      return {
        kind,
        on,
        unitId,
        name,
        type: draft.type,
        ...(code === "" ? {} : { code }),
      };
    case "move":
      return { kind, on, unitId, parentId: draft.parentId };
    case "merge": {
      if (name === "" || draft.merged.size === 0) return undefined;
      const { parentId } = draft;
      const into = { ...begun, ...(parentId === "" ? {} : { parentId }) };
      return { kind, on, unitIds: [unitId, ...draft.merged], into };
    }
    case "split": {
      const into = draft.names
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "")
        .map((line, at) =>
          splitUnit(line, unit, { on, parentId: draft.parentId, salt: `${salt}${at}` }),
        );
      const whole = into.flatMap((one) => one ?? []);
      return whole.length < 2 || whole.length < into.length
        ? undefined
        : { kind, on, unitId, into: whole };
    }
    case "abolish":
      return { kind, on, unitId };
  }
}

/** `Xã An Hòa` as a new unit of the same kind; undefined where the line names no type. */
function splitUnit(
  line: string,
  { kind }: UnitRow,
  { on, parentId, salt }: { readonly on: string; readonly parentId: string; readonly salt: string },
) {
  const type = unitTypeCodes.find(
    (each) => unitTypes[each].kind === kind && line.startsWith(`${unitTypes[each].prefix} `),
  );
  if (type === undefined) return undefined;
  const name = line.slice(unitTypes[type].prefix.length).trim();
  return { unitId: newUnitId(line, on, salt), kind, type, name, parentId };
}

/** What a draft is called: its first change. */
export function titleOf(change: Change, unitName: string): string {
  switch (change.kind) {
    case "found":
      return `Thành lập ${fullName(change.unit)}`;
    case "merge":
      return `Sáp nhập ${change.unitIds.length} đơn vị thành ${fullName(change.into)}`;
    case "split":
      return `Chia tách ${unitName}`;
    case "rename":
      return `Đổi tên ${unitName}`;
    case "move":
      return `Chuyển ${unitName} về cấp trên khác`;
    case "abolish":
      return `Giải thể ${unitName}`;
    case "rearrange":
      return `Sắp xếp lại ${change.into.length} đơn vị`;
  }
}
