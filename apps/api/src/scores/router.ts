import { z } from "zod";
import { once } from "../operation/once.ts";
import { opId, writtenText, whole } from "../reports/input.ts";
import { roundTarget } from "../rounds/queries.ts";
import { allowed, router } from "../trpc.ts";
import {
  eachOnce,
  evidenceWrite,
  inputWrite,
  leafCode,
  mostInputs,
  scoreAddress,
} from "./input.ts";
import { saveItem } from "./item.ts";
import { loadScore } from "./load.ts";
import { readScoreReceipt } from "./receipt.ts";
import { saveInputs } from "./save.ts";
import { submitScore } from "./submit.ts";
import { readScoreTasks } from "./tasks.ts";

const writing = scoreAddress.extend({ opId });

export const scoresRouter = router({
  /** The rounds in which the signed-in person's units score themselves. */
  tasks: allowed("score.read").query(({ ctx }) => readScoreTasks(ctx, ctx.actor)),

  /** One unit's score with its set, what is fed, stated and proved, and what may be edited. */
  open: allowed("score.read")
    .input(scoreAddress)
    .query(async ({ ctx, input }) =>
      loadScore(ctx, ctx.actor, await roundTarget(ctx, ctx.actor, "score.read", input)),
    ),

  /** Writes what the unit states itself; what somebody else changed first comes back. */
  saveInputs: allowed("score.edit")
    .input(
      writing.extend({
        inputs: z
          .array(inputWrite)
          .min(1)
          .max(mostInputs)
          .refine((list) => eachOnce(list.map(({ code }) => code))),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const target = await roundTarget(ctx, ctx.actor, "score.edit", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "score.save", input };
      return once(ctx, operation, (tx, stamp) =>
        saveInputs(tx, { target, writes: input.inputs }, stamp),
      );
    }),

  /** Writes the note, papers, reply and time of one leaf; what somebody else changed first comes back. */
  saveItem: allowed("score.edit")
    .input(
      writing.extend({
        leaf: leafCode,
        version: whole(0),
        note: writtenText(0, 2000).optional(),
        reply: writtenText(1, 2000).optional(),
        seconds: z.int().min(0).max(3600).optional(),
        evidence: z
          .array(evidenceWrite)
          .max(30)
          .refine((list) => eachOnce(list.map(({ documentId }) => documentId)))
          .optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const target = await roundTarget(ctx, ctx.actor, "score.edit", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "score.item", input };
      return once(ctx, operation, (tx, stamp) => saveItem(tx, { target, write: input }, stamp));
    }),

  /** Hands the self-score in and gives the receipt. */
  submit: allowed("score.submit")
    .input(writing)
    .mutation(async ({ ctx, input }) => {
      const target = await roundTarget(ctx, ctx.actor, "score.submit", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "score.submit", input };
      return once(ctx, operation, (tx, stamp) => submitScore(tx, target, stamp));
    }),

  /** The receipt of one submission, with the content that its hash is taken from. */
  receipt: allowed("score.read")
    .input(scoreAddress.extend({ submissionId: z.uuid() }))
    .query(async ({ ctx, input }) => {
      const target = await roundTarget(ctx, ctx.actor, "score.read", input);
      return readScoreReceipt(ctx.db, target, input.submissionId);
    }),
});
