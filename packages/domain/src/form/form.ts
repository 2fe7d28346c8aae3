import type { Day, FieldCode, FieldKind, RowKey } from "../report/cell.ts";

/**
 * The leading area and the six reform areas, in the order reports list them.
 * Source: Nghị quyết 76/NQ-CP ngày 15/7/2021 for the six; reports put "Chỉ đạo, điều hành" in front.
 */
export type AreaCode =
  | "direction"
  | "institutions"
  | "procedures"
  | "organization"
  | "civil_service"
  | "public_finance"
  | "digital_government";

/** An area of a form and its official Vietnamese name. */
export interface Area {
  readonly code: AreaCode;
  readonly label: string;
}

/** The paper a form, a field or an indicator rests on, as shown beside the figure. */
export interface LegalSource {
  /** `"Thông tư 01/2020/TT-VPCP"`. */
  readonly document: string;
  /** Clause, form or column: `"Biểu II.06a, cột 3"`. */
  readonly clause: string;
}

/** A field that is the sum of other fields of the same form (and of the same row in a table). */
export interface TotalOf {
  readonly of: readonly FieldCode[];
  /** `soft` where the parts need not be all there is (columns of a website). */
  readonly severity: "hard" | "soft";
}

/** One figure or statement a form asks for. */
export interface Field {
  readonly code: FieldCode;
  /** Vietnamese, with the official term; complete enough to stand alone. */
  readonly label: string;
  /** For column heads; {@link Field.label} where absent. */
  readonly shortLabel?: string;
  /** `"hồ sơ"`, `"phiếu"`, `"%"`, `"đồng"` …; `""` for text, dates and yes/no. */
  readonly unit: string;
  readonly kind: FieldKind;
  readonly area: AreaCode;
  /** Vietnamese heading the field stands under within its area. */
  readonly group: string;
  /** Without an answer ("không phát sinh" and "chưa có số liệu" are answers) the report is incomplete. */
  readonly required: boolean;
  /** `flow` adds up over consecutive periods, `stock` is the state on the closing day. */
  readonly flow: "flow" | "stock";
  readonly source: LegalSource;
  /** One or two Vietnamese sentences for the officer who hesitates. */
  readonly help?: string;
  readonly total?: TotalOf;
  /** The count of which this is a share, by another division than the one that adds up to it. */
  readonly within?: FieldCode;
}

/** A row a repeating table offers; any other name may be added by the unit. */
export interface TableRow {
  readonly key: RowKey;
  readonly label: string;
}

/** A repeating table: its columns are fields, its rows lĩnh vực, row `""` the report's own total. */
export interface Table {
  readonly code: string;
  readonly label: string;
  /** Heading of the first column. */
  readonly rowLabel: "Lĩnh vực";
  readonly fields: readonly FieldCode[];
  /** Rows to offer; the key of another row is its own name. */
  readonly rows: readonly TableRow[];
}

/** The forms this package knows. */
export type FormCode =
  | "annual"
  | "nine_months"
  | "half_year"
  | "quarterly"
  | "tthc_control"
  | "propaganda";

/** A report form in one version, in force from a first day. */
export interface Form {
  readonly code: FormCode;
  /** Whole number, 1 for the first; a period keeps the version it was opened with. */
  readonly version: number;
  readonly name: string;
  /** First closing day of a period the form may be used for. */
  readonly from: Day;
  /** Last such day; still in force where absent. */
  readonly to?: Day;
  readonly source: LegalSource;
  readonly areas: readonly Area[];
  readonly fields: readonly Field[];
  readonly tables: readonly Table[];
}

const indexes = new WeakMap<Form, ReadonlyMap<FieldCode, Field>>();

/** The fields of a form by code; built once per form. */
export function fieldIndex(form: Form): ReadonlyMap<FieldCode, Field> {
  const known = indexes.get(form);
  if (known !== undefined) return known;
  const index = new Map(form.fields.map((field) => [field.code, field]));
  indexes.set(form, index);
  return index;
}

/** The field of that code, or `undefined` where the form does not ask for it. */
export function fieldOf(form: Form, code: FieldCode): Field | undefined {
  return fieldIndex(form).get(code);
}

/** The fields of one area, in form order. */
export function fieldsInArea(form: Form, area: AreaCode): readonly Field[] {
  return form.fields.filter((field) => field.area === area);
}

/** The table that repeats this field per lĩnh vực, or `undefined`. */
export function tableOf(form: Form, code: FieldCode): Table | undefined {
  return form.tables.find((table) => table.fields.includes(code));
}

/** What to call a row: the offered label, else the key itself (a name the unit gave). */
export function rowName(table: Table, key: RowKey): string {
  return table.rows.find((row) => row.key === key)?.label ?? key;
}

/** Whether a form has such a cell: a known field, and a row only inside a table. */
export function hasCell(form: Form, code: FieldCode, row: RowKey): boolean {
  return fieldOf(form, code) !== undefined && (row === "" || tableOf(form, code) !== undefined);
}
