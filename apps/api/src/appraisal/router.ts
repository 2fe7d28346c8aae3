import { z } from "zod";
import { scoreActionRules } from "@cchc/domain/appraisal/workflow";
import type { Actor } from "../auth/actor.ts";
import { once } from "../operation/once.ts";
import { day, opId, unitId, writtenText, whole } from "../reports/input.ts";
import { roundTarget } from "../rounds/queries.ts";
import { eachOnce, leafCode, roundId, scoreAddress } from "../scores/input.ts";
import type { Services } from "../services.ts";
import { allowed, router } from "../trpc.ts";
import { concludeScores } from "./conclude.ts";
import { confirmItems } from "./confirm.ts";
import { readCriterion } from "./criterion.ts";
import { decideItems } from "./decide.ts";
import { readAppraisalOverview } from "./overview.ts";
import { readScoreHistory } from "./history.ts";
import { lookAt } from "./presence.ts";
import { readQueue } from "./queue.ts";
import { appraisalScene, appraisalTargets } from "./reach.ts";
import { readAppraisedUnit } from "./unit.ts";

const ofRound = z.object({ roundId });
const decisions = z
  .array(z.object({ unitId, leaf: leafCode, version: whole(0) }))
  .min(1)
  .max(1000)
  .refine((list) => eachOnce(list.map(({ unitId: unit, leaf }) => `${unit}#${leaf}`)));

export const appraisalRouter = router({
  /** Where every unit of a round stands. */
  overview: allowed("appraisal.read")
    .input(ofRound)
    .query(async ({ ctx, input }) =>
      readAppraisalOverview(ctx, await appraisalScene(ctx, ctx.actor, input.roundId)),
    ),

  /** What waits, ordered by the points at risk, and equal cases decided differently. */
  queue: allowed("appraisal.read")
    .input(ofRound)
    .query(async ({ ctx, input }) =>
      readQueue(ctx, await appraisalScene(ctx, ctx.actor, input.roundId)),
    ),

  /** One leaf across all units. */
  criterion: allowed("appraisal.read")
    .input(ofRound.extend({ leaf: leafCode }))
    .query(async ({ ctx, input }) => {
      const scene = await appraisalScene(ctx, ctx.actor, input.roundId);
      return { ...(await readCriterion(ctx, scene, input.leaf)), me: ctx.actor.userId };
    }),

  /** One unit with everything that it handed in. */
  unit: allowed("appraisal.read")
    .input(scoreAddress)
    .query(async ({ ctx, input }) =>
      readAppraisedUnit(ctx, ctx.actor, await roundTarget(ctx, ctx.actor, "appraisal.read", input)),
    ),

  /** What happened to one unit's score, latest first. */
  history: allowed("appraisal.read")
    .input(scoreAddress)
    .query(async ({ ctx, input }) =>
      readScoreHistory(ctx.db, await roundTarget(ctx, ctx.actor, "appraisal.read", input)),
    ),

  /** Accepts, changes, returns or undoes items, all of them or none, with the same words. */
  decide: allowed("appraisal.decide")
    .input(
      ofRound.extend({
        opId,
        action: z.enum(["accept", "change", "return", "undo"]),
        points: z.int().min(-100_000).max(100_000).optional(),
        reason: writtenText(0, 2000).optional(),
        replyDue: day.optional(),
        decisions,
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const targets = await appraisalTargets(ctx, ctx.actor, {
        permission: "appraisal.decide",
        roundId: input.roundId,
        unitIds: input.decisions.map((one) => one.unitId),
      });
      const name = "appraisal.decide";
      return once(ctx, { id: input.opId, userId: ctx.actor.userId, name, input }, (tx, stamp) =>
        decideItems(tx, { targets, verdict: input }, stamp),
      );
    }),

  /** A second person confirms changed scores. */
  confirm: allowed("appraisal.decide")
    .input(ofRound.extend({ opId, decisions }))
    .mutation(async ({ ctx, input }) => {
      const targets = await appraisalTargets(ctx, ctx.actor, {
        permission: "appraisal.decide",
        roundId: input.roundId,
        unitIds: input.decisions.map((one) => one.unitId),
      });
      const name = "appraisal.confirm";
      return once(ctx, { id: input.opId, userId: ctx.actor.userId, name, input }, (tx, stamp) =>
        confirmItems(tx, { targets, decisions: input.decisions }, stamp),
      );
    }),

  /** Sends scores back, or closes their appraisal, all of them or none. */
  conclude: allowed("appraisal.decide")
    .input(
      ofRound.extend({
        opId,
        action: z.enum(["return", "appraise"]),
        reason: writtenText(0, 2000),
        units: z.array(unitId).min(1).max(500).refine(eachOnce),
      }),
    )
    .mutation(({ ctx, input }) => conclude(ctx, input)),

  /** Approves appraised scores or opens them again, all of them or none. */
  approve: allowed("appraisal.approve")
    .input(
      ofRound.extend({
        opId,
        action: z.enum(["approve", "reopen"]),
        reason: writtenText(0, 2000),
        units: z.array(unitId).min(1).max(500).refine(eachOnce),
      }),
    )
    .mutation(({ ctx, input }) => conclude(ctx, input)),

  /** Says that one looks at an item; answers who else does. */
  look: allowed("appraisal.read")
    .input(ofRound.extend({ leaf: leafCode, unitId: unitId.optional() }))
    .mutation(async ({ ctx, input }) => {
      await appraisalScene(ctx, ctx.actor, input.roundId);
      const subject = `score-item/${input.roundId}/${input.leaf}/${input.unitId ?? ""}`;
      return lookAt(ctx.db, { subject, userId: ctx.actor.userId }, ctx.now());
    }),
});

type Signed = Services & { readonly actor: Actor };

async function conclude(
  ctx: Signed,
  input: {
    readonly opId: string;
    readonly roundId: string;
    readonly action: "return" | "appraise" | "approve" | "reopen";
    readonly reason: string;
    readonly units: readonly string[];
  },
) {
  const { permission } = scoreActionRules[input.action];
  const { roundId: round, units: unitIds } = input;
  const targets = await appraisalTargets(ctx, ctx.actor, { permission, roundId: round, unitIds });
  const name = `appraisal.${input.action}`;
  return once(ctx, { id: input.opId, userId: ctx.actor.userId, name, input }, (tx, stamp) =>
    concludeScores(tx, { targets, action: input.action, reason: input.reason }, stamp),
  );
}
