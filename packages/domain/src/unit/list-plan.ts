import type { Day } from "../report/cell.ts";
import { formatDay, nextDay, previousDay } from "../text/days.ts";
import type { NewUnit, RearrangeLink, UnitChange } from "./change.ts";
import { linkGroups } from "./link-groups.ts";
import type { ListedUnit, ListFault } from "./list.ts";
import { KnownUnits } from "./list-known.ts";
import type { ListVerdict } from "./list-verdict.ts";
import { fullName, holdsOn, type UnitKind, unitTypes, type UnitVersion } from "./unit.ts";

export interface ListLine {
  /** Line of the file; 0 where no line speaks of the unit. */
  readonly line: number;
  readonly verdict: ListVerdict;
  /** Empty on a faulty line. */
  readonly unitId: string;
  readonly name: string;
  /** One Vietnamese sentence. */
  readonly sentence: string;
}

export interface ListPlan {
  readonly lines: readonly ListLine[];
  /** In the order of days; empty where the list says nothing new. */
  readonly changes: readonly UnitChange[];
}

export interface ListOptions {
  /** The unit below which provinces come. */
  readonly rootId: string;
  /**
   * The list is complete for the provinces it names: communes and districts below them with a code
   * that the list lacks end on its day.
   */
  readonly complete: boolean;
}

interface Step {
  readonly unit: ListedUnit;
  readonly kind: UnitKind;
  readonly full: string;
  readonly parentId: string;
}

class Planner {
  readonly #known: KnownUnits;
  readonly #options: ListOptions;
  readonly #lines: ListLine[] = [];
  readonly #changes: UnitChange[] = [];
  /** Old units by the new ones they go into, a day at a time. */
  readonly #links = new Map<Day, RearrangeLink[]>();
  readonly #news = new Map<Day, Map<string, NewUnit>>();
  readonly #ended = new Set<string>();
  readonly #listed = new Set<string>();

  constructor(versions: readonly UnitVersion[], options: ListOptions) {
    this.#known = new KnownUnits(versions);
    this.#options = options;
  }

  #say({ unit, full }: Step, said: Pick<ListLine, "verdict" | "unitId" | "sentence">): void {
    const { verdict, unitId, sentence } = said;
    this.#lines.push({ line: unit.line, verdict, unitId, name: full, sentence });
  }

  take(unit: ListedUnit): void {
    const { kind } = unitTypes[unit.type];
    const full = fullName(unit);
    const parentId =
      unit.parent === undefined
        ? this.#options.rootId
        : (this.#known.begun(unit.parent.kind, unit.parent.code) ??
          this.#known.stored(unit.parent.kind, unit.parent.code, unit.from)?.unitId);
    if (parentId === undefined) {
      const sentence = `Không có đơn vị cấp trên mã ${unit.parent?.code ?? ""} vào ngày ${formatDay(unit.from)}: hãy thêm dòng của đơn vị đó hoặc sửa mã.`;
      this.#lines.push({ line: unit.line, verdict: "faulty", unitId: "", name: full, sentence });
      return;
    }
    const step: Step = { unit, kind, full, parentId };
    const there = this.#known.stored(kind, unit.code, unit.from);
    const others = unit.predecessors.filter((code) => code !== unit.code);
    if (others.length > 0 && this.#isMade(step, there, others)) this.#same(step, there);
    else if (others.length > 0) this.#merge(step);
    else {
      const same = there ?? this.#known.nameless(parentId, full, unit.from);
      if (same === undefined) this.#found(step);
      else this.#compare(step, same);
    }
  }

  /** Whether the store already has the new unit: under its code, and not one of the old ones alone. */
  #isMade(
    { unit, kind }: Step,
    there: UnitVersion | undefined,
    others: readonly string[],
  ): boolean {
    if (there === undefined) return false;
    const eve = previousDay(unit.from);
    const gone = others.every((code) => {
      const now = this.#known.stored(kind, code, unit.from);
      return now === undefined || now.unitId !== this.#known.stored(kind, code, eve)?.unitId;
    });
    return gone && this.#known.stored(kind, unit.code, eve)?.unitId !== there.unitId;
  }

  #same(step: Step, there: UnitVersion | undefined): void {
    if (there !== undefined) this.#compare(step, there);
  }

  #found(step: Step): void {
    const { unit, kind, parentId } = step;
    const unitId = this.#known.begin(kind, unit.code, unit.from);
    this.#listed.add(unitId);
    const { type, name, code } = unit;
    this.#changes.push({
      kind: "found",
      on: unit.from,
      unit: { unitId, kind, type, name, code, parentId },
    });
    const sentence = `Thêm mới từ ${formatDay(unit.from)}.`;
    this.#say(step, { verdict: "new", unitId, sentence });
    this.#end(step, unitId);
  }

  #compare(step: Step, there: UnitVersion): void {
    const { unit, parentId } = step;
    const { unitId } = there;
    this.#listed.add(unitId);
    this.#known.learn(step.kind, unit.code, unitId);
    const renamed = there.name !== unit.name || there.type !== unit.type;
    const moved = there.parentId !== parentId;
    const on = unit.from;
    if (renamed || there.code !== unit.code) {
      const { name, type, code } = unit;
      this.#changes.push({ kind: "rename", on, unitId, name, type, code });
    }
    if (moved) this.#changes.push({ kind: "move", on, unitId, parentId });
    const before = fullName(there);
    if (renamed) {
      const also = moved ? ", chuyển về cấp trên khác" : "";
      const sentence = `Đổi tên từ ${before}${also}, từ ${formatDay(on)}.`;
      this.#say(step, { verdict: "renamed", unitId, sentence });
    } else if (moved) {
      const sentence = `Chuyển cấp trên từ ${formatDay(on)}.`;
      this.#say(step, { verdict: "moved", unitId, sentence });
    } else if (there.code !== unit.code) {
      const sentence = `Ghi mã ${unit.code} cho đơn vị đã có.`;
      this.#say(step, { verdict: "renamed", unitId, sentence });
    } else this.#say(step, { verdict: "unchanged", unitId, sentence: "Không đổi." });
    this.#end(step, unitId);
  }

  #merge(step: Step): void {
    const { unit, kind, parentId } = step;
    const { from, type, name, code } = unit;
    const eve = previousDay(from);
    const olds: UnitVersion[] = [];
    for (const old of new Set(unit.predecessors)) {
      const version = this.#known.stored(kind, old, eve);
      if (version !== undefined) olds.push(version);
      else {
        const begun = this.#known.begun(kind, old);
        if (begun === undefined) {
          const sentence = `Không có đơn vị trước sắp xếp mã ${old} vào ngày ${formatDay(eve)}: hãy nhập danh sách cũ trước hoặc sửa mã.`;
          return this.#say(step, { verdict: "faulty", unitId: "", sentence });
        }
        olds.push({ unitId: begun, kind, type, name: old, from: eve, code: old });
      }
    }
    const unitId = this.#known.begin(kind, code, from);
    this.#listed.add(unitId);
    const links = this.#links.get(from) ?? [];
    for (const { unitId: predecessorId } of olds) {
      links.push({ predecessorId, successorId: unitId });
      this.#ended.add(predecessorId);
    }
    this.#links.set(from, links);
    const news = this.#news.get(from) ?? new Map<string, NewUnit>();
    news.set(unitId, { unitId, kind, type, name, code, parentId });
    this.#news.set(from, news);
    const sentence = `Thành lập từ ${olds.length} đơn vị trước sắp xếp, từ ${formatDay(from)}.`;
    this.#say(step, { verdict: "new", unitId, sentence });
    this.#end(step, unitId);
  }

  /** A line with a last day ends its unit, unless another line takes it over. */
  #end({ unit, full }: Step, unitId: string): void {
    if (unit.to === undefined) return;
    const on = nextDay(unit.to);
    const there = this.#known.versionOn(unitId, on);
    const fresh = this.#known.begun(unitTypes[unit.type].kind, unit.code) === unitId;
    if (there === undefined && !fresh) return;
    this.#abolitions.push({ line: unit.line, unitId, name: full, on });
  }

  readonly #abolitions: { line: number; unitId: string; name: string; on: Day }[] = [];

  /** Units with a code below the listed provinces that the list does not name. */
  #unlisted(day: Day): void {
    for (const version of this.#known.all()) {
      const { unitId, code, kind } = version;
      if (code === undefined || !holdsOn(version, day) || this.#listed.has(unitId)) continue;
      if ((kind !== "commune" && kind !== "district") || this.#ended.has(unitId)) continue;
      let above = version.parentId;
      let inside = false;
      for (let up = 0; above !== undefined && up < 4 && !inside; up += 1) {
        inside = this.#listed.has(above);
        above = this.#known.versionOn(above, previousDay(day))?.parentId;
      }
      if (!inside) continue;
      this.#abolitions.push({ line: 0, unitId, name: fullName(version), on: day });
    }
  }

  finish(lastDay: Day | undefined): ListPlan {
    if (this.#options.complete && lastDay !== undefined) this.#unlisted(lastDay);
    for (const { line, unitId, name, on } of this.#abolitions) {
      if (this.#ended.has(unitId)) continue;
      this.#changes.push({ kind: "abolish", on, unitId });
      const sentence =
        line === 0
          ? `Không còn trong danh sách: kết thúc từ ${formatDay(on)}.`
          : `Kết thúc từ ${formatDay(on)}, không có đơn vị kế tiếp trong danh sách.`;
      this.#lines.push({ line, verdict: "ended", unitId, name, sentence });
    }
    const rearranged = [...this.#links].flatMap(([on, links]) =>
      linkGroups(links).map((group): UnitChange => ({
        kind: "rearrange",
        on,
        links: group,
        into: [...new Set(group.map(({ successorId }) => successorId))].flatMap(
          (id) => this.#news.get(on)?.get(id) ?? [],
        ),
      })),
    );
    const changes = [...this.#changes, ...rearranged];
    const sorted = changes
      .map((change, at) => ({ change, at }))
      .sort((a, b) =>
        a.change.on === b.change.on ? a.at - b.at : a.change.on < b.change.on ? -1 : 1,
      )
      .map(({ change }) => change);
    return { lines: this.#lines, changes: sorted };
  }
}

/**
 * What an official list would change: each line's verdict with a sentence, and the changes in order.
 * Units are known by their code on the line's first day; one without a code by its name below the
 * same superior. The same list read again changes nothing.
 */
export function planList(
  versions: readonly UnitVersion[],
  list: { readonly units: readonly ListedUnit[]; readonly faults: readonly ListFault[] },
  options: ListOptions,
): ListPlan {
  const planner = new Planner(versions, options);
  for (const unit of list.units) planner.take(unit);
  const days = list.units.map(({ from }) => from).sort();
  const { lines, changes } = planner.finish(days[days.length - 1]);
  const faulty = list.faults.map(({ line, sentence }): ListLine => ({
    line,
    verdict: "faulty",
    unitId: "",
    name: "",
    sentence,
  }));
  return {
    lines: [...lines, ...faulty].sort((a, b) => a.line - b.line),
    changes,
  };
}
