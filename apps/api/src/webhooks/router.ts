import { z } from "zod";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { opId } from "../reports/input.ts";
import { router, signedIn } from "../trpc.ts";
import { isAllowed } from "./deliver.ts";
import {
  createWebhook,
  eventLabels,
  listWebhooks,
  removeWebhook,
  signingSecret,
  webhookEvents,
} from "./webhooks.ts";

const newWebhook = z.object({
  opId,
  url: z.url({ protocol: /^https?$/ }).max(500),
  events: z
    .array(z.enum(webhookEvents))
    .min(1)
    .refine((events) => new Set(events).size === events.length),
});

/** The addresses of other programs that a person lets be told of what happens. */
export const webhooksRouter = router({
  mine: signedIn.query(async ({ ctx }) => ({
    webhooks: await listWebhooks(ctx.db, ctx.actor.userId),
    events: webhookEvents.map((event) => ({ event, label: eventLabels[event] })),
    /** Where messages may go, as the server's keeper set it; none: nowhere. */
    origins: ctx.webhookOrigins ?? [],
  })),

  /** Its secret is answered here and shown nowhere again. */
  create: signedIn.input(newWebhook).mutation(async ({ ctx, input }) => {
    const { opId: id, url, events } = input;
    if (ctx.actor.heldBack === true) throw new Problem("second-factor-required", {});
    const origins = ctx.webhookOrigins ?? [];
    if (!isAllowed(url, origins)) {
      const reason =
        origins.length === 0
          ? "Máy chủ chưa cho gửi tin tới địa chỉ nào: hãy nhờ người quản trị máy chủ đặt CCHC_WEBHOOK_ORIGINS."
          : `Máy chủ chỉ gửi tin tới ${origins.join(", ")}: hãy sửa địa chỉ, hoặc nhờ người quản trị máy chủ thêm.`;
      throw new Problem("bad-input", { reason });
    }
    const secret = signingSecret(ctx.auth, id);
    const { userId } = ctx.actor;
    const operation = { id, userId, name: "webhook.create", input };
    const made = await once(ctx, operation, (tx, stamp) =>
      createWebhook(tx, { id, userId, url, events, secret }, stamp),
    );
    return { ...made, secret };
  }),

  remove: signedIn.input(z.object({ opId, webhookId: z.uuid() })).mutation(({ ctx, input }) => {
    const { userId } = ctx.actor;
    const operation = { id: input.opId, userId, name: "webhook.remove", input };
    return once(ctx, operation, (tx, stamp) =>
      removeWebhook(tx, { id: input.webhookId, userId }, stamp),
    );
  }),
});
