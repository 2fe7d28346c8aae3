import { caseKey } from "@cchc/domain/appraisal/equal";
import type { InputValue } from "@cchc/domain/criteria/value";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import { scoreUnits } from "@cchc/domain/scoring/score";
import { todayInVietnam } from "@cchc/domain/text/days";
import { compiledSet } from "../criteria/queries.ts";
import { Problem } from "../problem.ts";
import type { RoundScene } from "../rounds/queries.ts";
import { readEvidence } from "../scores/queries.ts";
import type { Services } from "../services.ts";
import { readUserNames } from "./names.ts";
import { readLastYear } from "./last-year.ts";
import { handedInPapers, readRoundUnits } from "./round-units.ts";
import { readStaleLeaves } from "./stale.ts";

/** One leaf across all units that handed in: claim with its reason, papers, decision, last year. */
export async function readCriterion({ db, now }: Services, scene: RoundScene, code: string) {
  const { round, set } = scene;
  const compiled = compiledSet(set, round.year);
  const place = compiled.leaves.findIndex((leaf) => leaf.code === code);
  const leaf = compiled.leaves[place]?.leaf;
  if (leaf === undefined) throw new Problem("not-found", {});
  const [units, cited, lastYear] = await Promise.all([
    readRoundUnits(db, scene),
    readEvidence(db, { roundId: round.id, leaf: code }),
    readLastYear(db, scene),
  ]);
  const handedIn = units.filter(({ submission }) => submission !== null);
  const papers = handedInPapers(handedIn, cited);
  const scores = scoreUnits(
    compiled,
    handedIn.map(({ unitId, values, survey }) => ({
      unit: unitId,
      values: leaf.survey === true ? { ...values, ...survey } : values,
    })),
  );
  const today = todayInVietnam(now());
  const stale = await readStaleLeaves(db, { ...scene, today }, handedIn);
  const rows = handedIn.flatMap((unit, at) => {
    const result = scores[at]?.leaves[place];
    if (result === undefined) return [];
    const evidence = papers.filter(({ unitId }) => unitId === unit.unitId);
    const item = unit.items.find((one) => one.leaf === code) ?? null;
    return {
      unitId: unit.unitId,
      name: unit.name,
      scoreState: unit.score.state,
      /** Whether the report's figures for this leaf are others by now. */
      stale: stale.get(unit.unitId)?.includes(code) ?? false,
      result,
      claimReason: claimReason(unit.values[code]),
      note: unit.submission?.notes[code] ?? null,
      evidence,
      item,
      /** Equal for equal figures and the same kinds of papers: each unit has its own plan. */
      caseKey: caseKey(
        result.because.inputs,
        evidence.map(({ type }) => type),
      ),
      lastYear: lastYear.get(unit.unitId)?.get(code) ?? null,
    };
  });
  const people = rows.flatMap(({ item }) => [item?.decidedBy, item?.confirmedBy]);
  return {
    today,
    round: { id: round.id, name: round.name, year: round.year, illustration: round.illustration },
    leaf,
    ...neighboursOf(compiled, code),
    people: await readUserNames(db, people),
    rows,
    /** Units that handed nothing in yet. */
    waiting: units
      .filter(({ submission }) => submission === null)
      .map(({ unitId, name }) => ({ unitId, name })),
  };
}

/** The leaves before and after among those that appraisers decide. */
function neighboursOf({ leaves }: CompiledSet, code: string) {
  const decided = leaves.filter((one) => one.code === code || one.leaf.survey !== true);
  const at = decided.findIndex((one) => one.code === code);
  const named = (one: CompiledSet["leaves"][number] | undefined) =>
    one === undefined ? null : { code: one.code, label: one.leaf.label };
  return { before: named(decided[at - 1]), after: named(decided[at + 1]) };
}

/** What the unit wrote beside points that it claims. */
function claimReason(value: InputValue | undefined): string | null {
  return typeof value === "object" && "reason" in value ? (value.reason ?? null) : null;
}
