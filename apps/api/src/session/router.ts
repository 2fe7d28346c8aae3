import { z } from "zod";
import { todayInVietnam } from "@cchc/domain/text/days";
import { fingerprint } from "../accounts/accounts.ts";
import {
  beginFactor,
  codesOf,
  confirmFactor,
  keyOf,
  readFactor,
  removeFactor,
} from "../auth/second-factor.ts";
import { base32, keyLink } from "../auth/totp.ts";
import { once } from "../operation/once.ts";
import { code, opId } from "../reports/input.ts";
import { readUnitNames } from "../units/queries.ts";
import { openProcedure, router, signedIn } from "../trpc.ts";
import { requireOwnPassword } from "./own-password.ts";
import { endOtherSessions, endSession, listSessions } from "./sessions.ts";

const password = z.string().min(1).max(200);

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
  mine: signedIn.query(({ ctx }) => listSessions(ctx.db, ctx.actor)),

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

  /** Whether signing in asks for a second factor, and how many recovery codes are left. */
  factor: signedIn.query(({ ctx }) => readFactor(ctx.db, ctx.actor.userId)),

  /** A key for one's authenticator app; it is asked for once a code of it was typed. */
  beginFactor: signedIn.input(z.object({ opId, password })).mutation(async ({ ctx, input }) => {
    const { userId, username } = ctx.actor;
    const { secret } = ctx.auth.options;
    await requireOwnPassword(ctx, ctx.actor, input.password);
    const sent = fingerprint(ctx.auth, input.password);
    const operation = { id: input.opId, userId, name: "factor.begin", input: sent };
    await once(ctx, operation, (tx, stamp) => beginFactor(tx, userId, stamp));
    const key = keyOf(secret, userId, input.opId);
    return { key: base32(key), link: keyLink(key, username) };
  }),

  /** Switches it on and gives the recovery codes, which are shown this once. */
  confirmFactor: signedIn
    .input(z.object({ opId, code: code(20) }))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.actor;
      const { secret } = ctx.auth.options;
      const operation = { id: input.opId, userId, name: "factor.confirm", input };
      const { keyId } = await once(ctx, operation, (tx, stamp) =>
        confirmFactor(tx, { userId, code: input.code, secret }, stamp),
      );
      return { codes: codesOf(secret, userId, keyId) };
    }),

  removeFactor: signedIn.input(z.object({ opId, password })).mutation(async ({ ctx, input }) => {
    const { userId } = ctx.actor;
    await requireOwnPassword(ctx, ctx.actor, input.password);
    const sent = fingerprint(ctx.auth, input.password);
    const operation = { id: input.opId, userId, name: "factor.remove", input: sent };
    return once(ctx, operation, async (tx, stamp) => {
      await removeFactor(tx, userId, stamp);
      return { ok: true };
    });
  }),
});
