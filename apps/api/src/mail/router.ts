import { z } from "zod";
import { requireAccount } from "../accounts/reach.ts";
import { once } from "../operation/once.ts";
import { code, opId, whole } from "../reports/input.ts";
import { allowed, router, signedIn } from "../trpc.ts";
import { readAddress, writeAddress } from "./address.ts";

const given = z.object({
  opId,
  /** Null: forgotten. */
  address: z.email().max(254).nullable(),
  wanted: z.boolean(),
  /** The version its writer saw; 0 where nothing was kept. */
  version: whole(0),
});

const userId = code(100);

/** Where people want to be reminded by mail, and whether this server sends any. */
export const mailRouter = router({
  mine: signedIn.query(async ({ ctx }) => ({
    ...(await readAddress(ctx.db, ctx.actor.userId)),
    configured: ctx.mailer !== undefined,
  })),

  setMine: signedIn.input(given).mutation(({ ctx, input }) => {
    const { opId: id, ...address } = input;
    const operation = { id, userId: ctx.actor.userId, name: "mail.address", input };
    return once(ctx, operation, (tx, stamp) =>
      writeAddress(tx, { ...address, userId: ctx.actor.userId }, stamp),
    );
  }),

  /** Of one account, for whoever keeps accounts. */
  of: allowed("account.manage")
    .input(z.object({ userId }))
    .query(async ({ ctx, input }) => {
      await requireAccount(ctx, ctx.actor, input.userId);
      const kept = await readAddress(ctx.db, input.userId);
      return { ...kept, configured: ctx.mailer !== undefined };
    }),

  setOf: allowed("account.manage")
    .input(given.extend({ userId }))
    .mutation(async ({ ctx, input }) => {
      await requireAccount(ctx, ctx.actor, input.userId);
      const { opId: id, ...address } = input;
      const operation = { id, userId: ctx.actor.userId, name: "mail.address.of", input };
      return once(ctx, operation, (tx, stamp) => writeAddress(tx, address, stamp));
    }),
});
