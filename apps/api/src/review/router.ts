import { z } from "zod";
import { once } from "../operation/once.ts";
import {
  fieldCode,
  opId,
  periodId,
  reportAddress,
  rowKey,
  unitId,
  writtenText,
} from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { findTargets } from "./batch.ts";
import { drillInto } from "./drill.ts";
import { readOverview } from "./overview.ts";
import { previewAccept } from "./preview.ts";
import { acceptReports, returnReport } from "./review.ts";
import { findReviewed, mayReview, otherReviewer } from "./reviewing.ts";
import { rollUpNode } from "./rollup.ts";
import { findNode } from "./scope.ts";
import { readTrend } from "./trend.ts";

const nodeAddress = z.object({ periodId, nodeId: unitId });
const returning = reportAddress.extend({
  opId,
  reason: writtenText(1, 2000),
  cells: z
    .array(z.object({ field: fieldCode, row: rowKey, reason: writtenText(0, 1000) }))
    .max(300),
});

/** Most reports looked at or taken in at once. */
const someReports = z.array(reportAddress).min(1).max(500);

export const reviewRouter = router({
  /** Who owes a report below a node, and where each stands. */
  overview: allowed("review.read")
    .input(nodeAddress)
    .query(async ({ ctx, input }) => readOverview(ctx, await findNode(ctx, ctx.actor, input))),

  /** The rates of the units below a node and of the node itself, as ratios of sums. */
  rollUp: allowed("review.read")
    .input(nodeAddress.extend({ by: z.enum(["children", "submitters"]) }))
    .query(async ({ ctx, input }) =>
      rollUpNode(ctx, await findNode(ctx, ctx.actor, input), input.by),
    ),

  /** The cells behind one rate of a node. */
  drill: allowed("review.read")
    .input(nodeAddress.extend({ indicator: z.string().max(100) }))
    .query(async ({ ctx, input }) =>
      drillInto(ctx, await findNode(ctx, ctx.actor, input), input.indicator),
    ),

  /** The node's rates over the years; `merged`: as if it had always been what it is today. */
  trend: allowed("review.read")
    .input(nodeAddress.extend({ merged: z.boolean().default(false) }))
    .query(async ({ ctx, input }) => {
      const node = await findNode(ctx, ctx.actor, input);
      return readTrend(ctx, { actor: ctx.actor, merged: input.merged }, node);
    }),

  /** Sends a report back, all of it or some cells, with reasons. */
  return: allowed("review.return")
    .input(returning)
    .mutation(async ({ ctx, input }) => {
      const target = await findReviewed(ctx, ctx.actor, "return", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "review.return", input };
      return once(ctx, operation, async (tx, stamp) => {
        const { reason, cells } = input;
        await returnReport(tx, { target, action: "return", reason, cells }, stamp);
        return { ok: true };
      });
    }),

  /** Opens a received report again, with reasons. */
  reopen: allowed("review.reopen")
    .input(returning)
    .mutation(async ({ ctx, input }) => {
      const target = await findReviewed(ctx, ctx.actor, "reopen", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "review.reopen", input };
      return once(ctx, operation, async (tx, stamp) => {
        const { reason, cells } = input;
        await returnReport(tx, { target, action: "reopen", reason, cells }, stamp);
        return { ok: true };
      });
    }),

  /** Which of these reports could be taken in, and what stands against the others; changes nothing. */
  acceptPreview: allowed("review.accept")
    .input(z.object({ reports: someReports }))
    .query(({ ctx, input }) => previewAccept(ctx, ctx.actor, input.reports)),

  /** Takes reports in, all of them or none. */
  accept: allowed("review.accept")
    .input(z.object({ opId, reports: someReports }))
    .mutation(async ({ ctx, input }) => {
      const targets = await findTargets(ctx, ctx.actor, "accept", input.reports);
      const another = targets.find((target) => !mayReview(ctx.actor, "accept", target));
      if (another !== undefined) throw otherReviewer(another);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "review.accept", input };
      return once(ctx, operation, async (tx, stamp) => {
        await acceptReports(tx, targets, stamp);
        return { accepted: targets.length };
      });
    }),
});
