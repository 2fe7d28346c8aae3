import type { ReactNode } from "react";
import { type UnitType, unitTypes } from "@cchc/domain/unit/unit";
import { DayField } from "@cchc/ui/day/day-field";
import { Check, Field, TextField } from "@cchc/ui/field";
import { Select } from "@cchc/ui/select";
import type { ChangeDraft } from "./change-draft.ts";
import type { ChangeKind } from "./change-words.ts";
import type { Forest, UnitRow } from "./forest.ts";

export interface ChangeFieldsProps {
  kind: ChangeKind;
  unit: UnitRow | undefined;
  units: readonly UnitRow[];
  forest: Forest;
  /** Types that the unit may be of on that day. */
  types: readonly UnitType[];
  draft: ChangeDraft;
  tried: boolean;
  /** Something that the change needs is still missing. */
  incomplete: boolean;
  onChange: (next: Partial<ChangeDraft>) => void;
}

/** What a change of each kind asks for: its day, and names, types and places. */
export function ChangeFields(props: ChangeFieldsProps): ReactNode {
  const { kind, unit, units, forest, types, draft, tried, incomplete, onChange: set } = props;
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
  return (
    <>
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
            value={draft.type}
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
          error={tried && incomplete ? "Hãy ghi ít nhất hai đơn vị, đủ loại và tên." : undefined}
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
    </>
  );
}
