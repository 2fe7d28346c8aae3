import { z } from "zod";
import { fieldOf } from "@cchc/domain/form/form";
import { requireAccount } from "../accounts/reach.ts";
import { once } from "../operation/once.ts";
import { opId, writtenText } from "../reports/input.ts";
import { allowed, router, signedIn } from "../trpc.ts";
import { deviceKeyOf } from "./device-key.ts";
import { listKeys, registerKey, revokeKey } from "./keys.ts";
import { openPackage } from "./open.ts";
import { takePackage } from "./take.ts";

/** A package's file; the largest request is 1 MB. */
const text = z.string().max(950_000);
const keyId = z.string().regex(/^[0-9a-f]{64}$/);
const userId = z
  .string()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u);

/** Work away from the line: the storage on a person's computer, and packages carried by hand. */
export const packagesRouter = router({
  /** The key of the signed-in person's storage on the computer they sit at. */
  deviceKey: signedIn.query(({ ctx }) => deviceKeyOf(ctx.auth, ctx.actor.userId)),

  /** The computers on which the signed-in person signs packages. */
  keys: signedIn.query(({ ctx }) => listKeys(ctx.db, ctx.actor.userId)),

  registerKey: signedIn
    .input(
      z.object({
        opId,
        publicKey: z.string().regex(/^[A-Za-z0-9_-]{80,200}$/),
        label: writtenText(1, 80),
      }),
    )
    .mutation(({ ctx, input }) => {
      const { userId: id } = ctx.actor;
      const operation = { id: input.opId, userId: id, name: "package_key.register", input };
      return once(ctx, operation, (tx, stamp) =>
        registerKey(tx, { userId: id, publicKey: input.publicKey, label: input.label }, stamp),
      );
    }),

  /** Nothing signed on that computer is taken any more. */
  revokeKey: signedIn.input(z.object({ opId, keyId })).mutation(({ ctx, input }) => {
    const { userId: id } = ctx.actor;
    const operation = { id: input.opId, userId: id, name: "package_key.revoke", input };
    return once(ctx, operation, (tx, stamp) =>
      revokeKey(tx, { id: input.keyId, userId: id }, stamp),
    );
  }),

  /** The same of an account within an administrator's reach. */
  keysOf: allowed("account.manage")
    .input(z.object({ userId }))
    .query(async ({ ctx, input }) => {
      await requireAccount(ctx, ctx.actor, input.userId);
      return listKeys(ctx.db, input.userId);
    }),

  revokeKeyOf: allowed("account.manage")
    .input(z.object({ opId, userId, keyId }))
    .mutation(async ({ ctx, input }) => {
      await requireAccount(ctx, ctx.actor, input.userId);
      const operation = {
        id: input.opId,
        userId: ctx.actor.userId,
        name: "package_key.revoke_of",
        input,
      };
      return once(ctx, operation, (tx, stamp) =>
        revokeKey(tx, { id: input.keyId, userId: input.userId }, stamp),
      );
    }),

  /** What a package says, who signed it, what it would change, and why it is not taken if it is not. */
  preview: signedIn.input(z.object({ text })).mutation(async ({ ctx, input }) => {
    const opened = await openPackage(ctx, ctx.actor, input.text);
    const { content, target, holder, signer, withheld } = opened;
    return {
      hash: opened.hash,
      unit: content.unit,
      period: content.period,
      madeAt: content.madeAt,
      madeBy: content.madeBy,
      app: content.app,
      papers: content.papers,
      reasons: content.reasons.length,
      cells: content.cells.length,
      signing: content.signing ?? null,
      signer: signer === null ? null : { name: signer.name, computer: holder?.label ?? "" },
      reportVersion: opened.reportVersion,
      refusal: opened.refusal,
      received: opened.received,
      withheld,
      differences: opened.differences.map(({ before, ...one }) => ({
        ...one,
        label: fieldOf(target.form, one.field)?.label ?? one.field,
        kind: fieldOf(target.form, one.field)?.kind ?? "text",
        before: withheld ? null : before,
      })),
    };
  }),

  /** Takes a package in, once. */
  take: signedIn
    .input(
      z.object({
        opId,
        text,
        reportVersion: z.int().min(0),
        overtaken: z.enum(["package", "server"]),
      }),
    )
    .mutation(({ ctx, input }) => {
      const { actor } = ctx;
      const operation = { id: input.opId, userId: actor.userId, name: "package.take", input };
      return once(ctx, operation, (tx, stamp) =>
        takePackage(ctx, tx, { actor, taking: input, stamp }),
      );
    }),
});
