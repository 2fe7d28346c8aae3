import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { fullName } from "@cchc/domain/unit/unit";
import { type RoundScene, roundUnits } from "../rounds/queries.ts";
import { questionsOf } from "./questions.ts";

/** Most files that the list names, the latest first. */
const most = 50;

/**
 * What the round's set reads from a survey, which units have results and from which file, and the
 * files brought in so far, the latest first, each with how many results still stand by it.
 */
export async function readSurveyStanding(db: Kysely<Database>, scene: RoundScene) {
  const { round, set } = scene;
  const [results, imports] = await Promise.all([
    db
      .selectFrom("survey_result as result")
      .leftJoin("survey_import as import", "import.id", "result.import_id")
      .select(["result.unit_id as unitId", "result.code", "result.value"])
      .select(["result.import_id as importId"])
      .select(["import.file_name as fileName", "import.imported_at as at"])
      .where("result.round_id", "=", round.id)
      .execute(),
    db
      .selectFrom("survey_import as import")
      .leftJoin("auth_user", "auth_user.id", "import.imported_by")
      .select(["import.id", "file_name as fileName", "imported_at as at", "auth_user.name as by"])
      .where("round_id", "=", round.id)
      .orderBy("imported_at", "desc")
      .orderBy("import.id")
      .limit(most)
      .execute(),
  ]);
  return {
    questions: questionsOf(set.set),
    imports: imports.map((one) => ({
      ...one,
      standing: results.filter(({ importId }) => importId === one.id).length,
    })),
    units: roundUnits(scene).map((unit) => ({
      unitId: unit.unitId,
      name: fullName(unit),
      results: results.flatMap(({ unitId, importId: _id, ...result }) =>
        unitId === unit.unitId ? [result] : [],
      ),
    })),
  };
}
