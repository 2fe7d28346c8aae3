import { formByVersion } from "@cchc/domain/form/catalogue";
import { readPeriods } from "../periods/queries.ts";
import type { Services } from "../services.ts";
import { keepResults } from "./kept.ts";
import { readCells, toCells } from "./queries.ts";

/**
 * Writes the kept results of every report again from its values, one short transaction each: after
 * an indicator was added, or to prove that they follow from the rows. Returns how many reports.
 */
export async function recomputeKept({ db }: Pick<Services, "db">): Promise<number> {
  let count = 0;
  for (const period of await readPeriods(db)) {
    const form = formByVersion(period.form, period.formVersion);
    const reports = await db
      .selectFrom("report")
      .select("unit_id")
      .where("period_id", "=", period.id)
      .orderBy("unit_id")
      .execute();
    for (const { unit_id: unitId } of reports) {
      await db.transaction().execute(async (tx) => {
        // Waits for whoever is writing the report.
        await tx
          .selectFrom("report")
          .select("version")
          .where("unit_id", "=", unitId)
          .where("period_id", "=", period.id)
          .forUpdate()
          .execute();
        const cells = toCells(await readCells(tx, form, unitId, period.id));
        await keepResults(tx, { unitId, period, form }, cells).execute();
      });
      count += 1;
    }
  }
  return count;
}
