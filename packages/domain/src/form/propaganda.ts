import { inAreaOrder } from "./annual.ts";
import { areasAmong } from "./areas.ts";
import { resolution76 } from "./define.ts";
import { ASSESSMENT_FIELDS } from "./direction-fields.ts";
import type { Field, Form } from "./form.ts";
import { PROCEDURE_FIELDS } from "./procedures-fields.ts";
import { PROPAGANDA_FIELDS } from "./propaganda-fields.ts";
import { STATE_FIELDS } from "./state-fields.ts";

/** Counts a propaganda report cannot do without. */
const REQUIRED: ReadonlySet<string> = new Set([
  "propaganda.website.total",
  "propaganda.radio.items",
  "propaganda.conferences.committee",
]);

/** Fields of other areas that propaganda reports of communes state. */
const BORROWED: ReadonlySet<string> = new Set([
  "tthc.status_published.rate",
  "tthc.notices.total",
  "staff.reform_training.sent",
]);

function required(field: Field): Field {
  return REQUIRED.has(field.code) ? { ...field, required: true } : field;
}

/** Results of propaganda on administrative reform, quarterly, at six months and yearly. */
export const PROPAGANDA_FORM: Form = {
  code: "propaganda",
  version: 1,
  name: "Báo cáo kết quả tuyên truyền cải cách hành chính",
  from: "2021-07-15",
  source: resolution76("đẩy mạnh thông tin, tuyên truyền về cải cách hành chính"),
  areas: areasAmong(["direction", "procedures", "civil_service"]),
  fields: inAreaOrder([
    ...PROPAGANDA_FIELDS.map(required),
    ...[...PROCEDURE_FIELDS, ...STATE_FIELDS].filter((field) => BORROWED.has(field.code)),
    ...ASSESSMENT_FIELDS,
  ]),
  tables: [],
};
