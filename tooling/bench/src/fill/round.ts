import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { sha256 } from "@cchc/api/canonical";
import { compiledSet, readSet, type StoredSet } from "@cchc/api/criteria/queries";
import { once } from "@cchc/api/operation/once";
import { readPeriod } from "@cchc/api/periods/queries";
import { openRound } from "@cchc/api/rounds/write";
import type { Services } from "@cchc/api/services";
import { countryId } from "@cchc/api/units/country";
import type { Database } from "@cchc/db/schema";
import { blockOf } from "@cchc/domain/criteria/block";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import { gradeOf } from "@cchc/domain/scoring/totals";
import { type Random, randomFrom } from "../random.ts";
import { insertRows } from "./columns.ts";
import { closingDay, period } from "./period.ts";
import { inventUnits, type UnitRow } from "./units.ts";

const author = "do-toc-do";

/** The national round that is ranked, and the one of the year before that it is compared with. */
export const roundId = "cham-2025";
const lastRoundId = "cham-2024";

/** One commune in a hundred hands nothing in; of the others one in five has an item open. */
const absent = (index: number): boolean => index % 100 === 7;
const open = (index: number): boolean => index % 5 === 0;

/** Scores of every commune in two years, kept as the product keeps them. */
export async function fillRounds(services: Services): Promise<void> {
  const set = await readSet(services.db, { id: "reference", version: 1 });
  const grounds = {
    set,
    period: await readPeriod(services.db, period.id),
    tree: await services.trees.at(closingDay),
  };
  const round = {
    id: roundId,
    name: "Chấm điểm năm 2025 (số liệu để đo tốc độ)",
    year: period.year,
    rootId: countryId,
    selfDue: "2025-12-20",
    appraisalDue: "2026-01-31",
    illustration: true,
  };
  const operation = { id: randomUUID(), userId: author, name: "bench", input: "rounds" };
  await once(services, operation, (tx, stamp) => openRound(tx, { ...grounds, round }, stamp));
  await insertRows(services.db, "scoring_round", [
    {
      id: lastRoundId,
      name: "Chấm điểm năm 2024 (số liệu để đo tốc độ)",
      year: period.year - 1,
      set_id: set.set.id,
      set_version: set.set.version,
      set_hash: set.hash,
      root_id: countryId,
      period_id: period.id,
      self_due: "2024-12-20",
      appraisal_due: "2025-01-31",
      illustration: true,
      created_by: author,
      created_at: new Date(),
    },
  ]);
  const communes = inventUnits().filter(({ kind }) => kind === "commune");
  await writeScores(services.db, { id: roundId, set, seed: 2025 }, communes);
  await writeScores(services.db, { id: lastRoundId, set, seed: 2024 }, communes);
  await sql`vacuum (analyze) score, score_submission, score_kept`.execute(services.db);
}

interface Scored {
  readonly id: string;
  readonly set: StoredSet;
  readonly seed: number;
}

async function writeScores(
  db: Kysely<Database>,
  { id, set, seed }: Scored,
  communes: readonly UnitRow[],
): Promise<void> {
  const random = randomFrom(seed);
  const compiled = compiledSet(set, seed);
  const at = new Date();
  const rows = communes
    .map((unit, index) => ({ unit, index, submission: randomUUID() }))
    .filter(({ index }) => !absent(index));
  const written = { updated_by: author, updated_at: at };
  await insertRows(
    db,
    "score",
    rows.map(({ unit, submission }) => ({
      round_id: id,
      unit_id: unit.unit_id,
      state: "submitted",
      version: 1,
      submission_id: submission,
      ...written,
    })),
  );
  await insertRows(
    db,
    "score_submission",
    rows.map(({ unit, submission }) => ({
      id: submission,
      round_id: id,
      unit_id: unit.unit_id,
      code: sha256(submission).slice(0, 9),
      content: "{}",
      content_hash: sha256("{}"),
      report_version: 1,
      submitted_by: author,
      submitted_at: at,
    })),
  );
  await insertRows(
    db,
    "score_kept",
    rows.map(({ unit, index }) => ({
      round_id: id,
      unit_id: unit.unit_id,
      block: blockOf(set.set, unit.type) ?? null,
      ...inventScore(compiled, random, open(index)),
    })),
  );
}

/** Points between three fifths and the whole of each leaf; an open item may still lose its own. */
function inventScore(compiled: CompiledSet, random: Random, unsettled: boolean) {
  const points = compiled.leaves.map(({ area, leaf: { max } }) =>
    area < 0 ? 0 : Math.floor((max * random.between(60, 100)) / 100),
  );
  const areas = compiled.areas.map(({ max }, place) => [
    compiled.leaves.reduce(
      (sum, { area }, at) => sum + (area === place ? (points[at] ?? 0) : 0),
      0,
    ),
    max,
  ]);
  const total = areas.reduce((sum, [got = 0]) => sum + got, 0);
  const doubtful = unsettled ? (points[0] ?? 0) : 0;
  return {
    self_total: total,
    total,
    lowest: total - doubtful,
    highest: total,
    index: total,
    grade: gradeOf(compiled.set, total)?.code ?? null,
    areas: JSON.stringify(areas),
    points: JSON.stringify(points),
    stale: "[]",
  };
}
