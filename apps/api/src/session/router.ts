import { todayInVietnam } from "@cchc/domain/text/days";
import { readUnitNames } from "../units/queries.ts";
import { openProcedure, router } from "../trpc.ts";

export const sessionRouter = router({
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
      grants: given.map((grant) => ({
        role: grant.role,
        areas: grant.areas ?? null,
        unit: { id: grant.unitId, name: names.get(grant.unitId) ?? grant.unitId },
      })),
    };
  }),
});
