import type { CriteriaSet } from "./set.ts";
import { SET_766 } from "./set-766.ts";
import { REFERENCE_SET } from "./set-reference.ts";

/** The sets that come with the package. */
export const BUILT_IN_SETS: readonly CriteriaSet[] = [SET_766, REFERENCE_SET];
