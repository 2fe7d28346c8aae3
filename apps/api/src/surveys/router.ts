import { z } from "zod";
import { appraisalScene, appraisalTargets } from "../appraisal/reach.ts";
import { once } from "../operation/once.ts";
import { opId, writtenText, whole } from "../reports/input.ts";
import { roundUnits } from "../rounds/queries.ts";
import { eachOnce, leafCode, roundId } from "../scores/input.ts";
import { allowed, router } from "../trpc.ts";
import { importSurvey, previewSurvey } from "./import.ts";
import { readSurveyStanding } from "./standing.ts";

const fileInput = z.object({
  roundId,
  code: leafCode,
  fileName: writtenText(1, 200),
  /** Bytes in base64. */
  content: z.base64().max(700_000),
});

function bytesOf(content: string): Uint8Array {
  return new Uint8Array(Buffer.from(content, "base64"));
}

export const surveysRouter = router({
  /** What the round's set reads from a survey, who has results, and the files brought in so far. */
  list: allowed("appraisal.read")
    .input(z.object({ roundId }))
    .query(async ({ ctx, input }) =>
      readSurveyStanding(ctx.db, await appraisalScene(ctx, ctx.actor, input.roundId)),
    ),

  /** What an import would write, row by row; a query in all but its size. */
  preview: allowed("appraisal.decide")
    .input(fileInput)
    .mutation(async ({ ctx, input }) => {
      const scene = await appraisalScene(ctx, ctx.actor, input.roundId);
      const { fileName, code, content } = input;
      return previewSurvey(ctx, scene, { fileName, code, bytes: bytesOf(content) });
    }),

  /** Writes the results of every row that is not left out, or none. */
  import: allowed("appraisal.decide")
    .input(
      fileInput.extend({
        opId,
        leaveOut: z
          .array(whole(1))
          .max(1000)
          .refine((lines) => eachOnce(lines.map(String))),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const scene = await appraisalScene(ctx, ctx.actor, input.roundId);
      // A survey writes into every unit's score: whoever brings it in appraises them all.
      await appraisalTargets(ctx, ctx.actor, {
        permission: "appraisal.decide",
        roundId: input.roundId,
        unitIds: roundUnits(scene).map((unit) => unit.unitId),
      });
      const { fileName, code, content, leaveOut } = input;
      const file = { fileName, code, bytes: bytesOf(content) };
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "survey.import", input };
      return once(ctx, operation, (tx, stamp) =>
        importSurvey(tx, { scene, file, leaveOut }, stamp),
      );
    }),
});
