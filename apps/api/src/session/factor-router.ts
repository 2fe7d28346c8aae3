import { z } from "zod";
import { fingerprint } from "../accounts/accounts.ts";
import type { Actor } from "../auth/actor.ts";
import { addPasskey, beginPasskey, passkeyQuestion, removePasskey } from "../auth/passkey.ts";
import { newPasskeyAnswer } from "../auth/passkey-answer.ts";
import { passkeyPlace } from "../auth/passkey-place.ts";
import { codesOf, keepCodes } from "../auth/recovery-code.ts";
import {
  beginFactor,
  confirmFactor,
  isOn,
  keyOf,
  readFactor,
  removeFactor,
  type Switched,
  tidyFactor,
} from "../auth/second-factor.ts";
import { base32, keyLink } from "../auth/totp.ts";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { code, opId, writtenText } from "../reports/input.ts";
import type { Services } from "../services.ts";
import { router, signedIn } from "../trpc.ts";
import { requireOwnPassword } from "./own-password.ts";

const password = z.string().min(1).max(200);
const withPassword = z.object({ opId, password });

/** One's own second step of signing in: an app's codes, passkeys, codes on paper. */
export const factorRouter = router({
  /** What signing in asks for, how many recovery codes are left, and whether passkeys can be made here. */
  factor: signedIn.query(async ({ ctx }) => {
    const place = placeOf(ctx);
    const state = await readFactor(ctx.db, ctx.actor.userId, place);
    return { ...state, passkeysOffered: place !== undefined };
  }),

  /** A key for one's authenticator app; it is asked for once a code of it was typed. */
  beginFactor: signedIn.input(withPassword).mutation(async ({ ctx, input }) => {
    const { userId, username } = ctx.actor;
    const operation = await confirmed(ctx, "factor.begin", input);
    await once(ctx, operation, (tx, stamp) => beginFactor(tx, userId, stamp));
    const key = keyOf(ctx.auth.options.secret, userId, input.opId);
    return { key: base32(key), link: keyLink(key, username) };
  }),

  /** Switches the app's codes on and gives the recovery codes, which are shown this once. */
  confirmFactor: signedIn
    .input(z.object({ opId, code: code(20) }))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.actor;
      const { secret } = ctx.auth.options;
      const operation = { id: input.opId, userId, name: "factor.confirm", input };
      const switched = await once(ctx, operation, (tx, stamp) =>
        confirmFactor(tx, { userId, code: input.code, secret }, stamp),
      );
      return { codes: shownCodes(ctx, userId, switched) };
    }),

  /** Switches the app's codes off; passkeys go on. */
  removeFactor: signedIn.input(withPassword).mutation(async ({ ctx, input }) => {
    const { userId } = ctx.actor;
    const operation = await confirmed(ctx, "factor.remove", input);
    return once(ctx, operation, async (tx, stamp) => {
      await removeFactor(tx, userId, stamp);
      return { ok: true };
    });
  }),

  /** The question that a new passkey answers, for the browser. */
  beginPasskey: signedIn.input(withPassword).mutation(async ({ ctx, input }) => {
    const place = requirePlace(ctx);
    const beginning = { person: ctx.actor, opId: input.opId, secret: ctx.auth.options.secret };
    const operation = await confirmed(ctx, "passkey.begin", input);
    await once(ctx, operation, (tx, stamp) => beginPasskey(tx, beginning, stamp));
    return passkeyQuestion(ctx.db, { ...beginning, place });
  }),

  /** Keeps the passkey; the first way of the second step brings recovery codes, shown this once. */
  addPasskey: signedIn
    .input(z.object({ opId, name: writtenText(1, 60), answer: newPasskeyAnswer }))
    .mutation(async ({ ctx, input }) => {
      const place = requirePlace(ctx);
      const { userId } = ctx.actor;
      const { secret } = ctx.auth.options;
      const { opId: id, name, answer } = input;
      const operation = { id, userId, name: "passkey.add", input };
      const switched = await once<Switched>(ctx, operation, async (tx, stamp) => {
        const first = !(await isOn(tx, userId));
        await addPasskey(tx, { userId, name, answer, place }, stamp);
        if (!first) return { keyId: null };
        await keepCodes(tx, { userId, keyId: id, secret });
        return { keyId: id };
      });
      return { codes: shownCodes(ctx, userId, switched) };
    }),

  removePasskey: signedIn
    .input(withPassword.extend({ passkeyId: z.uuid() }))
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.actor;
      const operation = await confirmed(ctx, `passkey.remove ${input.passkeyId}`, input);
      return once(ctx, operation, async (tx, stamp) => {
        await removePasskey(tx, { userId, id: input.passkeyId }, stamp);
        await tidyFactor(tx, userId);
        return { ok: true };
      });
    }),
});

type Asked = Pick<Services, "db" | "auth" | "now"> & { readonly actor: Actor };

/** The operation of somebody who typed the password again. @throws Problem `bad-input`, `too-many-requests`. */
async function confirmed(ctx: Asked, name: string, input: z.infer<typeof withPassword>) {
  await requireOwnPassword(ctx, ctx.actor, input.password);
  const sent = fingerprint(ctx.auth, input.password);
  return { id: input.opId, userId: ctx.actor.userId, name, input: sent };
}

function placeOf({ auth }: Pick<Services, "auth">) {
  return passkeyPlace(auth.options.baseURL);
}

/** @throws Problem `bad-input` where browsers offer no passkeys for this server's address. */
function requirePlace(ctx: Pick<Services, "auth">) {
  const place = placeOf(ctx);
  if (place !== undefined) return place;
  const reason =
    "Máy chủ chưa có địa chỉ HTTPS theo tên nên chưa dùng được khóa đăng nhập: hãy dùng ứng dụng xác thực.";
  throw new Problem("bad-input", { reason });
}

function shownCodes(
  { auth }: Pick<Services, "auth">,
  userId: string,
  { keyId }: Switched,
): readonly string[] {
  return keyId === null ? [] : codesOf(auth.options.secret, userId, keyId);
}
