import { cpus, loadavg, release, totalmem, type } from "node:os";
import { sql } from "kysely";
import type { Services } from "@cchc/api/services";

export interface Computer {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** Of the last minute, when it was asked: much above 1 before a run says that others were at work. */
  readonly load: number;
}

export interface Machine extends Computer {
  readonly postgres: string;
  /** What makes a commit durable, as the server runs. */
  readonly durability: Readonly<Record<string, string>>;
}

/** What the figures were measured on, without a database. */
export function describeComputer(): Computer {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? "?",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

/** {@link describeComputer} with the server that keeps the data. */
export async function describeMachine({ db }: Services): Promise<Machine> {
  const { rows } = await sql<Record<string, string>>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as synchronous_commit,
      current_setting('full_page_writes') as full_page_writes`.execute(db);
  const { version = "?", ...durability } = rows[0] ?? {};
  return { ...describeComputer(), postgres: version, durability };
}
