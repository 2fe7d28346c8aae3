import { z } from "zod";
import { once } from "../operation/once.ts";
import { code, day, opId, unitId, writtenText } from "../reports/input.ts";
import { roundScene } from "../rounds/queries.ts";
import { roundId } from "../scores/input.ts";
import { allowed, openProcedure, router } from "../trpc.ts";
import { publishRound } from "./publish.ts";
import { findSheet, listPublications, readPublished, readSheet } from "./read.ts";

export const publicationsRouter = router({
  /** Publishes a round's result as an unchangeable snapshot. */
  publish: allowed("publication.manage")
    .input(
      z.object({
        opId,
        roundId,
        title: writtenText(1, 300),
        decision: writtenText(1, 100),
        decidedOn: day,
        changeNote: writtenText(0, 1000),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const scene = await roundScene(ctx, ctx.actor, "publication.manage", input.roundId);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "publish", input };
      const { title, decision, decidedOn, changeNote } = input;
      const publishing = { title, decision, decidedOn, changeNote };
      return once(ctx, operation, (tx, stamp) => publishRound(tx, { scene, publishing }, stamp));
    }),

  /** Everything that was published. */
  list: openProcedure.query(({ ctx }) => listPublications(ctx.db)),

  /** One published result. */
  read: openProcedure.input(z.object({ id: z.uuid() })).query(async ({ ctx, input }) => {
    const { content, hash, correctedBy } = await readPublished(ctx.db, input.id);
    return { content, hash, correctedBy };
  }),

  /** One unit's score sheet with the receipt that a browser recomputes. */
  sheet: openProcedure
    .input(z.object({ id: z.uuid(), unitId }))
    .query(({ ctx, input }) => readSheet(ctx.db, input)),

  /** Which sheet bears a printed code. */
  byCode: openProcedure
    .input(z.object({ code: code(20) }))
    .query(({ ctx, input }) => findSheet(ctx.db, input.code)),
});
