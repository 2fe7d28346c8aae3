import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import { areaLabel } from "@cchc/domain/form/areas";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { type Form, fieldOf, rowName, tableOf } from "@cchc/domain/form/form";
import { cellSchema } from "@cchc/domain/form/schema";
import { cellRef } from "@cchc/domain/report/cell";
import { cellWithUnit } from "@cchc/domain/report/cell-words";
import type { StoredPeriod } from "../periods/queries.ts";

/** Every figure of a report as it stood at an instant, with whoever supplied it. */
export async function readFigures(
  db: Kysely<Database>,
  { unitId, end, period }: { unitId: string; end: Date; period: StoredPeriod },
) {
  const form = formByVersion(period.form, period.formVersion);
  const subject = `value/${period.id}/`;
  const { rows } = await sql<{
    subject: string;
    at: Date;
    by: string | null;
    after: string | null;
  }>`
    select distinct on (audit.subject) audit.subject, audit.at, person.name as by, audit.after
    from audit left join auth_user person on person.id = audit.user_id
    where audit.unit_id = ${unitId} and starts_with(audit.subject, ${subject}) and audit.at < ${end}
    order by audit.subject, audit.seq desc
  `.execute(db);
  const figures = rows.flatMap(({ subject: full, at, by, after }) => {
    if (after === null) return [];
    const cell = cellSchema.parse(JSON.parse(after));
    const ref = cellRef(full.slice(subject.length));
    const field = fieldOf(form, ref.field);
    if (field === undefined) return [];
    return {
      key: full.slice(subject.length),
      area: areaLabel(field.area),
      label: field.label,
      row: rowLabel(form, ref.field, ref.row),
      value: cellWithUnit(field, cell),
      by: by ?? "",
      at,
      source: cell.source ?? null,
      note: cell.note ?? null,
      place: form.fields.indexOf(field),
    };
  });
  return figures.toSorted((a, b) => a.place - b.place || (a.row < b.row ? -1 : 1));
}

/** The row of a table by its name; empty for a figure outside of one. */
export function rowLabel(form: Form, field: string, row: string): string {
  const table = tableOf(form, field);
  return row === "" || table === undefined ? "" : rowName(table, row);
}
