import { parseArgs } from "node:util";

export const usage = `npm run load -- [--users 300] [--reviewers 30] [--minutes 5] [--think 10]
               [--embedded | --separate | --both | --server <postgres://…>] [--processes <n>]
               [--kill] [--find-limit] [--data <folder>] [--json <file>]

The last day of a country's year: 3 321 communes' figures in place, officers who type and hand in,
reviewers who read overviews, roll-ups, the cells behind them and ranks, over HTTP. At the end every
acknowledged figure is read back. Ends with 1 where a request failed, a figure is lost, or the 99th
percentile of saves is 1 s or more, of reading for reviewers 2 s or more.

--users, --reviewers  how many people; at most 3 000 officers
--minutes             how long they work
--think               seconds between two saves of one officer, on average
--embedded            the PostgreSQL that comes along only
--separate            a PostgreSQL server process of its own, started for this, only
--both                one after the other (this is what happens without a choice)
--server              a new database on that server; its role needs CREATEDB; removed afterwards
--processes           so many API processes on one PostgreSQL, behind a proxy that gives each in turn
                      a request (not with --embedded)
--kill                SIGKILL to the server, the one that comes along with its PostgreSQL, half-way
--find-limit          more and more people, from 50 or --users on, --minutes each (2 unless said),
                      until a budget breaks; a reviewer for every ten officers
--data                folder in which the filled database is kept for the next time
--json                writes the result there too`;

export type Choice =
  | { readonly kind: "embedded" }
  | { readonly kind: "separate" }
  | { readonly kind: "url"; readonly url: string };

export interface Options {
  readonly users: number;
  readonly reviewers: number;
  readonly minutes: number;
  /** Seconds between two saves of one officer, on average. */
  readonly think: number;
  readonly targets: readonly Choice[];
  readonly processes: number;
  readonly kill: boolean;
  readonly findLimit: boolean;
  readonly data: string | undefined;
  readonly json: string | undefined;
}

/** Reads the command line. `"help"` where it was asked for. @throws Error with what is wrong. */
export function readOptions(args: readonly string[]): Options | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: "boolean", default: false },
      users: { type: "string" },
      reviewers: { type: "string", default: "30" },
      minutes: { type: "string" },
      think: { type: "string", default: "10" },
      embedded: { type: "boolean", default: false },
      separate: { type: "boolean", default: false },
      both: { type: "boolean", default: false },
      server: { type: "string" },
      processes: { type: "string", default: "1" },
      kill: { type: "boolean", default: false },
      "find-limit": { type: "boolean", default: false },
      data: { type: "string" },
      json: { type: "string" },
    },
  });
  if (values.help) return "help";
  const findLimit = values["find-limit"];
  const processes = whole("processes", values.processes, { least: 1, most: 16 });
  const targets = targetsOf(values, processes);
  return {
    users: whole("users", values.users ?? (findLimit ? "50" : "300"), { least: 1, most: 3000 }),
    reviewers: whole("reviewers", values.reviewers, { least: 0, most: 1000 }),
    minutes: above0("minutes", values.minutes ?? (findLimit ? "2" : "5")),
    think: above0("think", values.think),
    targets,
    processes,
    kill: values.kill,
    findLimit,
    data: values.data,
    json: values.json,
  };
}

interface Chosen {
  readonly embedded: boolean;
  readonly separate: boolean;
  readonly both: boolean;
  readonly server?: string | undefined;
}

function targetsOf({ embedded, separate, both, server }: Chosen, processes: number): Choice[] {
  if ([embedded, separate, both, server !== undefined].filter(Boolean).length > 1) {
    throw new Error("one of --embedded, --separate, --both, --server");
  }
  if (processes > 1 && (embedded || both)) {
    throw new Error(
      "the PostgreSQL that comes along serves one process: --processes needs a server",
    );
  }
  if (server !== undefined) return [{ kind: "url", url: server }];
  if (embedded) return [{ kind: "embedded" }];
  if (separate || processes > 1) return [{ kind: "separate" }];
  return [{ kind: "embedded" }, { kind: "separate" }];
}

function whole(
  name: string,
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && least <= value && value <= most) return value;
  throw new Error(`--${name}: a whole number from ${least} to ${most}`);
}

function above0(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${name}: a number above 0`);
}
