import { z } from "zod";
import { todayInVietnam } from "@cchc/domain/text/days";
import { requireVisible } from "../criteria/reach.ts";
import { once } from "../operation/once.ts";
import { readPeriod, readPeriods } from "../periods/queries.ts";
import { code, day, opId, periodId, unitId, writtenText, whole } from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { readUnitNames } from "../units/queries.ts";
import { holds, requireUnit, scopeRoots } from "../units/scope.ts";
import { readIssued } from "../criteria/queries.ts";
import { readRounds, roundScene, roundUnits } from "./queries.ts";
import { changeDues, openRound } from "./write.ts";

const dues = { selfDue: day, appraisalDue: day };

export const roundsRouter = router({
  /** The rounds that concern the signed-in person's units, latest year first. */
  list: allowed("criteria.read").query(async ({ ctx }) => {
    const [rounds, periods] = await Promise.all([readRounds(ctx.db), readPeriods(ctx.db)]);
    const revision = await ctx.trees.revision();
    const seen = [];
    for (const round of rounds) {
      const period = periods.find(({ id }) => id === round.periodId);
      if (period === undefined) continue;
      const tree = await ctx.trees.at(period.to, revision);
      const above = new Set(tree.ancestors(round.rootId).map((unit) => unit.unitId));
      const concerns = scopeRoots(ctx.actor, "criteria.read", tree).some(
        (root) =>
          root === round.rootId ||
          above.has(root) ||
          tree.ancestors(root).some((unit) => unit.unitId === round.rootId),
      );
      if (!concerns) continue;
      const set = await readIssued(ctx.db, {
        id: round.setId,
        version: round.setVersion,
        hash: round.setHash,
      });
      const { createdAt: _at, createdBy: _by, ...head } = round;
      seen.push({
        ...head,
        setName: set.set.name,
        notice: set.set.notice ?? null,
        periodName: period.name,
        periodFrom: period.from,
        periodTo: period.to,
        /** How many units it scores. */
        units: roundUnits({ round, set, tree }).length,
        manageable: holds(ctx.actor, "criteria.manage", tree, round.rootId),
      });
    }
    const roots = seen.map(({ rootId }) => rootId);
    const names = await readUnitNames(ctx, roots, todayInVietnam(ctx.now()));
    return seen.map((round) => ({ ...round, rootName: names.get(round.rootId) ?? round.rootId }));
  }),

  /** Opens a round for the units below a node, by an issued set in force on the closing day. */
  open: allowed("criteria.manage")
    .input(
      z.object({
        opId,
        name: writtenText(1, 120),
        year: z.int().min(2000).max(2100),
        setId: code(64),
        setVersion: whole(1),
        rootId: unitId,
        periodId,
        ...dues,
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { opId: id, setId, setVersion, periodId: fedBy, ...round } = input;
      const period = await readPeriod(ctx.db, fedBy);
      const tree = await ctx.trees.at(period.to);
      requireUnit(ctx.actor, "criteria.manage", tree, round.rootId);
      const { stored } = await requireVisible(ctx, ctx.actor, { id: setId, version: setVersion });
      const operation = { id, userId: ctx.actor.userId, name: "round.open", input };
      return once(ctx, operation, (tx, stamp) =>
        openRound(tx, { round, set: stored, period, tree }, stamp),
      );
    }),

  /** Moves the days of a round. */
  changeDues: allowed("criteria.manage")
    .input(z.object({ opId, roundId: code(100), ...dues }))
    .mutation(async ({ ctx, input }) => {
      const { opId: id, roundId, ...days } = input;
      const { period } = await roundScene(ctx, ctx.actor, "criteria.manage", roundId);
      const operation = { id, userId: ctx.actor.userId, name: "round.dues", input };
      return once(ctx, operation, (tx, stamp) =>
        changeDues(tx, { roundId, period, dues: days }, stamp),
      );
    }),
});
