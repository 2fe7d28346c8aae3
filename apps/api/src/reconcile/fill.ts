import type { Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { formatCount } from "@cchc/domain/text/numbers";
import { formatDay } from "@cchc/domain/text/days";
import type { Actor } from "../auth/actor.ts";
import { takeFigures } from "../imports/take.ts";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { CellWrite } from "../reports/save.ts";
import type { ReportTarget } from "../reports/target.ts";
import type { ReconcileJob } from "./jobs.ts";

/** Which counts a person takes, against the versions that stood on the screen. */
export interface Filling {
  readonly actor: Actor;
  readonly target: ReportTarget;
  readonly job: ReconcileJob;
  readonly cells: readonly Pick<CellWrite, "field" | "row" | "version">[];
}

/**
 * Writes counts as the server counted them, as an import of that file: listed there, taken back there.
 * @throws Problem `not-found` for an export that is not counted, as saving cells by hand otherwise.
 */
export async function fillCounts(
  tx: Transaction<Database>,
  { actor, target, job, cells }: Filling,
  stamp: OperationStamp,
) {
  const { counted, file, hash } = job;
  if (counted === null) throw new Problem("not-found", {});
  const { to } = target.period;
  const source = `đếm từ tệp ${file.name}: ${formatCount(counted.dossiers)} dòng hồ sơ một cửa, tính đến ${formatDay(to)}`;
  const writes = cells.map((ref): CellWrite => {
    const rule = counted.rows.find(({ row }) => row === ref.row)?.ways[0]?.counts;
    const value = rule?.get(ref.field);
    if (value === undefined) throw new Problem("bad-input", {});
    return { ...ref, cell: { state: "entered", value, qualifier: "exact", source } };
  });
  return takeFigures(tx, { actor, target, file: { name: file.name, hash }, writes }, stamp);
}
