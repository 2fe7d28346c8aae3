import type { Qualifier } from "@cchc/domain/report/cell";
import { qualifiers, qualifierWords } from "@cchc/domain/report/cell-words";

/** How sure a count is, as a list offers it. */
export const qualifierChoices: readonly { readonly value: Qualifier; readonly label: string }[] =
  qualifiers.map((value) => ({
    value,
    label: value === "exact" ? "đúng số này" : qualifierWords[value],
  }));
