import type { Day } from "../report/cell.ts";
import { formatDay, isDay, previousDay } from "../text/days.ts";
import { checkTree, versionsByUnit } from "./check.ts";
import type { TreeFinding } from "./check.ts";
import { fullName } from "./unit.ts";
import type { Succession, UnitVersion } from "./unit.ts";

/** A unit as it begins. */
export type NewUnit = Omit<UnitVersion, "from" | "to">;

/** That an old unit, or a part of it, went into a new one. */
export interface RearrangeLink {
  readonly predecessorId: string;
  readonly successorId: string;
}

/** What happens to units from the first moment of the day `on`. */
export type UnitChange =
  | { readonly kind: "found"; readonly on: Day; readonly unit: NewUnit }
  | {
      readonly kind: "merge";
      readonly on: Day;
      /** Two or more; one of them may carry on under its own id. */
      readonly unitIds: readonly string[];
      readonly into: NewUnit;
      readonly decision?: string;
    }
  | {
      readonly kind: "split";
      readonly on: Day;
      readonly unitId: string;
      /** Two or more; one of them may carry on under the old id. */
      readonly into: readonly NewUnit[];
      readonly decision?: string;
    }
  | {
      /** Several units become several others: a merger that leaves out a part of one of them. */
      readonly kind: "rearrange";
      readonly on: Day;
      readonly into: readonly NewUnit[];
      /** Which of the old units went, whole or in part, into which of the new ones. */
      readonly links: readonly RearrangeLink[];
      readonly decision?: string;
    }
  | {
      readonly kind: "rename";
      readonly on: Day;
      readonly unitId: string;
      readonly name: string;
      /** Within the same kind: a xã that becomes a phường. */
      readonly type?: UnitVersion["type"];
      readonly code?: string;
      readonly decision?: string;
    }
  | {
      readonly kind: "move";
      readonly on: Day;
      readonly unitId: string;
      readonly parentId: string;
      readonly decision?: string;
    }
  | { readonly kind: "abolish"; readonly on: Day; readonly unitId: string };

/** The units that exist already and that a change touches; of a move also the new parent. */
export function touchedBy(change: UnitChange): readonly string[] {
  switch (change.kind) {
    case "found":
      return [];
    case "merge":
      return change.unitIds;
    case "rearrange":
      return [...new Set(change.links.map((link) => link.predecessorId))];
    case "move":
      return [change.unitId, change.parentId];
    case "split":
    case "rename":
    case "abolish":
      return [change.unitId];
  }
}

/** The units that a change begins, whether new or carrying an old id on. */
export function begunBy(change: UnitChange): readonly NewUnit[] {
  switch (change.kind) {
    case "found":
      return [change.unit];
    case "merge":
      return [change.into];
    case "split":
    case "rearrange":
      return change.into;
    case "rename":
    case "move":
    case "abolish":
      return [];
  }
}

/** Why a change cannot be made. */
export interface ChangeFinding {
  readonly code:
    | TreeFinding["code"]
    /** The day is no day of the calendar. */
    | "day"
    /** No such unit on the day. */
    | "unknown-unit"
    /** The unit has changes after the day; those would have to be undone first. */
    | "later-change"
    /** The id is already in use. */
    | "id-taken"
    /** A merge or split of fewer than two different units. */
    | "too-few"
    /** A rearrangement in which a new unit comes from nowhere, or something goes to an unknown one. */
    | "loose-end";
  readonly unitId: string;
  readonly sentence: string;
}

/** The versions after the changes with the successions to record, or why nothing was changed. */
export type Changed =
  | {
      readonly ok: true;
      readonly versions: readonly UnitVersion[];
      readonly successions: readonly Succession[];
    }
  | { readonly ok: false; readonly findings: readonly ChangeFinding[] };

interface Draft {
  readonly byUnit: Map<string, readonly UnitVersion[]>;
  readonly successions: Succession[];
  readonly findings: ChangeFinding[];
}

/** Ends a unit the day before; returns its last version, or leaves a finding. */
function end(draft: Draft, unitId: string, on: Day): UnitVersion | undefined {
  const own = draft.byUnit.get(unitId) ?? [];
  const last = own.at(-1);
  const refuse = (code: ChangeFinding["code"], sentence: string): undefined => {
    draft.findings.push({ code, unitId, sentence });
  };
  if (last !== undefined && last.from > on) {
    const say = `${fullName(last)} đã có thay đổi từ ${formatDay(last.from)}: hãy chọn ngày sau ngày đó.`;
    return refuse("later-change", say);
  }
  if (last === undefined || (last.to !== undefined && last.to < on)) {
    const say = `Không có đơn vị “${last === undefined ? unitId : fullName(last)}” vào ngày ${formatDay(on)}: hãy chọn đơn vị khác hoặc ngày khác.`;
    return refuse("unknown-unit", say);
  }
  const ended = last.from === on ? [] : [{ ...last, to: previousDay(on) }];
  draft.byUnit.set(unitId, [...own.slice(0, -1), ...ended]);
  return last;
}

type Beginning = NewUnit & { readonly from: Day };

/** Begins a unit; an id that was used before can only be carried on by the change that ended it. */
function begin(draft: Draft, unit: Beginning, carriedOn: readonly string[]): void {
  const own = draft.byUnit.get(unit.unitId) ?? [];
  if (own.length > 0 && !carriedOn.includes(unit.unitId)) {
    const sentence = `Mã đơn vị “${unit.unitId}” đã được dùng: hãy đặt mã khác cho ${fullName(unit)}.`;
    draft.findings.push({ code: "id-taken", unitId: unit.unitId, sentence });
    return;
  }
  draft.byUnit.set(unit.unitId, [...own, unit]);
}

/** A version's next one, as long as the version itself was to last. */
function carryOn(draft: Draft, last: UnitVersion, news: Partial<NewUnit> & { from: Day }): void {
  const own = draft.byUnit.get(last.unitId) ?? [];
  draft.byUnit.set(last.unitId, [...own, { ...last, ...news }]);
}

function succeed(draft: Draft, link: Omit<Succession, "decision">, decision?: string): void {
  draft.successions.push(decision === undefined ? link : { ...link, decision });
}

function tooFew(draft: Draft, unitId: string, word: string): void {
  const sentence = `${word} cần ít nhất hai đơn vị khác nhau: hãy chọn thêm đơn vị.`;
  draft.findings.push({ code: "too-few", unitId, sentence });
}

function merge(draft: Draft, change: UnitChange & { kind: "merge" }): void {
  const { on, into, decision } = change;
  const ids = [...new Set(change.unitIds)];
  if (ids.length < 2) return tooFew(draft, into.unitId, "Sáp nhập");
  for (const predecessorId of ids) {
    if (end(draft, predecessorId, on) === undefined) continue;
    succeed(draft, { predecessorId, successorId: into.unitId, on, kind: "merge" }, decision);
  }
  begin(draft, { ...into, from: on }, ids);
}

function split(draft: Draft, change: UnitChange & { kind: "split" }): void {
  const { on, unitId, into, decision } = change;
  if (new Set(into.map((unit) => unit.unitId)).size < Math.max(2, into.length)) {
    return tooFew(draft, unitId, "Chia tách");
  }
  if (end(draft, unitId, on) === undefined) return;
  for (const unit of into) {
    begin(draft, { ...unit, from: on }, [unitId]);
    succeed(
      draft,
      { predecessorId: unitId, successorId: unit.unitId, on, kind: "split" },
      decision,
    );
  }
}

/** An old unit that goes into one new unit is merged; one that goes into several is split. */
function rearrange(draft: Draft, change: UnitChange & { kind: "rearrange" }): void {
  const { on, into, links, decision } = change;
  const heirs = new Map<string, Set<string>>();
  for (const { predecessorId, successorId } of links) {
    heirs.set(predecessorId, (heirs.get(predecessorId) ?? new Set()).add(successorId));
  }
  const news = new Set(into.map(({ unitId }) => unitId));
  const fed = new Set(links.map(({ successorId }) => successorId));
  const loose = [...news].find((id) => !fed.has(id)) ?? [...fed].find((id) => !news.has(id));
  if (loose !== undefined) {
    const sentence = `“${loose}” trong phương án sắp xếp không có đơn vị trước hoặc đơn vị sau: hãy nối đủ hai phía.`;
    draft.findings.push({ code: "loose-end", unitId: loose, sentence });
    return;
  }
  for (const [predecessorId, successors] of heirs) {
    if (end(draft, predecessorId, on) === undefined) continue;
    const kind = successors.size === 1 ? "merge" : "split";
    for (const successorId of successors) {
      succeed(draft, { predecessorId, successorId, on, kind }, decision);
    }
  }
  for (const unit of into) begin(draft, { ...unit, from: on }, [...heirs.keys()]);
}

function alter(draft: Draft, change: UnitChange & { kind: "rename" | "move" }): void {
  const { on, unitId, kind, decision } = change;
  const last = end(draft, unitId, on);
  if (last === undefined) return;
  if (change.kind === "move") carryOn(draft, last, { parentId: change.parentId, from: on });
  else {
    const { name, type, code } = change;
    carryOn(draft, last, {
      from: on,
      name,
      ...(type === undefined ? {} : { type }),
      ...(code === undefined ? {} : { code }),
    });
  }
  succeed(draft, { predecessorId: unitId, successorId: unitId, on, kind }, decision);
}

function make(draft: Draft, change: UnitChange): void {
  switch (change.kind) {
    case "found":
      return begin(draft, { ...change.unit, from: change.on }, []);
    case "abolish":
      end(draft, change.unitId, change.on);
      return;
    case "merge":
      return merge(draft, change);
    case "split":
      return split(draft, change);
    case "rearrange":
      return rearrange(draft, change);
    case "rename":
    case "move":
      return alter(draft, change);
  }
}

/**
 * Makes changes one after the other and checks the tree once at the end, so a district may be
 * abolished before or after its communes are moved on the same day. Trees of days before the
 * earliest `on` stay as they were. Faults that the versions had before do not stand in the way.
 */
export function applyChanges(
  versions: readonly UnitVersion[],
  changes: readonly UnitChange[],
): Changed {
  const draft: Draft = { byUnit: new Map(versionsByUnit(versions)), successions: [], findings: [] };
  for (const change of changes) {
    if (isDay(change.on)) make(draft, change);
    else {
      const sentence = `“${change.on}” không phải là ngày: hãy chọn ngày thay đổi.`;
      draft.findings.push({ code: "day", unitId: "", sentence });
    }
  }
  if (draft.findings.length > 0) return { ok: false, findings: draft.findings };
  const after = [...draft.byUnit.values()].flat();
  const known = new Set(checkTree(versions).map((each) => each.sentence));
  const findings = checkTree(after).filter((each) => !known.has(each.sentence));
  return findings.length > 0
    ? { ok: false, findings }
    : { ok: true, versions: after, successions: draft.successions };
}
