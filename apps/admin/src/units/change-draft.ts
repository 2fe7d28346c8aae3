import { type UnitType, unitTypeCodes, unitTypes } from "@cchc/domain/unit/unit";
import { dayText, readDay } from "@cchc/ui/day/typed-day";
import type { Change, ChangeKind } from "./change-words.ts";
import { type DecisionDraft, noDecision } from "./decision-fields.tsx";
import { newUnitId, type UnitRow } from "./forest.ts";

/** What was typed of one change so far. */
export interface ChangeDraft {
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

export interface ChangeStart {
  readonly kind: ChangeKind;
  /** The unit it happens to; for a founding, what the new one comes under. */
  readonly unit: UnitRow | undefined;
  readonly units: readonly UnitRow[];
  readonly day: string;
}

/** What a change starts from: the unit as it stands. */
export function firstDraft({ kind, unit, units, day }: ChangeStart): ChangeDraft {
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

export interface ChangeOf {
  readonly kind: ChangeKind;
  readonly unit: UnitRow | undefined;
  /** A few letters that make the id of a new unit its own; the same on every try. */
  readonly salt: string;
}

/** The change as the server takes it; undefined while something is still missing. */
export function changeOf(draft: ChangeDraft, { kind, unit, salt }: ChangeOf): Change | undefined {
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
