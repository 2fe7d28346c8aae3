import type { Services } from "../services.ts";
import { inheritFrom } from "../units/inherited.ts";
import { type Delivered, deliverNext } from "./deliver.ts";

/** Most messages of one round, so that stopping never waits long. */
const atOnce = 100;

const everySeconds = 5;

/** Days for which what was sent or given up is still shown. */
const keptDays = 90;

/** Sends messages each few seconds until it is stopped; a round begins when the one before is over. */
export function startWebhookWorker(services: Services): { stop(): Promise<void> } {
  const inherit = inheritFrom(services);
  const state = { stopped: false };
  const round = async (): Promise<void> => {
    const counts = new Map<Delivered, number>();
    for (let sent = 0; sent < atOnce && !state.stopped; sent += 1) {
      const outcome = await deliverNext(services, inherit);
      if (outcome === "none") break;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
    if (counts.size === 0) return;
    await forgetOld(services);
    const detail = [...counts].map(([outcome, count]) => `${outcome} ${count}`).join(", ");
    services.log({ level: "info", event: "webhooks", detail });
  };
  const next = (): NodeJS.Timeout => setTimeout(() => void turn(), everySeconds * 1000).unref();
  let running: Promise<void> = Promise.resolve();
  let timer = next();
  async function turn(): Promise<void> {
    running = round().catch((error: unknown) => {
      const detail = error instanceof Error ? error.name : "unknown";
      services.log({ level: "error", event: "webhook round failed", detail });
    });
    await running;
    if (!state.stopped) timer = next();
  }
  return {
    async stop() {
      state.stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Messages that are over for long are shown no more. */
async function forgetOld({ db, now }: Services): Promise<void> {
  await db
    .deleteFrom("webhook_delivery")
    .where("state", "<>", "waiting")
    .where("written_at", "<", new Date(now().getTime() - keptDays * 24 * 60 * 60_000))
    .execute();
}
