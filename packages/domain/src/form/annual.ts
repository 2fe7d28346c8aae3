import { AREAS } from "./areas.ts";
import { resolution76 } from "./define.ts";
import { DIGITAL_FIELDS } from "./digital-fields.ts";
import { ASSESSMENT_FIELDS, DIRECTION_FIELDS } from "./direction-fields.ts";
import type { Field, Form } from "./form.ts";
import { PROCEDURE_FIELDS } from "./procedures-fields.ts";
import { PROPAGANDA_FIELDS } from "./propaganda-fields.ts";
import { STATE_FIELDS } from "./state-fields.ts";
import { DOSSIER_FIELDS, DOSSIER_TABLE } from "./tthc-fields.ts";

/** Area by area, in report order. */
export function inAreaOrder(fields: readonly Field[]): readonly Field[] {
  return AREAS.flatMap((area) => fields.filter((field) => field.area === area.code));
}

/**
 * The yearly report on administrative reform of a commune, with the dossier table of form II.06a.
 * In force from the day of the programme it reports on.
 */
export const ANNUAL_FORM: Form = {
  code: "annual",
  version: 1,
  name: "Báo cáo công tác cải cách hành chính năm",
  from: "2021-07-15",
  source: resolution76("chế độ báo cáo kết quả thực hiện"),
  areas: AREAS,
  fields: inAreaOrder([
    ...DIRECTION_FIELDS,
    ...PROPAGANDA_FIELDS,
    ...DOSSIER_FIELDS,
    ...PROCEDURE_FIELDS,
    ...STATE_FIELDS,
    ...DIGITAL_FIELDS,
    ...ASSESSMENT_FIELDS,
  ]),
  tables: [DOSSIER_TABLE],
};
