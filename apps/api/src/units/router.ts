import { z } from "zod";
import { unitChangeSchema } from "@cchc/domain/unit/schema";
import { previousDay } from "@cchc/domain/text/days";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { fullName } from "@cchc/domain/unit/unit";
import { once } from "../operation/once.ts";
import { day, opId, unitId } from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { changeUnits } from "./change.ts";
import { readInvented, readSuccessions, readUnitHistory } from "./queries.ts";
import { requireUnit, scopeRoots } from "./scope.ts";

/** Relatives may lie outside what the asking person sees; their names are no secret. */
function nameIn(tree: UnitTree, id: string): string {
  const unit = tree.get(id);
  return unit === undefined ? id : fullName(unit);
}

export const unitsRouter = router({
  /** The units at and below the signed-in person's own, on a day. */
  tree: allowed("unit.read")
    .input(z.object({ day }))
    .query(async ({ ctx, input }) => {
      const tree = await ctx.trees.at(input.day);
      const invented = await readInvented(ctx.db, input.day);
      const roots = scopeRoots(ctx.actor, "unit.read", tree);
      const inside = roots.filter(
        (root) => !tree.ancestors(root).some((above) => roots.includes(above.unitId)),
      );
      return inside.flatMap((root) => {
        const top = tree.get(root);
        const units = top === undefined ? [] : [top, ...tree.descendants(root)];
        return units.map((unit) => ({
          id: unit.unitId,
          name: fullName(unit),
          kind: unit.kind,
          type: unit.type,
          code: unit.code ?? null,
          from: unit.from,
          to: unit.to ?? null,
          /** Made up for demonstration: screens and papers say so. */
          illustration: invented.has(unit.unitId),
          parentId: unit.unitId === root ? null : (unit.parentId ?? null),
        }));
      });
    }),

  /** What one unit was over time, and what it came from and became, by the names of those days. */
  history: allowed("unit.read")
    .input(z.object({ unitId, day }))
    .query(async ({ ctx, input }) => {
      requireUnit(ctx.actor, "unit.read", await ctx.trees.at(input.day), input.unitId);
      const [versions, successions] = await Promise.all([
        readUnitHistory(ctx.db, input.unitId),
        readSuccessions(ctx.db, input.unitId),
      ]);
      const named = successions.map(async (one) => {
        const [before, after] = await Promise.all([
          ctx.trees.at(previousDay(one.on)),
          ctx.trees.at(one.on),
        ]);
        return {
          ...one,
          predecessorName: nameIn(before, one.predecessorId),
          successorName: nameIn(after, one.successorId),
        };
      });
      return { versions, successions: await Promise.all(named) };
    }),

  /** Founds, renames, moves, merges, splits or abolishes units from a day on, all or nothing. */
  change: allowed("unit.manage")
    .input(z.object({ opId, changes: z.array(unitChangeSchema).min(1).max(200) }))
    .mutation(({ ctx, input }) => {
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "unit.change", input };
      return once(ctx, operation, (tx, stamp) => changeUnits(tx, ctx.actor, input.changes, stamp));
    }),
});
