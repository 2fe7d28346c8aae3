import { z } from "zod";
import { searchKey } from "@cchc/domain/text/search-key";
import { todayInVietnam } from "@cchc/domain/text/days";
import type { Actor } from "../auth/actor.ts";
import { once } from "../operation/once.ts";
import { boundUnits, requireOwnUnit } from "../plans/reach.ts";
import { Problem } from "../problem.ts";
import { reportAddress, unitId } from "../reports/input.ts";
import { findTarget, isWithheld } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { allowed, router } from "../trpc.ts";
import { requireUnitEver } from "../units/ever.ts";
import { communesOfCentre, readConfirmed, writeConfirmed } from "./confirmed.ts";
import { readLogBesideReport, takeFromLog } from "./counts.ts";
import {
  activityId,
  addInput,
  changeInput,
  confirmInput,
  itemInput,
  listInput,
  seenActivity,
  takeInput,
} from "./input.ts";
import { moveItem } from "./item.ts";
import { isConfirmed, readGivenCounts } from "./papers.ts";
import { type ActivityEntry, readActivities, readActivity, readActivityPapers } from "./read.ts";
import { addActivity, changeActivity, withdrawActivity } from "./write.ts";

const read = allowed("activity.read");
const edit = allowed("activity.edit");
const confirm = allowed("activity.confirm");

/** The log: what took place, once, where it happens. */
export const activitiesRouter = router({
  /** A unit's log, latest first, with the papers of each entry. */
  list: read.input(listInput).query(async ({ ctx, input }) => {
    await requireUnitEver(ctx, ctx.actor, "activity.read", input.unitId);
    const { unitId: unit, search, ...wanted } = input;
    const all = await readActivities(ctx.db, { units: [unit], ...wanted });
    const words = searchKey(search).split(" ").filter(Boolean);
    const found = all.filter((entry) => words.every((word) => keyOf(entry).includes(word)));
    const [papers, given] = await Promise.all([
      readActivityPapers(
        ctx.db,
        found.map(({ id }) => id),
      ),
      readGivenCounts(ctx.db, unit),
    ]);
    return {
      today: todayInVietnam(ctx.now()),
      mayEdit: boundUnits(ctx.actor, "activity.edit").includes(unit),
      activities: found.map((entry) => ({
        ...entry,
        papers: papers.filter((paper) => paper.activityId === entry.id),
        /** The culture centre gave a count with this entry in it. */
        confirmed: isConfirmed(entry, given),
      })),
    };
  }),

  add: edit.input(addInput).mutation(async ({ ctx, input }) => {
    await requireOwnUnit(ctx, ctx.actor, "activity.edit", input.unitId);
    const { opId: id, ...fields } = input;
    const operation = { id, userId: ctx.actor.userId, name: "activity.add", input };
    return once(ctx, operation, (tx, stamp) => addActivity(tx, fields, stamp));
  }),

  change: edit.input(changeInput).mutation(async ({ ctx, input }) => {
    await requireOwnActivity(ctx, input.activityId);
    const { opId: id, activityId: activity, version, ...fields } = input;
    const operation = { id, userId: ctx.actor.userId, name: "activity.change", input };
    return once(ctx, operation, (tx, stamp) =>
      changeActivity(tx, { seen: { activityId: activity, version }, changed: fields }, stamp),
    );
  }),

  /** Takes an entry out of the log, or back in with `withdrawn: false`. */
  withdraw: edit
    .input(seenActivity.extend({ withdrawn: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await requireOwnActivity(ctx, input.activityId);
      const operation = {
        id: input.opId,
        userId: ctx.actor.userId,
        name: "activity.withdraw",
        input,
      };
      return once(ctx, operation, (tx, stamp) => withdrawActivity(tx, input, stamp));
    }),

  /** Written → posted → paid. */
  item: edit.input(itemInput).mutation(async ({ ctx, input }) => {
    await requireOwnActivity(ctx, input.activityId);
    const operation = { id: input.opId, userId: ctx.actor.userId, name: "activity.item", input };
    return once(ctx, operation, (tx, stamp) => moveItem(tx, input, stamp));
  }),

  /** What the log counts in a report's period, beside what the report says. */
  counts: read.input(reportAddress).query(async ({ ctx, input }) => {
    const target = await findTarget(ctx, ctx.actor, "activity.read", input);
    const report = await ctx.db
      .selectFrom("report")
      .select("state")
      .where("unit_id", "=", input.unitId)
      .where("period_id", "=", input.periodId)
      .executeTakeFirst();
    if (isWithheld(ctx.actor, input.unitId, report?.state ?? "draft")) {
      throw new Problem("not-found", {});
    }
    return readLogBesideReport(ctx.db, target);
  }),

  /** Takes the log's figures over into the report. */
  take: allowed("report.edit")
    .input(takeInput)
    .mutation(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.edit", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "activity.take", input };
      return once(ctx, operation, (tx, stamp) =>
        takeFromLog(tx, { actor: ctx.actor, target }, input.fields, stamp),
      );
    }),

  /** What a culture centre confirmed of the communes beside it, and where it differs from their logs. */
  confirmed: confirm
    .input(z.object({ unitId, year: confirmInput.shape.year }))
    .query(async ({ ctx, input }) => {
      const { communes } = await communesOfCentre(ctx, ctx.actor, input.unitId);
      return readConfirmed(ctx.db, communes, input.year);
    }),

  confirm: confirm.input(confirmInput).mutation(async ({ ctx, input }) => {
    const { communes } = await communesOfCentre(ctx, ctx.actor, input.centreId);
    if (!communes.some((one) => one.unitId === input.unitId)) throw new Problem("not-found", {});
    const operation = { id: input.opId, userId: ctx.actor.userId, name: "activity.confirm", input };
    return once(ctx, operation, (tx, stamp) => writeConfirmed(tx, input, stamp));
  }),

  get: read.input(z.object({ activityId })).query(async ({ ctx, input }) => {
    const entry = await readActivity(ctx.db, input.activityId);
    if (entry === undefined) throw new Problem("not-found", {});
    await requireUnitEver(ctx, ctx.actor, "activity.read", entry.unitId);
    return { ...entry, papers: await readActivityPapers(ctx.db, [entry.id]) };
  }),
});

function keyOf({ details, note = "" }: ActivityEntry): string {
  return searchKey([...Object.values(details), note].join(" "));
}

async function requireOwnActivity(
  ctx: Services & { readonly actor: Actor },
  id: string,
): Promise<void> {
  const entry = await readActivity(ctx.db, id);
  if (entry === undefined) throw new Problem("not-found", {});
  await requireOwnUnit(ctx, ctx.actor, "activity.edit", entry.unitId);
}
