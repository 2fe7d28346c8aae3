import type { Qualifier } from "@cchc/domain/report/cell";

/** What stands before a count that is not exact. */
export const qualifierWords: Readonly<Record<Qualifier, string>> = {
  exact: "",
  nearly: "gần ",
  above: "trên ",
  about: "khoảng ",
  "at-least": "ít nhất ",
  "at-most": "tối đa ",
};

/** As a list offers them. */
export const qualifierChoices: readonly { readonly value: Qualifier; readonly label: string }[] = [
  { value: "exact", label: "đúng số này" },
  { value: "nearly", label: "gần" },
  { value: "above", label: "trên" },
  { value: "about", label: "khoảng" },
  { value: "at-least", label: "ít nhất" },
  { value: "at-most", label: "tối đa" },
];
