import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import { scoreActionRules, scoreActionsFrom, writableItem } from "@cchc/domain/appraisal/workflow";
import { canOn } from "@cchc/domain/access/permissions";
import { blockOf } from "@cchc/domain/criteria/block";
import type { InputValues } from "@cchc/domain/criteria/value";
import { isOpen } from "@cchc/domain/period/period";
import type { CellRef } from "@cchc/domain/report/cell";
import { editable, type ReportState } from "@cchc/domain/report/workflow";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import { todayInVietnam } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { canonicalJson } from "../canonical.ts";
import { compiledSet } from "../criteria/queries.ts";
import { readPeriodOfUnit } from "../periods/queries.ts";
import { readReport, readReturnedCells } from "../reports/queries.ts";
import type { RoundTarget } from "../rounds/queries.ts";
import type { Services } from "../services.ts";
import { readContent } from "./content.ts";
import { readEffort } from "./effort.ts";
import { fedCodesOf, hasFedQuota, readFed } from "./feed.ts";
import { reopenedValues } from "./reopened.ts";
import { readEvidence, readItems, readScore, readStated, statedValues } from "./queries.ts";

/** Everything the self-scoring screens need of one unit's score, in a fixed number of queries. */
export async function loadScore({ db, now }: Services, actor: Actor, target: RoundTarget) {
  const { round, unitId, unit, set, period, tree, reviewer } = target;
  const address = { roundId: round.id, unitId };
  const today = todayInVietnam(now());
  const [score, stated, items, evidence, fed, submission, effort, report, { extension }] =
    await Promise.all([
      readScore(db, address),
      readStated(db, address),
      readItems(db, address),
      readEvidence(db, address),
      readFed(db, { period, today }, [unitId]),
      readSubmission(db, address),
      readEffort(db, round.setId),
      readReport(db, unitId, period.id),
      readPeriodOfUnit(db, period.id, unitId),
    ]);
  const named = await readReturnedCells(db, { unitId, periodId: period.id }, report.submissionId);
  const compiled = compiledSet(set, round.year);
  const fedNow = fed.get(unitId)?.values ?? {};
  const codes = fedCodesOf(period, hasFedQuota(fedNow));
  const handedIn = submission === null ? undefined : readContent(submission.content).values;
  // What would be handed in: an item that did not come back keeps its figures.
  const reopened = (values: InputValues): InputValues => {
    const before = Object.fromEntries(Object.entries(values).filter(([code]) => codes.has(code)));
    return reopenedValues(compiled, items, { before, fresh: fedNow });
  };
  const ancestors = tree.ancestors(unitId).map((one) => one.unitId);
  const may = (permission: Parameters<typeof canOn>[1]): boolean =>
    canOn(actor.grants, permission, { unitId, ancestors });
  const state = new Map(items.map((item) => [item.leaf, item.state]));
  return {
    unit: { id: unitId, name: fullName(unit), block: blockOf(set.set, unit.type) ?? null },
    round: {
      id: round.id,
      name: round.name,
      year: round.year,
      selfDue: round.selfDue,
      appraisalDue: round.appraisalDue,
      illustration: round.illustration,
    },
    period: {
      id: period.id,
      name: period.name,
      form: period.form,
      formVersion: period.formVersion,
    },
    /** Where the report stands that the figures come from. */
    report: {
      state: report.state,
      entry: entryOf(report.state, named, isOpen(period, today, extension)),
      /** Who alone can open it again; null where no rule names one. */
      reviewer: reviewer === undefined ? null : fullName(reviewer),
    },
    set: set.set,
    setHash: set.hash,
    today,
    ...score,
    /** What the program feeds, and the codes that it could. */
    fed: score.state === "returned" && handedIn !== undefined ? reopened(handedIn) : fedNow,
    fedCodes: [...codes],
    stated,
    items,
    evidence,
    effort,
    submission:
      submission === null
        ? null
        : { id: submission.id, code: submission.code, at: submission.submitted_at },
    /** Leaves whose figures differ from those handed in; none before handing in. */
    changedSince:
      handedIn === undefined || score.state === "scoring"
        ? []
        : changedLeaves(compiled, handedIn, { ...fedNow, ...statedValues(stated) }),
    mayEdit: may("score.edit"),
    writable: set.set.areas
      .flatMap(({ criteria }) => criteria.flatMap(({ leaves }) => leaves))
      .concat(set.set.bonus?.leaves ?? [])
      .filter(({ code }) => writableItem(score.state, state.get(code) ?? "open"))
      .map(({ code }) => code),
    actions: scoreActionsFrom(score.state).filter((action) =>
      may(scoreActionRules[action].permission),
    ),
  };
}

/**
 * What of its report the unit can still enter: all of it, nothing, or these cells (`cellKey`). What
 * waits for the unit's own leader counts as open: the leader sends it back.
 */
function entryOf(
  state: ReportState,
  named: readonly CellRef[],
  inTime: boolean,
): "all" | "none" | readonly string[] {
  const open = editable(state === "awaiting_approval" ? "draft" : state, named);
  if (!inTime || open === "none") return "none";
  return open === "all" ? open : [...open];
}

/** The latest submission of a score; null before there is one. */
export async function readSubmission(
  db: Kysely<Database>,
  { roundId, unitId }: { readonly roundId: string; readonly unitId: string },
) {
  const row = await db
    .selectFrom("score_submission")
    .selectAll()
    .where("round_id", "=", roundId)
    .where("unit_id", "=", unitId)
    .orderBy("submitted_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The leaves that read a value which is not the same in both, in set order. */
export function changedLeaves(
  { leaves, touchedBy }: CompiledSet,
  before: InputValues,
  after: InputValues,
): readonly string[] {
  const codes = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (code) => canonicalJson(before[code] ?? null) !== canonicalJson(after[code] ?? null),
  );
  const changed = new Set(codes.flatMap((code) => touchedBy(code).map((leaf) => leaf.code)));
  return leaves.flatMap(({ code }) => (changed.has(code) ? [code] : []));
}
