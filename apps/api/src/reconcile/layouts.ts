import type { Kysely, Transaction } from "kysely";
import type { ImportLayoutTable } from "@cchc/db/document-schema";
import type { Database } from "@cchc/db/schema";
import type { DossierLayout, Looked, LookedSheet } from "@cchc/documents/read/dossier-file";
import { DOSSIER_COLUMNS, type DossierColumns } from "@cchc/domain/reconcile/columns";
import { searchKey } from "@cchc/domain/text/search-key";
import { z } from "zod";
import { appendAudit } from "../audit/audit.ts";
import { canonicalJson, sha256 } from "../canonical.ts";
import type { OperationStamp } from "../operation/once.ts";

/** Most columns of a table that is read. */
const mostColumns = 200;

const column = z.int().min(0).max(mostColumns).exactOptional();

/** Places of columns as a client sends them and as they are kept. */
export const columnsSchema: z.ZodType<DossierColumns, DossierColumns> = z
  .strictObject({
    code: column,
    area: column,
    received: column,
    due: column,
    finished: column,
    channel: column,
    status: column,
  })
  .refine((columns) => {
    const used = DOSSIER_COLUMNS.flatMap((one) => columns[one] ?? []);
    return columns.received !== undefined && new Set(used).size === used.length;
  });

/** The same headings are the same sender, whatever their accents and spaces. */
export function fingerprintOf({ columns }: Pick<LookedSheet, "columns">): string {
  return sha256(canonicalJson(columns.map(({ heading }) => searchKey(heading))));
}

/** The layout that the unit kept for one of these sheets, the likeliest first. */
export async function recallLayout(
  db: Kysely<Database>,
  unitId: string,
  { sheets, best }: Looked,
): Promise<DossierLayout | undefined> {
  const prints = sheets.map(fingerprintOf);
  const rows = await db
    .selectFrom("import_layout")
    .select(["fingerprint", "layout"])
    .where("unit_id", "=", unitId)
    .where("kind", "=", "dossiers")
    .where("fingerprint", "in", prints)
    .execute();
  const places = [best, ...sheets.keys()];
  for (const sheet of places) {
    const row = rows.find(({ fingerprint }) => fingerprint === prints[sheet]);
    const columns = columnsSchema.safeParse(row?.layout);
    if (columns.success) return { sheet, lines: sheets[sheet]?.lines ?? 0, columns: columns.data };
  }
  return undefined;
}

/** Keeps the columns of a sender for the next time. */
export async function rememberLayout(
  tx: Transaction<Database>,
  { unitId, sheet, columns }: { unitId: string; sheet: LookedSheet; columns: DossierColumns },
  stamp: OperationStamp,
): Promise<void> {
  const fingerprint = fingerprintOf(sheet);
  await keepLayout(tx, { unitId, kind: "dossiers", fingerprint, layout: columns }, stamp);
}

/** A layout of one sender's tables as it is kept. */
export interface KeptLayout {
  readonly unitId: string;
  readonly kind: ImportLayoutTable["kind"];
  readonly fingerprint: string;
  readonly layout: unknown;
}

/** Keeps a layout for the next time; what is kept already is left as it is. */
export async function keepLayout(
  tx: Transaction<Database>,
  { unitId, kind, fingerprint, layout }: KeptLayout,
  stamp: OperationStamp,
): Promise<void> {
  const known = await tx
    .selectFrom("import_layout")
    .select("layout")
    .where("unit_id", "=", unitId)
    .where("kind", "=", kind)
    .where("fingerprint", "=", fingerprint)
    .executeTakeFirst();
  if (known !== undefined && canonicalJson(known.layout) === canonicalJson(layout)) return;
  await tx
    .insertInto("import_layout")
    .values({
      unit_id: unitId,
      kind,
      fingerprint,
      layout: JSON.stringify(layout),
      updated_by: stamp.userId,
      updated_at: stamp.at,
    })
    .onConflict((c) =>
      c.columns(["unit_id", "kind", "fingerprint"]).doUpdateSet((eb) => ({
        layout: eb.ref("excluded.layout"),
        updated_by: eb.ref("excluded.updated_by"),
        updated_at: eb.ref("excluded.updated_at"),
      })),
    )
    .execute();
  await appendAudit(tx, { ...stamp, unitId }, [
    {
      action: "import.layout",
      subject: `import-layout/${fingerprint.slice(0, 16)}`,
      before: known?.layout ?? null,
      after: layout,
    },
  ]);
}
