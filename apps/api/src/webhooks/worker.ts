import type { Services } from "../services.ts";
import { type Delivered, deliverNext } from "./deliver.ts";

/** Most messages of one round, so that stopping never waits long. */
const atOnce = 100;

const everySeconds = 5;

/** Sends messages each few seconds until it is stopped. */
export function startWebhookWorker(services: Services): { stop(): Promise<void> } {
  const state = { stopped: false };
  let running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    const counts = new Map<Delivered, number>();
    for (let sent = 0; sent < atOnce && !state.stopped; sent += 1) {
      const outcome = await deliverNext(services);
      if (outcome === "none") break;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
    if (counts.size === 0) return;
    const detail = [...counts].map(([outcome, count]) => `${outcome} ${count}`).join(", ");
    services.log({ level: "info", event: "webhooks", detail });
  };
  const timer = setInterval(() => {
    running = running.then(round).catch((error: unknown) => {
      const detail = error instanceof Error ? error.name : "unknown";
      services.log({ level: "error", event: "webhook round failed", detail });
    });
  }, everySeconds * 1000);
  timer.unref();
  return {
    async stop() {
      state.stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
