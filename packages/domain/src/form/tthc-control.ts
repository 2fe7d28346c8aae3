import { areasAmong } from "./areas.ts";
import { form06a } from "./define.ts";
import type { Form } from "./form.ts";
import { PROCEDURE_FIELDS } from "./procedures-fields.ts";
import { DOSSIER_FIELDS, DOSSIER_TABLE } from "./tthc-fields.ts";

/** The periodic report on TTHC control (kiểm soát TTHC): the dossier table and what goes with it. */
export const TTHC_CONTROL_FORM: Form = {
  code: "tthc_control",
  version: 1,
  name: "Báo cáo công tác kiểm soát thủ tục hành chính",
  from: "2021-01-01",
  source: form06a("toàn biểu"),
  areas: areasAmong(["procedures"]),
  fields: [
    ...DOSSIER_FIELDS,
    ...PROCEDURE_FIELDS.map((field) =>
      field.code.startsWith("survey.") ? { ...field, required: false } : field,
    ),
  ],
  tables: [DOSSIER_TABLE],
};
