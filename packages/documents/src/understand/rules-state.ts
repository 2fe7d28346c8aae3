import type { Rule } from "./rule.ts";
import { DIRECTION_RULES } from "./rules-direction.ts";
import { DOCUMENT_RULES } from "./rules-documents.ts";
import { OFFICE_RULES } from "./rules-offices.ts";
import { PLACE_RULES } from "./rules-places.ts";
import { STAFF_RULES } from "./rules-staff.ts";

/**
 * Direction, institutions, organisation, civil service and public finance. The first that fits
 * decides: what names its thing plainly stands before what only counts people.
 */
export const STATE_RULES: readonly Rule[] = [
  ...DIRECTION_RULES,
  ...PLACE_RULES,
  ...DOCUMENT_RULES,
  ...STAFF_RULES,
  ...OFFICE_RULES,
];
