import type { Day } from "@cchc/domain/report/cell";
import { todayInVietnam } from "@cchc/domain/text/days";
import type { Services } from "../services.ts";
import type { Mailer } from "./mailer.ts";
import { fillOutbox, forgetOldLetters, type Outcome, sendNext } from "./outbox.ts";

/** The hour in Vietnam from which the day's letters are written. */
const firstHour = 7;

/** Most letters of one round, so that stopping never waits long. */
const atOnce = 200;

const minute = 60_000;

/** Writes and sends letters until it is stopped. */
export interface MailWorker {
  /** One round: the day's letters, if they are not written yet, then those whose time has come. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

/** @param mailer the way out; the worker closes it when it stops. */
export function createMailWorker(services: Services, mailer: Mailer): MailWorker {
  let filled: Day | undefined;
  const stopping = new AbortController();
  const counts = new Map<Outcome, number>();

  async function round(): Promise<void> {
    const now = services.now();
    const today = todayInVietnam(now);
    const hour = (now.getUTCHours() + 7) % 24;
    if (filled !== today && hour >= firstHour) {
      await fillOutbox(services, { day: today, origin: mailer.origin });
      await forgetOldLetters(services);
      filled = today;
    }
    counts.clear();
    for (let sent = 0; sent < atOnce && !stopping.signal.aborted; sent += 1) {
      const outcome = await sendNext(services, mailer, today);
      if (outcome === "none") break;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (outcome === "unreachable") break;
    }
    if (counts.size === 0) return;
    const detail = [...counts].map(([outcome, count]) => `${outcome} ${count}`).join(", ");
    services.log({ level: counts.has("unreachable") ? "error" : "info", event: "mail", detail });
  }

  let running: Promise<void> = Promise.resolve();
  const tick = (): Promise<void> => {
    running = running.then(round).catch((error: unknown) => {
      const detail = error instanceof Error ? error.name : "unknown";
      services.log({ level: "error", event: "mail round failed", detail });
    });
    return running;
  };
  return {
    tick,
    async stop() {
      stopping.abort();
      await running;
      mailer.close();
    },
  };
}

/** Runs a round each minute. */
export function startMailWorker(services: Services, mailer: Mailer): MailWorker {
  const worker = createMailWorker(services, mailer);
  void worker.tick();
  const timer = setInterval(() => void worker.tick(), minute);
  timer.unref();
  return {
    ...worker,
    async stop() {
      clearInterval(timer);
      await worker.stop();
    },
  };
}
