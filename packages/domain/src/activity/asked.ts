import type { ActivityKindInfo, AskedField, CountRule } from "./kind.ts";

/** A text to be given. */
export const text = (code: string, label: string, required = false): AskedField => ({
  code,
  label,
  kind: "text",
  required,
});
/** A day to be given. */
export const day = (code: string, label: string, required = false): AskedField => ({
  code,
  label,
  kind: "day",
  required,
});
/** A whole number ≥ 0 to be given. */
export const number = (code: string, label: string, required = false): AskedField => ({
  code,
  label,
  kind: "count",
  required,
});
/** A yes or no, never required. */
export const yesno = (code: string, label: string): AskedField => ({
  code,
  label,
  kind: "yesno",
  required: false,
});
/** Where it can be read, `https://…`. */
export const link: AskedField = { code: "link", label: "Đường dẫn", kind: "link", required: false };
/** What it cost, whole đồng. */
export const spent: AskedField = {
  code: "spent",
  label: "Kinh phí đã chi",
  kind: "money",
  required: false,
};
/** What it was. */
export const title: AskedField = text("title", "Tên, nội dung", true);

/** One of several, always required. */
export function choice(
  code: string,
  label: string,
  options: readonly (readonly [string, string])[],
): AskedField {
  const listed = options.map(([of, name]) => ({ code: of, label: name }));
  return { code, label, kind: "choice", required: true, options: listed };
}

/** The activity's own count goes into a field. */
export const counted = (field: string): CountRule => ({ field, from: "count" });
/** The same, only where a detail has this value. */
export const countedWhen = (field: string, detail: string, is: string | boolean): CountRule => ({
  field,
  from: "count",
  when: { detail, is },
});
/** What was spent goes into the spending on propaganda. */
export const money: CountRule = { field: "propaganda.spending", from: { detail: "spent" } };

/** A kind as its list states it; what is left out is empty. */
export type Spec = Pick<ActivityKindInfo, "kind" | "label" | "unit" | "asked"> &
  Partial<ActivityKindInfo>;

/** A way of spreading word: what was spent on it is asked and counted. */
export function propaganda(spec: Spec): ActivityKindInfo {
  return {
    group: "propaganda",
    answers: [],
    staged: false,
    ...spec,
    asked: [...spec.asked, spent],
    counts: [...(spec.counts ?? []), money],
  };
}

/** Another duty that leaves a paper. */
export function duty(spec: Spec): ActivityKindInfo {
  return { group: "duty", counts: [], answers: [], staged: false, ...spec };
}
