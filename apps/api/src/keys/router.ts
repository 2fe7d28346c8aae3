import { z } from "zod";
import { can } from "@cchc/domain/access/permissions";
import { addDays, todayInVietnam } from "@cchc/domain/text/days";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { day, opId, writtenText } from "../reports/input.ts";
import { router, signedIn } from "../trpc.ts";
import { createKey, keyText, listKeys, revokeKey, secretOf } from "./keys.ts";
import { allScopes, isKeyScope, keyScopes } from "./scopes.ts";

/** Longest life of a key, in days. */
const longest = 366;

const newKey = z.object({
  opId,
  name: writtenText(1, 80),
  scopes: z
    .array(z.string().refine(isKeyScope))
    .min(1)
    .max(allScopes.length)
    .refine((scopes) => new Set(scopes).size === scopes.length),
  lastDay: day,
});

/** A person's own keys for programs. */
export const keysRouter = router({
  /** The keys, and what a new one could be made for. */
  mine: signedIn.query(async ({ ctx }) => ({
    keys: await listKeys(ctx.db, ctx.actor.userId),
    scopes: allScopes
      .filter((scope) => can(ctx.actor.grants, scope))
      .map((scope) => ({ scope, label: keyScopes[scope] })),
    latestDay: addDays(todayInVietnam(ctx.now()), longest),
  })),

  /** Makes a key; its text is answered here and can be read nowhere again. */
  create: signedIn.input(newKey).mutation(async ({ ctx, input }) => {
    const { opId: id, name, scopes, lastDay } = input;
    const { actor, auth } = ctx;
    if (actor.heldBack === true) throw new Problem("second-factor-required", {});
    const beyond = scopes.find((scope) => !can(actor.grants, scope));
    if (beyond !== undefined) {
      const reason = `Bạn không có quyền “${keyScopes[beyond]}” nên khóa cũng không: hãy bỏ chọn.`;
      throw new Problem("bad-input", { reason });
    }
    const today = todayInVietnam(ctx.now());
    if (lastDay < today || lastDay > addDays(today, longest)) {
      const reason = `Ngày hết hạn phải từ hôm nay và trong vòng ${longest} ngày: hãy chọn lại.`;
      throw new Problem("bad-input", { reason });
    }
    const secret = secretOf(auth, id);
    const operation = { id, userId: actor.userId, name: "api_key.create", input };
    const made = await once(ctx, operation, (tx, stamp) =>
      createKey(tx, { id, userId: actor.userId, name, scopes, lastDay, secret }, stamp),
    );
    return { ...made, key: keyText(made.id, secret) };
  }),

  revoke: signedIn.input(z.object({ opId, keyId: z.uuid() })).mutation(({ ctx, input }) => {
    const { userId } = ctx.actor;
    const operation = { id: input.opId, userId, name: "api_key.revoke", input };
    return once(ctx, operation, (tx, stamp) => revokeKey(tx, { id: input.keyId, userId }, stamp));
  }),
});
