import { z } from "zod";
import { roles } from "@cchc/domain/access/roles";
import { cleanText } from "@cchc/domain/text/hygiene";
import { todayInVietnam } from "@cchc/domain/text/days";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { code, opId, unitId } from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { readUnitNames } from "../units/queries.ts";
import {
  createAccount,
  fingerprint,
  hashPassword,
  replaceGrants,
  setDisabled,
  setPassword,
} from "./accounts.ts";
import { administeredBy, requireAdministratorLeft } from "./last-administrator.ts";
import { reachOf, requireAccount, requireGrantable } from "./reach.ts";
import { appendAudit } from "../audit/audit.ts";
import { factorOn } from "../auth/factor-on.ts";
import { resetFactor } from "../auth/second-factor.ts";

const grants = z
  .array(
    z.object({
      role: z.enum(roles).exclude(["public"]),
      unitId,
      areas: z.array(code(50)).max(20).optional(),
    }),
  )
  .min(1)
  .max(20);
const password = z.string().min(1).max(200);
const person = z.string().transform(cleanText).pipe(z.string().min(2).max(120));

export const accountsRouter = router({
  /** Every account with its roles, by name. */
  list: allowed("account.manage").query(async ({ ctx }) => {
    const [all, held] = await Promise.all([
      ctx.db
        .selectFrom("auth_user")
        .select(["id", "username", "name", "disabledAt"])
        .select(factorOn("auth_user.id").as("secondFactor"))
        .orderBy("username")
        .execute(),
      ctx.db.selectFrom("role_grant").select(["user_id", "role", "unit_id", "areas"]).execute(),
    ]);
    const inReach = await reachOf(ctx, ctx.actor);
    const users = all.filter((user) =>
      inReach(held.filter((grant) => grant.user_id === user.id).map((grant) => grant.unit_id)),
    );
    const names = await readUnitNames(
      ctx,
      held.map((grant) => grant.unit_id),
      todayInVietnam(ctx.now()),
    );
    return users.map((user) => ({
      id: user.id,
      username: user.username ?? "",
      name: user.name,
      disabled: user.disabledAt !== null,
      secondFactor: user.secondFactor,
      grants: held
        .filter((grant) => grant.user_id === user.id)
        .map((grant) => ({
          role: grant.role,
          unitId: grant.unit_id,
          unitName: names.get(grant.unit_id) ?? grant.unit_id,
          areas: grant.areas,
        })),
    }));
  }),

  create: allowed("account.manage")
    .input(z.object({ opId, username: z.string().min(1).max(60), name: person, password, grants }))
    .mutation(async ({ ctx, input }) => {
      await requireGrantable(ctx, ctx.actor, input.grants);
      const passwordHash = await hashPassword(ctx.auth, input.password);
      const { opId: id, password: given, ...account } = input;
      const sent = { ...account, password: fingerprint(ctx.auth, given) };
      return once(ctx, operation(id, ctx.actor.userId, "account.create", sent), (tx, stamp) =>
        createAccount(tx, { ...account, passwordHash }, stamp),
      );
    }),

  setPassword: allowed("account.manage")
    .input(z.object({ opId, userId: code(100), password }))
    .mutation(async ({ ctx, input }) => {
      await requireAccount(ctx, ctx.actor, input.userId);
      const passwordHash = await hashPassword(ctx.auth, input.password);
      const op = operation(input.opId, ctx.actor.userId, "account.password", {
        userId: input.userId,
        password: fingerprint(ctx.auth, input.password),
      });
      return once(ctx, op, async (tx, stamp) => {
        await setPassword(tx, { userId: input.userId, passwordHash }, stamp);
        return { ok: true };
      });
    }),

  setDisabled: allowed("account.manage")
    .input(z.object({ opId, userId: code(100), disabled: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await requireAccount(ctx, ctx.actor, input.userId);
      if (input.userId === ctx.actor.userId) throw new Problem("forbidden", {});
      const op = operation(input.opId, ctx.actor.userId, "account.disable", input);
      const today = await ctx.trees.at(todayInVietnam(ctx.now()));
      return once(ctx, op, async (tx, stamp) => {
        await setDisabled(tx, input.userId, input.disabled, stamp);
        if (input.disabled) {
          await requireAdministratorLeft(tx, await administeredBy(tx, input.userId), today);
        }
        return { ok: true };
      });
    }),

  /** For whoever lost telephone and codes; their sessions end, as whoever asked may be somebody else. */
  removeFactor: allowed("account.manage")
    .input(z.object({ opId, userId: code(100) }))
    .mutation(async ({ ctx, input }) => {
      await requireAccount(ctx, ctx.actor, input.userId);
      const op = operation(input.opId, ctx.actor.userId, "account.factor_off", input);
      return once(ctx, op, async (tx, stamp) => {
        await resetFactor(tx, input.userId, stamp);
        await tx.deleteFrom("auth_session").where("userId", "=", input.userId).execute();
        return { ok: true };
      });
    }),

  setGrants: allowed("account.manage")
    .input(z.object({ opId, userId: code(100), grants }))
    .mutation(async ({ ctx, input }) => {
      await requireAccount(ctx, ctx.actor, input.userId);
      await requireGrantable(ctx, ctx.actor, input.grants);
      const op = operation(input.opId, ctx.actor.userId, "account.grants", input);
      const today = await ctx.trees.at(todayInVietnam(ctx.now()));
      return once(ctx, op, async (tx, stamp) => {
        const places = await administeredBy(tx, input.userId);
        const before = await replaceGrants(tx, input, stamp);
        await appendAudit(tx, { ...stamp, unitId: "" }, [
          {
            action: "account.grants",
            subject: `account/${input.userId}`,
            before,
            after: input.grants,
          },
        ]);
        await requireAdministratorLeft(tx, places, today);
        return { ok: true };
      });
    }),
});

function operation(id: string, userId: string, name: string, input: unknown) {
  return { id, userId, name, input };
}
