import { z } from "zod";
import { unitsFor } from "@cchc/domain/access/permissions";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { code, unitId, writtenText } from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { listHistory, readWriters } from "./list.ts";
import { historyKinds } from "./words.ts";

/**
 * A history tells drafts' figures: it is for those who work in the unit itself, not for those who
 * look from above. @throws Problem `not-found`
 */
function requireOwn(actor: Actor, id: string): void {
  const own = unitsFor(actor.grants, "report.read").some(
    (scope) => scope.unitId === id && scope.reach === "unit",
  );
  if (!own) throw new Problem("not-found", {});
}

export const historyRouter = router({
  /** What happened to the reports, scores, papers and plans of one's own unit, latest first. */
  list: allowed("report.read")
    .input(
      z.object({
        unitId,
        kind: z.enum(historyKinds).optional(),
        userId: code(100).optional(),
        search: writtenText(0, 200).default(""),
        cursor: z.object({ at: z.iso.datetime(), seq: z.int().positive() }).nullish(),
        limit: z.int().min(1).max(200).default(60),
      }),
    )
    .query(({ ctx, input }) => {
      requireOwn(ctx.actor, input.unitId);
      return listHistory(ctx.db, input);
    }),

  /** Everybody who appears in it. */
  writers: allowed("report.read")
    .input(z.object({ unitId }))
    .query(({ ctx, input }) => {
      requireOwn(ctx.actor, input.unitId);
      return readWriters(ctx.db, input.unitId);
    }),
});
