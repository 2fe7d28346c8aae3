import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { FIRST_MODEL, type Past, peersOf } from "@cchc/domain/appraisal/chance";
import { caseKey, type CaseItem, unequalDecisions } from "@cchc/domain/appraisal/equal";
import { waitsForAppraiser } from "@cchc/domain/appraisal/workflow";
import { type RiskItem, riskQueue } from "@cchc/domain/appraisal/risk";
import { scoreUnits, type UnitScore } from "@cchc/domain/scoring/score";
import { compiledSet } from "../criteria/queries.ts";
import type { RoundScene } from "../rounds/queries.ts";
import { readEvidence } from "../scores/queries.ts";
import type { Services } from "../services.ts";
import { countLateEdits } from "./late-edits.ts";
import { type AppraisedUnit, handedInPapers, readRoundUnits } from "./round-units.ts";

/** How much of the points at risk is checked, and how much of the rest is audited, per mille. */
const coverage = { cover: 800, audit: 50 } as const;

/**
 * What waits for a decision, ordered by points × chance of being overturned with its reasons, an
 * audit sample of the rest drawn by the round's id, and equal cases that were decided differently.
 */
export async function readQueue({ db }: Services, scene: RoundScene) {
  const { round, set, period } = scene;
  const compiled = compiledSet(set, round.year);
  const [units, cited, past] = await Promise.all([
    readRoundUnits(db, scene),
    readEvidence(db, { roundId: round.id }),
    readPast(db, round.setId),
  ]);
  const handedIn = units.filter(({ submission }) => submission !== null);
  const papers = handedInPapers(handedIn, cited);
  const scores = scoreUnits(
    compiled,
    handedIn.map(({ unitId, values }) => ({ unit: unitId, values })),
  );
  const lateEdits = await countLateEdits(db, {
    round,
    period,
    touchedBy: compiled.touchedBy,
  });
  const proved = new Map<string, string[]>();
  for (const { unitId, leaf, type } of papers) {
    const key = `${unitId}#${leaf}`;
    proved.set(key, [...(proved.get(key) ?? []), type]);
  }
  const versions = new Map(
    handedIn.flatMap(({ unitId, items }) =>
      items.map(({ leaf, version }) => [`${unitId}#${leaf}`, version] as const),
    ),
  );
  const risks: RiskItem[] = [];
  const cases: CaseItem[] = [];
  for (const { leaf, code, place } of compiled.leaves) {
    if (leaf.survey === true) continue;
    const peers = peersOf(scores.flatMap((score) => pointsAt(score, place)));
    for (const [at, unit] of handedIn.entries()) {
      const result = scores[at]?.leaves[place];
      if (result === undefined) continue;
      const item = unit.items.find((one) => one.leaf === code);
      const key = `${unit.unitId}#${code}`;
      const points = result.state === "scored" ? result.points : undefined;
      const decided = decidedPoints(item, points);
      cases.push({
        unit: unit.unitId,
        leaf: code,
        ...(points === undefined ? {} : { claim: points }),
        key: caseKey(result.because.inputs, proved.get(key) ?? []),
        ...(decided === undefined ? {} : { decided }),
      });
      if (points === undefined) continue;
      if (!waitsForAppraiser(unit.score.state, item?.state ?? "open")) continue;
      risks.push({
        unit: unit.unitId,
        leaf: code,
        points,
        max: leaf.max,
        criterion: past.leaves.get(code) ?? none,
        commune: past.units.get(unit.unitId) ?? none,
        evidenceMissing: leaf.evidence !== "" && !proved.has(key),
        ...(peers === undefined ? {} : { peers }),
        lateEdits: lateEdits.get(key) ?? 0,
      });
    }
  }
  return {
    model: FIRST_MODEL,
    coverage,
    names: namesOf(handedIn),
    labels: Object.fromEntries(compiled.leaves.map(({ code, leaf }) => [code, leaf.label])),
    /** With the version by which an item is decided; 0 where nothing was written yet. */
    queue: riskQueue(risks, { model: FIRST_MODEL, ...coverage, seed: round.id }).map((one) => ({
      ...one,
      version: versions.get(`${one.unit}#${one.leaf}`) ?? 0,
    })),
    unequal: unequalDecisions(cases),
  };
}

const none: Past = { overturned: 0, decided: 0 };

function pointsAt({ leaves }: UnitScore, place: number): readonly number[] {
  const result = leaves[place];
  return result?.state === "scored" ? [result.points] : [];
}

function decidedPoints(
  item: AppraisedUnit["items"][number] | undefined,
  claim: number | undefined,
): number | undefined {
  if (item?.state === "accepted") return claim;
  return item?.state === "changed" && item.points !== null ? item.points : undefined;
}

function namesOf(units: readonly AppraisedUnit[]): Readonly<Record<string, string>> {
  return Object.fromEntries(units.map(({ unitId, name }) => [unitId, name]));
}

/** How often decisions changed the claim, over every round by the set: by leaf and by unit. */
async function readPast(db: Kysely<Database>, setId: string) {
  const decided = db
    .selectFrom("score_item as item")
    .innerJoin("scoring_round as round", "round.id", "item.round_id")
    .where("round.set_id", "=", setId)
    .where("item.state", "in", ["accepted", "changed"]);
  const [leaves, units] = await Promise.all([
    decided
      .select((eb) => [
        "item.leaf_code as key",
        eb.fn.countAll<number>().as("decided"),
        eb.fn.count<number>("item.points").as("overturned"),
      ])
      .groupBy("item.leaf_code")
      .execute(),
    decided
      .select((eb) => [
        "item.unit_id as key",
        eb.fn.countAll<number>().as("decided"),
        eb.fn.count<number>("item.points").as("overturned"),
      ])
      .groupBy("item.unit_id")
      .execute(),
  ]);
  return { leaves: toPast(leaves), units: toPast(units) };
}

function toPast(
  rows: readonly { readonly key: string; readonly decided: number; readonly overturned: number }[],
): ReadonlyMap<string, Past> {
  return new Map(rows.map(({ key, decided, overturned }) => [key, { decided, overturned }]));
}
