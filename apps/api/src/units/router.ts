import { z } from "zod";
import { unitChangeSchema } from "@cchc/domain/unit/schema";
import { previousDay, todayInVietnam } from "@cchc/domain/text/days";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { fullName } from "@cchc/domain/unit/unit";
import { once } from "../operation/once.ts";
import { day, opId, unitId } from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { changeUnits } from "./change.ts";
import {
  readInvented,
  readReviewRules,
  readSuccessions,
  readUnitHistory,
  readUnitNames,
} from "./queries.ts";
import { changeReviewRule } from "./review-rules.ts";
import { holds, requireUnit, scopeRoots } from "./scope.ts";

const reviewKinds = ["district", "province"] as const;

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

  /** Which level reviews from which day, below each root; the same for everybody, and no secret. */
  reviewRules: allowed("unit.read").query(async ({ ctx }) => {
    const today = todayInVietnam(ctx.now());
    const [rules, tree] = await Promise.all([readReviewRules(ctx.db), ctx.trees.at(today)]);
    const roots = rules.map(({ rootId }) => rootId);
    const names = await readUnitNames(ctx, roots, today);
    return rules.map(({ rootId, from, to, reviewKind }) => ({
      rootId,
      rootName: names.get(rootId) ?? rootId,
      from,
      to: to ?? null,
      reviewKind,
      manageable: holds(ctx.actor, "unit.manage", tree, rootId),
    }));
  }),

  /** Another level reviews below a root from a day on; the rule before it ends on the eve. */
  changeReviewRule: allowed("unit.manage")
    .input(z.object({ opId, rootId: unitId, from: day, reviewKind: z.enum(reviewKinds) }))
    .mutation(async ({ ctx, input }) => {
      const { opId: id, ...rule } = input;
      requireUnit(ctx.actor, "unit.manage", await ctx.trees.at(rule.from), rule.rootId);
      const operation = { id, userId: ctx.actor.userId, name: "unit.review_rule", input };
      return once(ctx, operation, (tx, stamp) => changeReviewRule(tx, rule, stamp));
    }),

  /** Founds, renames, moves, merges, splits or abolishes units from a day on, all or nothing. */
  change: allowed("unit.manage")
    .input(z.object({ opId, changes: z.array(unitChangeSchema).min(1).max(200) }))
    .mutation(({ ctx, input }) => {
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "unit.change", input };
      return once(ctx, operation, (tx, stamp) => changeUnits(tx, ctx.actor, input.changes, stamp));
    }),
});
