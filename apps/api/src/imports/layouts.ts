import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { FigureLayout } from "@cchc/documents/read/figure-layout";
import type { KeptLayout } from "@cchc/documents/read/figure-table";
import { z } from "zod";

const place = z.int().min(0).max(20_000);
/** Most labels of one table. */
const mostFields = 700;

const shared = {
  sheet: z.int().min(0).max(1000),
  lines: place,
  label: place,
  fields: z
    .record(z.string().max(200), z.string().max(250))
    .refine((fields) => Object.keys(fields).length <= mostFields),
};

/** How a table of figures is read, as a client sends it and as it is kept. */
export const figureLayout: z.ZodType<FigureLayout, FigureLayout> = z.discriminatedUnion("by", [
  z.strictObject({ ...shared, by: z.literal("rows"), value: place }),
  z.strictObject({ ...shared, by: z.literal("columns"), row: z.string().max(200).nullable() }),
]);

/** Most senders of one unit that are remembered, the latest first. */
const mostKept = 200;

/** The layouts that the unit kept for tables of figures. */
export async function recallFigureLayouts(
  db: Kysely<Database>,
  unitId: string,
): Promise<readonly KeptLayout[]> {
  const rows = await db
    .selectFrom("import_layout")
    .select(["fingerprint", "layout"])
    .where("unit_id", "=", unitId)
    .where("kind", "=", "figures")
    .orderBy("updated_at", "desc")
    .limit(mostKept)
    .execute();
  return rows.flatMap(({ fingerprint, layout }) => {
    const known = figureLayout.safeParse(layout);
    return known.success ? [{ fingerprint, layout: known.data }] : [];
  });
}
