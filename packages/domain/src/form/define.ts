import type { Field, LegalSource } from "./form.ts";

/** What the fields of one group have in common. */
export type GroupBase = Pick<Field, "area" | "group" | "source"> & Partial<Pick<Field, "flow">>;

/** One field within a group; `required` only where said, `flow` unless said otherwise. */
export type FieldSpec = Pick<Field, "code" | "label" | "unit" | "kind"> &
  Partial<Pick<Field, "shortLabel" | "required" | "flow" | "help" | "total" | "within" | "source">>;

/** Completes the fields of one group. */
export function defineGroup(base: GroupBase, specs: readonly FieldSpec[]): readonly Field[] {
  return specs.map((spec) => ({ required: false, flow: "flow", ...base, ...spec }));
}

/** Thông tư 01/2020/TT-VPCP, form II.06a: the dossier counts, by column. */
export function form06a(clause: string): LegalSource {
  return { document: "Thông tư 01/2020/TT-VPCP", clause: `Biểu II.06a, ${clause}` };
}

/** Nghị quyết 76/NQ-CP: the overall programme of administrative reform 2021–2030. */
export function resolution76(clause: string): LegalSource {
  return { document: "Nghị quyết 76/NQ-CP ngày 15/7/2021", clause };
}
