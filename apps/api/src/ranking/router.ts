import { z } from "zod";
import { criteriaSetSchema } from "@cchc/domain/criteria/schema";
import { toColumns } from "@cchc/domain/rollup/columns";
import { todayInVietnam } from "@cchc/domain/text/days";
import { appraisalScene } from "../appraisal/reach.ts";
import { readRoundUnits } from "../appraisal/round-units.ts";
import { readStaleLeaves } from "../appraisal/stale.ts";
import { unitId } from "../reports/input.ts";
import { roundId } from "../scores/input.ts";
import { allowed, router } from "../trpc.ts";
import { readBetween } from "./between.ts";
import { readRanking } from "./read.ts";
import { trySet } from "./try.ts";
import { readWeightSpread } from "./weights.ts";

const ofRound = z.object({ roundId });

export const rankingRouter = router({
  /** Ranks with blocks, grades, intervals, area profile and movement against last year; as columns. */
  read: allowed("appraisal.read")
    .input(ofRound)
    .query(async ({ ctx, input }) => {
      const scene = await appraisalScene(ctx, ctx.actor, input.roundId);
      const { units, ...ranking } = await readRanking(ctx.db, scene);
      return { ...ranking, units: toColumns(units) };
    }),

  /** The leaves of each unit whose grounds moved on after it handed in; others are left out. */
  stale: allowed("appraisal.read")
    .input(ofRound)
    .query(async ({ ctx, input }) => {
      const scene = await appraisalScene(ctx, ctx.actor, input.roundId);
      const today = todayInVietnam(ctx.now());
      const units = await readRoundUnits(ctx.db, scene);
      return Object.fromEntries(await readStaleLeaves(ctx.db, { ...scene, today }, units));
    }),

  /** How far ranks move when the weights move by at most `spread` thousandths. */
  weights: allowed("appraisal.read")
    .input(ofRound.extend({ spread: z.int().min(10).max(500) }))
    .query(async ({ ctx, input }) =>
      readWeightSpread(ctx.db, await appraisalScene(ctx, ctx.actor, input.roundId), input.spread),
    ),

  /** What separates two units, leaf by leaf. */
  between: allowed("appraisal.read")
    .input(ofRound.extend({ units: z.tuple([unitId, unitId]) }))
    .query(async ({ ctx, input }) =>
      readBetween(ctx.db, await appraisalScene(ctx, ctx.actor, input.roundId), input.units),
    ),

  /** A changed set on every unit, this year and last; a query in all but its size. */
  try: allowed("criteria.manage")
    .input(ofRound.extend({ set: criteriaSetSchema }))
    .mutation(async ({ ctx, input }) =>
      trySet(ctx, await appraisalScene(ctx, ctx.actor, input.roundId), input.set),
    ),
});
