import { z } from "zod";
import { todayInVietnam } from "@cchc/domain/text/days";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import {
  eachCellOnce,
  fieldCode,
  mostCells,
  opId,
  reportAddress,
  rowKey,
  whole,
} from "../reports/input.ts";
import { readCells } from "../reports/queries.ts";
import { findTarget } from "../reports/target.ts";
import { allowed, router } from "../trpc.ts";
import { fillCounts } from "./fill.ts";
import { columnsSchema, rememberLayout } from "./layouts.ts";
import { viewOf } from "./view.ts";

const layout = z.strictObject({
  sheet: z.int().min(0).max(1000),
  lines: z.int().min(0).max(1000),
  columns: columnsSchema,
});

const jobId = z.uuid();

export const reconcileRouter = router({
  /** The person's export for this report and how far it is; null where there is none. */
  status: allowed("report.edit")
    .input(reportAddress)
    .query(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.edit", input);
      const job = ctx.reconciling.find(ctx.actor.userId, input);
      if (job === undefined) return null;
      const { form, unitId, period } = target;
      const stored = job.counted === null ? [] : await readCells(ctx.db, form, unitId, period.id);
      return viewOf(job, form, stored);
    }),

  /** Counts the export as the columns say, and keeps them for the next file with such headings. */
  count: allowed("report.edit")
    .input(reportAddress.extend({ opId, jobId, layout, remember: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { unitId, period } = await findTarget(ctx, ctx.actor, "report.edit", input);
      const job = ctx.reconciling.find(ctx.actor.userId, input);
      const sheet = job?.looked?.sheets[input.layout.sheet];
      if (job?.id !== input.jobId || sheet === undefined) throw new Problem("not-found", {});
      const { columns } = input.layout;
      if (input.remember) {
        const { userId } = ctx.actor;
        const operation = { id: input.opId, userId, name: "import.layout", input };
        await once(ctx, operation, (tx, stamp) =>
          rememberLayout(tx, { unitId, sheet, columns }, stamp),
        );
      }
      ctx.reconciling.count(job, {
        layout: input.layout,
        period: { from: period.from, to: period.to, today: todayInVietnam(ctx.now()) },
      });
      return null;
    }),

  /** Stops what runs and forgets the export. */
  drop: allowed("report.edit")
    .input(reportAddress)
    .mutation(async ({ ctx, input }) => {
      await findTarget(ctx, ctx.actor, "report.edit", input);
      if (ctx.reconciling.find(ctx.actor.userId, input) !== undefined) {
        ctx.reconciling.drop(ctx.actor.userId);
      }
      return null;
    }),

  /** Writes chosen counts into the report, each with where it is from. */
  fill: allowed("report.edit")
    .input(
      reportAddress.extend({
        opId,
        jobId,
        cells: z
          .array(z.object({ field: fieldCode, row: rowKey, version: whole(0) }))
          .min(1)
          .max(mostCells)
          .refine(eachCellOnce),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.edit", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "reconcile.fill", input };
      const job = ctx.reconciling.find(ctx.actor.userId, input);
      const chosen = { actor: ctx.actor, target, cells: input.cells };
      return once(ctx, operation, (tx, stamp) => {
        if (job?.id !== input.jobId) throw new Problem("not-found", {});
        return fillCounts(tx, { ...chosen, job }, stamp);
      });
    }),
});
