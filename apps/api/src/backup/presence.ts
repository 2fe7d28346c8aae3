import { setTimeout as wait } from "node:timers/promises";
import { type DatabaseAddress, onClient } from "@cchc/db/dump";
import { BackupProblem } from "./problem.ts";

/** Numbers of the lock: "CCHC", and that a server writes here. It ends with whoever holds it. */
const lock = [0x43434843, 2] as const;

/** Milliseconds before a server whose database went away takes its lock again. */
const pause = 2_000;

export interface Presence {
  close(): Promise<void>;
}

/**
 * Says that a server writes into this database, on a connection of its own, until it is closed;
 * several servers may.
 * @throws BackupProblem where the rows are just being moved away
 */
export async function announceServer(address: DatabaseAddress): Promise<Presence> {
  const stop = new AbortController();
  const { signal } = stop;
  const closing = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve());
  });
  const stay = (entered: () => void): Promise<void> =>
    onClient(address, async (client) => {
      const gone = new Promise<void>((resolve) => client.once("end", resolve));
      const { rows } = await client.query<{ held: boolean }>(
        "select pg_try_advisory_lock_shared($1, $2) as held",
        [...lock],
      );
      if (rows[0]?.held !== true) {
        throw new BackupProblem(
          "Dữ liệu ở DATABASE_URL đang được chuyển sang nơi khác (lệnh move): hãy đợi lệnh đó xong, rồi chạy với địa chỉ mới.",
        );
      }
      entered();
      await Promise.race([gone, closing]);
    });
  let staying: Promise<void> = Promise.resolve();
  await new Promise<void>((entered, refused) => {
    const first = stay(entered);
    first.catch(refused);
    staying = (async () => {
      await first.catch(() => stop.abort());
      while (!signal.aborted) {
        await Promise.race([closing, wait(pause, undefined, { ref: false })]);
        // A connection that was lost is opened again after the next pause; requests say the rest.
        if (!signal.aborted) await stay(() => undefined).catch(() => undefined);
      }
    })();
  });
  return {
    async close() {
      stop.abort();
      await staying;
    },
  };
}

/**
 * Does its work while no server writes into this database, and none can begin to.
 * @throws BackupProblem where one is running, however little it does
 */
export function withoutServers<T>(address: DatabaseAddress, work: () => Promise<T>): Promise<T> {
  return onClient(address, async (client) => {
    const { rows } = await client.query<{ held: boolean }>(
      "select pg_try_advisory_lock($1, $2) as held",
      [...lock],
    );
    if (rows[0]?.held !== true) {
      throw new BackupProblem(
        "Máy chủ Sổ CCHC còn đang chạy trên cơ sở dữ liệu này: hãy dừng máy chủ rồi chạy lại, để không số liệu nào nhập sau bị bỏ lại.",
      );
    }
    return work();
  });
}
