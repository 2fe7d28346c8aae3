import type { Day } from "../report/cell.ts";
import { formatDay } from "../text/days.ts";
import type { UnitKind } from "../unit/unit.ts";
import type { CriteriaSet } from "./set.ts";

/**
 * No set answers: `set_unknown` there is none of that id at all; `set_not_in_force` there is one,
 * on other days. The message is a Vietnamese sentence for the person who asked.
 */
export class CriteriaSetError extends Error {
  override readonly name = "CriteriaSetError";
  readonly code: "set_unknown" | "set_not_in_force";

  constructor(code: CriteriaSetError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** Whether a set scores a period that closes on a day. */
export function inForce(set: Pick<CriteriaSet, "from" | "to">, closing: Day): boolean {
  return set.from <= closing && (set.to === undefined || closing <= set.to);
}

/** The sets of one kind of unit in force on a period's closing day; empty where there is none. */
export function setsOn(
  sets: readonly CriteriaSet[],
  unitKind: UnitKind,
  closing: Day,
): readonly CriteriaSet[] {
  return sets.filter((set) => set.unitKind === unitKind && inForce(set, closing));
}

/**
 * The set of that id in force on a period's closing day, its highest version where several are.
 * @throws {CriteriaSetError} when there is none: never last year's by default
 */
export function setOn(sets: readonly CriteriaSet[], id: string, closing: Day): CriteriaSet {
  const versions = sets.filter((set) => set.id === id);
  const found = versions.filter((set) => inForce(set, closing));
  found.sort((a, b) => b.version - a.version);
  const [latest] = found;
  if (latest !== undefined) return latest;
  const name = versions[0]?.name;
  if (name === undefined) {
    throw new CriteriaSetError(
      "set_unknown",
      `Không có bộ tiêu chí mang mã “${id}”: hãy kiểm tra mã hoặc nhập bộ tiêu chí trước.`,
    );
  }
  throw new CriteriaSetError(
    "set_not_in_force",
    `Bộ tiêu chí “${name}” không có hiệu lực vào ngày ${formatDay(closing)}: hãy chọn bộ tiêu chí của kỳ này.`,
  );
}
