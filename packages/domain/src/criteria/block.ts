import type { UnitType } from "../unit/unit.ts";
import type { CriteriaSet } from "./set.ts";

/** Types of communes that are towns; the others are ranked as rural ones where a set has blocks. */
const TOWN: readonly UnitType[] = ["phuong", "thi_tran"];

/**
 * The ranking block of a unit: `ward` for phường and thị trấn, `commune` for the others, where the
 * set has a block of that code; `undefined` where it has not, so that all are ranked together.
 */
export function blockOf(
  { blocks }: Pick<CriteriaSet, "blocks">,
  type: UnitType,
): string | undefined {
  const code = TOWN.includes(type) ? "ward" : "commune";
  return blocks.some((block) => block.code === code) ? code : undefined;
}
