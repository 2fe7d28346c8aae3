import { randomUUID } from "node:crypto";
import { z } from "zod";
import { isFormCode } from "@cchc/domain/form/catalogue";
import { expectedSubmitters, periodKinds } from "@cchc/domain/period/period";
import { fullName } from "@cchc/domain/unit/unit";
import { once } from "../operation/once.ts";
import { day, opId, periodId, unitId, writtenText } from "../reports/input.ts";
import { Problem } from "../problem.ts";
import { owesReport } from "../reports/target.ts";
import { allowed, router } from "../trpc.ts";
import { readInvented } from "../units/queries.ts";
import { holds, requireUnit } from "../units/scope.ts";
import { listPeriods } from "./list.ts";
import { readExtensions, readPeriod } from "./queries.ts";
import { createPeriod, extendPeriod, movePeriod, removePeriod } from "./write.ts";

const days = z.object({ due: day, lock: day });

export const periodsRouter = router({
  /** The periods that concern the signed-in person's units, latest first. */
  list: allowed("period.read").query(({ ctx }) => listPeriods(ctx, ctx.actor)),

  /** The units within reach that were given more time in a period, and why. */
  extensions: allowed("period.read")
    .input(z.object({ periodId }))
    .query(async ({ ctx, input }) => {
      const period = await readPeriod(ctx.db, input.periodId);
      const tree = await ctx.trees.at(period.to);
      const extensions = await readExtensions(ctx.db, input.periodId);
      return extensions
        .filter(({ unitId: id }) => holds(ctx.actor, "period.read", tree, id))
        .map(({ unitId: id, due, lock, reason }) => {
          const unit = tree.get(id);
          return { unitId: id, name: unit === undefined ? id : fullName(unit), due, lock, reason };
        });
    }),

  /** Opens a period for the communes below a node. */
  create: allowed("period.manage")
    .input(
      days.extend({
        opId,
        form: z.string().refine(isFormCode),
        year: z.int().min(2000).max(2100),
        kind: z.enum(periodKinds),
        name: writtenText(1, 120),
        from: day,
        to: day,
        rootId: unitId,
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { opId: id, ...period } = input;
      const tree = await ctx.trees.at(input.to);
      requireUnit(ctx.actor, "period.manage", tree, input.rootId);
      const invented = await readInvented(ctx.db, input.to);
      // A made-up commune among them: the period's figures are no real ones either, and say so.
      const submitters = expectedSubmitters(tree, input.rootId, "commune");
      const illustration = submitters.some((unit) => invented.has(unit.unitId));
      const operation = { id, userId: ctx.actor.userId, name: "period.create", input };
      return once(ctx, operation, (tx, stamp) =>
        createPeriod(
          tx,
          { ...period, id: randomUUID(), submitterKind: "commune", illustration },
          stamp,
        ),
      );
    }),

  /** Moves the due day and the lock. */
  move: allowed("period.manage")
    .input(days.extend({ opId, periodId }))
    .mutation(async ({ ctx, input }) => {
      const period = await readPeriod(ctx.db, input.periodId);
      requireUnit(ctx.actor, "period.manage", await ctx.trees.at(period.to), period.rootId);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "period.move", input };
      return once(ctx, operation, (tx, stamp) => movePeriod(tx, input.periodId, input, stamp));
    }),

  /** Takes a period back in which nobody has written; one in use is closed early by moving its days. */
  remove: allowed("period.manage")
    .input(z.object({ opId, periodId }))
    .mutation(async ({ ctx, input }) => {
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "period.remove", input };
      return once(ctx, operation, async (tx, stamp) => {
        const period = await readPeriod(tx, input.periodId);
        requireUnit(ctx.actor, "period.manage", await ctx.trees.at(period.to), period.rootId);
        return removePeriod(tx, input.periodId, stamp);
      });
    }),

  /** Gives one unit more time, with the reason. */
  extend: allowed("period.manage")
    .input(days.extend({ opId, periodId, unitId, reason: writtenText(1, 1000) }))
    .mutation(async ({ ctx, input }) => {
      const period = await readPeriod(ctx.db, input.periodId);
      const tree = await ctx.trees.at(period.to);
      requireUnit(ctx.actor, "period.manage", tree, input.unitId);
      requireUnit(ctx.actor, "period.manage", tree, period.rootId);
      if (!owesReport(tree, period, input.unitId)) throw new Problem("not-found", {});
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "period.extend", input };
      return once(ctx, operation, (tx, stamp) => extendPeriod(tx, input, stamp));
    }),
});
