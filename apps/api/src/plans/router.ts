import { z } from "zod";
import { unitsFor } from "@cchc/domain/access/permissions";
import { dueDays } from "@cchc/domain/plan/calendar";
import { parseTaskTime } from "@cchc/domain/plan/parse-schedule";
import { readResponsible, suggestedProof, unitClassLabels } from "@cchc/domain/plan/task";
import { scheduleWords } from "@cchc/domain/plan/words";
import { todayInVietnam } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { day, unitId, writtenText } from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { requireUnitEver, treeOfUnit } from "../units/ever.ts";
import { adoptPlan } from "./adopt.ts";
import {
  issueInput,
  mostTasks,
  planId,
  proofInput,
  resultsInput,
  saveInput,
  seenPlan,
  stateInput,
  year,
} from "./input.ts";
import { issuePlan, movePlan, previewIssue } from "./issue.ts";
import { readMatrix } from "./matrix.ts";
import { readMine } from "./mine.ts";
import { attachProof, detachProof, setCopyState } from "./progress.ts";
import { boundUnits, requireOwnUnit, requirePlan } from "./reach.ts";
import { readPlan, readPlanHeads, readReceivedHeads } from "./read.ts";
import { recordResults } from "./results.ts";
import { savePlan } from "./save.ts";

const read = allowed("plan.read");
const edit = allowed("plan.edit");
const issue = allowed("plan.issue");

/** Plans of a year with their annex of tasks. */
export const plansRouter = router({
  /** The units one writes plans for, their plans and those that gave them tasks. */
  list: read.query(async ({ ctx }) => {
    const units = boundUnits(ctx.actor, "plan.read");
    const [own, received] = await Promise.all([
      readPlanHeads(ctx.db, units),
      readReceivedHeads(ctx.db, units),
    ]);
    const edits = boundUnits(ctx.actor, "plan.edit");
    const issues = boundUnits(ctx.actor, "plan.issue");
    const named = [];
    for (const id of new Set([...units, ...received.map((plan) => plan.unitId)])) {
      const tree = await treeOfUnit(ctx, id);
      const unit = tree?.get(id);
      if (unit === undefined) continue;
      const mine = units.includes(id);
      const may = { mayEdit: edits.includes(id), mayIssue: issues.includes(id) };
      named.push({ id, name: fullName(unit), kind: unit.kind, mine, ...may });
    }
    return { today: todayInVietnam(ctx.now()), units: named, own, received };
  }),

  get: read.input(z.object({ planId })).query(async ({ ctx, input }) => {
    const owner = await requirePlan(ctx, ctx.actor, input.planId);
    const plan = await readPlan(ctx.db, input.planId);
    const tree = await treeOfUnit(ctx, owner.unitId);
    const unit = tree?.get(owner.unitId);
    if (plan === undefined || tree === undefined || unit === undefined) {
      throw new Problem("not-found", {});
    }
    const may = (permission: "plan.edit" | "plan.issue") =>
      boundUnits(ctx.actor, permission).includes(owner.unitId);
    return {
      plan,
      unit: { id: owner.unitId, name: fullName(unit), kind: unit.kind },
      mayEdit: may("plan.edit") && plan.state === "draft",
      mayIssue: may("plan.issue"),
      mayRecordResults: may("plan.edit") && plan.state !== "draft",
      today: todayInVietnam(ctx.now()),
      /** Whom a task can be given to. */
      receivers: [...tree.children(owner.unitId), ...tree.descendants(owner.unitId, "commune")]
        .filter((one, at, all) => all.findIndex((other) => other.unitId === one.unitId) === at)
        .map((one) => ({ unitId: one.unitId, name: fullName(one), kind: one.kind })),
      classes: Object.entries(unitClassLabels).map(([code, label]) => ({ code, label })),
    };
  }),

  /** What wordings of an annex are understood as, to be confirmed: times, who, proofs. */
  parse: edit
    .input(
      z.object({
        unitId,
        year,
        rows: z
          .array(
            z.object({
              group: writtenText(0, 300),
              title: writtenText(0, 1000),
              time: writtenText(0, 500),
            }),
          )
          .max(mostTasks),
      }),
    )
    .query(async ({ ctx, input }) => {
      await requireOwnUnit(ctx, ctx.actor, "plan.edit", input.unitId);
      const tree = await treeOfUnit(ctx, input.unitId);
      if (tree === undefined) throw new Problem("not-found", {});
      const place = { tree, ownerId: input.unitId };
      return input.rows.map((row) => {
        const parsed = parseTaskTime(row, { year: input.year });
        return {
          ...parsed,
          words: scheduleWords(parsed.schedule),
          due: dueDays(parsed.schedule, input.year),
          responsible: readResponsible(row.group, place),
          proof: suggestedProof(row.title),
        };
      });
    }),

  saveDraft: edit.input(saveInput).mutation(async ({ ctx, input }) => {
    await requireOwnUnit(ctx, ctx.actor, "plan.edit", input.unitId);
    if (input.implementsId !== null) await requirePlan(ctx, ctx.actor, input.implementsId);
    const { opId: id, ...draft } = input;
    const operation = { id, userId: ctx.actor.userId, name: "plan.save", input };
    return once(ctx, operation, (tx, stamp) => savePlan(tx, draft, stamp));
  }),

  /** Who receives what if it is issued on this day. */
  preview: read.input(z.object({ planId, day })).query(async ({ ctx, input }) => {
    await requirePlan(ctx, ctx.actor, input.planId);
    const plan = await readPlan(ctx.db, input.planId);
    if (plan === undefined) throw new Problem("not-found", {});
    return previewIssue(plan, await ctx.trees.at(input.day));
  }),

  issue: issue.input(issueInput).mutation(async ({ ctx, input }) => {
    await requireOwner(ctx, "plan.issue", input.planId);
    const { opId: id, ...given } = input;
    const operation = { id, userId: ctx.actor.userId, name: "plan.issue", input };
    const tree = await ctx.trees.at(input.day);
    return once(ctx, operation, (tx, stamp) => issuePlan(tx, given, tree, stamp));
  }),

  /** Closes an issued plan, or opens a closed one again with a reason. */
  move: issue
    .input(seenPlan.extend({ action: z.enum(["close", "reopen"]), reason: writtenText(0, 1000) }))
    .mutation(async ({ ctx, input }) => {
      await requireOwner(ctx, "plan.issue", input.planId);
      const { opId: id, ...given } = input;
      const operation = { id, userId: ctx.actor.userId, name: "plan.move", input };
      return once(ctx, operation, (tx, stamp) => movePlan(tx, given, stamp));
    }),

  /** By which paper the results were told; null takes the record back. */
  results: edit.input(resultsInput).mutation(async ({ ctx, input }) => {
    await requireOwner(ctx, "plan.edit", input.planId);
    const { opId: id, ...given } = input;
    const operation = { id, userId: ctx.actor.userId, name: "plan.results", input };
    return once(ctx, operation, (tx, stamp) => recordResults(tx, given, stamp));
  }),

  /** Takes the tasks received from a superior plan over into the unit's own draft. */
  adopt: edit
    .input(seenPlan.pick({ opId: true, planId: true }).extend({ unitId }))
    .mutation(async ({ ctx, input }) => {
      await requireOwnUnit(ctx, ctx.actor, "plan.edit", input.unitId);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "plan.adopt", input };
      return once(ctx, operation, (tx, stamp) => adoptPlan(tx, input, stamp));
    }),

  /** Unit × task of an issued plan, who has none of their own, who is behind. */
  matrix: read.input(z.object({ planId })).query(async ({ ctx, input }) => {
    const owner = await requirePlan(ctx, ctx.actor, input.planId);
    await requireUnitEver(ctx, ctx.actor, "plan.read", owner.unitId);
    return readMatrix(ctx, input.planId);
  }),
});

/** The tasks that units received. */
export const tasksRouter = router({
  /** Every copy of one's own units, with its standing, quotas and proofs. */
  mine: read.query(async ({ ctx }) => {
    const units = unitsFor(ctx.actor.grants, "plan.read").map((scope) => scope.unitId);
    return readMine(ctx.db, units, todayInVietnam(ctx.now()));
  }),

  setState: edit.input(stateInput).mutation(async ({ ctx, input }) => {
    await requireOwnUnit(ctx, ctx.actor, "plan.edit", input.unitId);
    const { opId: id, ...given } = input;
    const operation = { id, userId: ctx.actor.userId, name: "task.state", input };
    return once(ctx, operation, (tx, stamp) => setCopyState(tx, given, stamp));
  }),

  attach: edit.input(proofInput).mutation(async ({ ctx, input }) => {
    await requireOwnUnit(ctx, ctx.actor, "plan.edit", input.unitId);
    const { opId: id, ...given } = input;
    const operation = { id, userId: ctx.actor.userId, name: "task.attach", input };
    return once(ctx, operation, (tx, stamp) => attachProof(tx, given, stamp));
  }),

  detach: edit.input(proofInput.omit({ doneOn: true })).mutation(async ({ ctx, input }) => {
    await requireOwnUnit(ctx, ctx.actor, "plan.edit", input.unitId);
    const { opId: id, ...given } = input;
    const operation = { id, userId: ctx.actor.userId, name: "task.detach", input };
    return once(ctx, operation, (tx, stamp) => detachProof(tx, given, stamp));
  }),
});

/** @throws Problem `not-found` for a plan of a unit at which the actor may not do this. */
async function requireOwner(
  ctx: Parameters<typeof requireOwnUnit>[0] & { actor: Parameters<typeof requireOwnUnit>[1] },
  permission: "plan.edit" | "plan.issue",
  id: string,
): Promise<void> {
  const row = await ctx.db
    .selectFrom("plan")
    .select("unit_id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found", {});
  await requireOwnUnit(ctx, ctx.actor, permission, row.unit_id);
}
