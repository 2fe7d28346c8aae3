import { randomBytes } from "node:crypto";
import { type Env, readEnv } from "@cchc/api/env";
import { openServices } from "@cchc/api/server";
import type { Services } from "@cchc/api/services";
import { freePort } from "@cchc/bench/place";
import { type RunningServer, startServer } from "@cchc/bench/server";
import { untilStopped } from "@cchc/bench/stopping";
import { copyTemplate, newFolder, fillEverything } from "../place/template.ts";
import type { Choice } from "../options.ts";
import { root, tell } from "../tell.ts";
import { killEmbedded, makeDatabase, startPostgres } from "./database.ts";
import { startProxy } from "./proxy.ts";

/** The running product with its database, to be worked on and to be hurt. */
export interface Target {
  readonly name: string;
  /** Where people's requests go. */
  readonly url: string;
  /** Each server process, for its own figures. */
  readonly processes: readonly string[];
  readonly secret: string;
  /** Work on its database beside the servers. */
  withServices<Result>(work: (services: Services) => Promise<Result>): Promise<Result>;
  /** SIGKILL to a server process (with the PostgreSQL that came along), then a new one. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Place {
  readonly parent: string;
  /** Makes the template where it is missing: only who needs it waits for it. */
  readonly template: () => Promise<string>;
}

export async function startTarget(
  choice: Choice,
  { parent, template }: Place,
  processes: number,
): Promise<Target> {
  const secret = randomBytes(32).toString("hex");
  const base = { CCHC_SECRET: secret, CCHC_METRICS_TOKEN: secret };
  if (choice.kind === "embedded") {
    const folder = copyTemplate(await template(), parent);
    const env = readEnv({ ...base, CCHC_DATA: folder, CCHC_PORT: String(await freePort()) });
    return serve({
      name: "the PostgreSQL that comes along",
      envs: [env],
      secret,
      kill: () => killEmbedded(folder),
      stopDatabase: () => Promise.resolve(),
    });
  }
  const database =
    choice.kind === "separate"
      ? await startPostgres(copyTemplate(await template(), parent))
      : await makeDatabase(choice.url);
  const stopDatabase = untilStopped(database.stop);
  const ports = [];
  for (let at = 0; at <= processes; at += 1) ports.push(await freePort());
  const [front, ...behind] = ports;
  const files = newFolder(parent);
  const shared = {
    ...base,
    DATABASE_URL: database.url,
    CCHC_FILES: files,
    ...(processes > 1 ? { CCHC_ORIGIN: `http://127.0.0.1:${front}` } : {}),
  };
  const envs = behind.map((port) =>
    readEnv({ ...shared, CCHC_DATA: newFolder(parent), CCHC_PORT: String(port) }),
  );
  if (choice.kind === "url") await fillDatabase(envs[0]);
  return serve({
    name: `a PostgreSQL server of its own${processes > 1 ? `, ${processes} processes` : ""}`,
    envs,
    secret,
    kill: () => Promise.resolve(),
    stopDatabase,
    ...(processes > 1 && front !== undefined ? { front } : {}),
  });
}

async function fillDatabase(env: Env | undefined): Promise<void> {
  if (env === undefined) return;
  tell("filling the database on the given server: minutes");
  const opened = await openServices({ env, checkout: root, log: () => undefined });
  try {
    await fillEverything(opened.services);
  } finally {
    await opened.close();
  }
}

interface Serving {
  readonly name: string;
  readonly envs: readonly Env[];
  readonly secret: string;
  /** What dies with the first server process. */
  readonly kill: () => Promise<void>;
  readonly stopDatabase: () => Promise<void>;
  /** Port of the proxy in front of several processes. */
  readonly front?: number;
}

async function serve(serving: Serving): Promise<Target> {
  const { name, envs, secret, front } = serving;
  const [first] = envs;
  if (first === undefined) throw new RangeError("no server process was asked for");
  const running: RunningServer[] = [];
  const start = async (env: Env, at: number): Promise<void> => {
    running[at] = await startServer(env);
  };
  const stopServers = untilStopped(async () => {
    await Promise.all(running.map((server) => server.stop()));
  });
  // One after the other: the first one migrates.
  for (const [at, env] of envs.entries()) await start(env, at);
  const addresses = envs.map((env) => `http://${env.CCHC_HOST}:${env.CCHC_PORT}`);
  const proxy = front === undefined ? undefined : await startProxy(front, addresses);
  const stopProxy = untilStopped(async () => proxy?.stop());
  return {
    name,
    secret,
    url: proxy?.url ?? addresses[0] ?? "",
    processes: addresses,
    withServices: async (work) => {
      const opened = await openServices({
        env: first,
        checkout: root,
        log: () => undefined,
        share: true,
      });
      try {
        return await work(opened.services);
      } finally {
        await opened.close();
      }
    },
    killAndRestart: async () => {
      await running[0]?.kill();
      await serving.kill();
      await start(first, 0);
    },
    stop: async () => {
      await stopProxy();
      await stopServers();
      await serving.stopDatabase();
    },
  };
}
