import { z } from "zod";
import { todayInVietnam } from "@cchc/domain/text/days";
import { once } from "../operation/once.ts";
import { code, opId } from "../reports/input.ts";
import { readUnitNames } from "../units/queries.ts";
import { mergeRouters, openProcedure, router, signedIn } from "../trpc.ts";
import { factorRouter } from "./factor-router.ts";
import { endOtherSessions, endSession, listSessions } from "./sessions.ts";

const ownSessions = router({
  /** Who is signed in, what they may do where, and what day it is in Vietnam; null for nobody. */
  me: openProcedure.query(async ({ ctx }) => {
    const { actor, now } = ctx;
    if (actor === null) return null;
    // What a person took over with a unit shows where it is used, not as a role of their own.
    const given = actor.given ?? actor.grants;
    const today = todayInVietnam(now());
    const names = await readUnitNames(
      ctx,
      given.map((grant) => grant.unitId),
      today,
    );
    return {
      name: actor.name,
      username: actor.username,
      today,
      /** Nothing else works until a second factor is switched on. */
      factorWanted: actor.heldBack === true,
      grants: given.map((grant) => ({
        role: grant.role,
        areas: grant.areas ?? null,
        unit: { id: grant.unitId, name: names.get(grant.unitId) ?? grant.unitId },
      })),
    };
  }),

  /** Where one is signed in. */
  mine: signedIn.query(({ ctx }) => listSessions(ctx.db, ctx.actor, ctx.now())),

  end: signedIn.input(z.object({ opId, sessionId: code(100) })).mutation(({ ctx, input }) => {
    const { userId } = ctx.actor;
    const operation = { id: input.opId, userId, name: "session.end", input };
    return once(ctx, operation, async (tx, stamp) => {
      await endSession(tx, { userId, id: input.sessionId }, stamp);
      return { ok: true };
    });
  }),

  endOthers: signedIn.input(z.object({ opId })).mutation(({ ctx, input }) => {
    const { userId } = ctx.actor;
    const operation = { id: input.opId, userId, name: "session.end_others", input };
    return once(ctx, operation, (tx, stamp) => endOtherSessions(tx, ctx.actor, stamp));
  }),
});

export const sessionRouter = mergeRouters(ownSessions, factorRouter);
