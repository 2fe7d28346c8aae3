import { z } from "zod";
import { Problem } from "../problem.ts";
import { day, periodId, unitId } from "../reports/input.ts";
import { worksIn } from "../reports/target.ts";
import { allowed, router } from "../trpc.ts";
import { readHandover } from "./read.ts";

export const handoverRouter = router({
  /** What whoever takes over a unit's work needs to know, as of the end of a day. It tells drafts. */
  read: allowed("report.read")
    .input(z.object({ unitId, day, periodId: periodId.optional() }))
    .query(({ ctx, input }) => {
      if (!worksIn(ctx.actor, input.unitId)) throw new Problem("not-found", {});
      return readHandover(ctx, input);
    }),
});
