import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { serve, type ServerType } from "@hono/node-server";
import { chooseDataFolder, prepareDataFolder } from "@cchc/db/data-folder";
import { openDatabase } from "@cchc/db/open";
import { createApp } from "./app.ts";
import { createAuth } from "./auth/auth.ts";
import type { Env } from "./env.ts";
import { createS3Store } from "./files/s3-store.ts";
import { createFileStore, type FileStore } from "./files/store.ts";
import type { LogLine, Services } from "./services.ts";
import { createUnitTrees } from "./units/trees.ts";

export interface OpenOptions {
  readonly env: Env;
  /** The program's folder, beside which the data lie unless `CCHC_DATA` says otherwise. */
  readonly checkout: string;
  readonly log: (line: LogLine) => void;
  /** For a command beside a running server: use its database instead of being refused. */
  readonly share?: boolean;
}

/** The services on a migrated database, for the server and for commands. */
export interface OpenServices {
  readonly services: Services;
  /** Where the data lie, and why there. */
  readonly data: { readonly folder: string; readonly embedded: boolean };
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

/** Opens the database, brings it up to date and puts the services on it. */
export async function openServices(options: OpenOptions): Promise<OpenServices> {
  const { env, checkout, log, share = false } = options;
  const { folder } = chooseDataFolder({ given: env.CCHC_DATA, checkout });
  const { db, kind, migrated, close } = await openDatabase({
    url: env.DATABASE_URL,
    folder,
    poolSize: 20,
    share,
    log: (event) => log({ level: "info", event }),
  });
  try {
    const auth = createAuth({
      db,
      secret: env.CCHC_SECRET ?? keptSecret(prepareDataFolder(folder, undefined)),
      origin: env.CCHC_ORIGIN,
      clientIpHeader: env.CCHC_CLIENT_IP_HEADER,
    });
    const services: Services = {
      db,
      auth,
      trees: createUnitTrees(db),
      files: openFiles(options, folder),
      fileLimit: env.CCHC_FILE_MB * 1024 * 1024,
      now: () => new Date(),
      log,
    };
    return { services, data: { folder, embedded: kind !== "server" }, migrated, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Files in a bucket wait in the data folder until the bucket has them. */
function openFiles({ env, checkout, log }: OpenOptions, data: string): FileStore {
  const { s3: address } = env;
  const folder = join(data, "files");
  if (address !== undefined) {
    return createS3Store({ address, incoming: join(folder, "incoming"), log });
  }
  return createFileStore(env.CCHC_FILES === undefined ? folder : resolve(checkout, env.CCHC_FILES));
}

/** The key that signs session cookies: made once, readable by the server's account alone. */
function keptSecret(folder: string): string {
  const file = join(folder, "session-secret");
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
  }
  return readFileSync(file, "utf8");
}

export interface ServeOptions {
  readonly env: Env;
  readonly opened: OpenServices;
  readonly web: string;
  readonly admin: string;
}

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Listens. @throws Error with a Vietnamese sentence where the port is taken. */
export async function listen({ env, opened, web, admin }: ServeOptions): Promise<RunningServer> {
  const app = createApp({
    services: opened.services,
    web,
    admin,
    clientIpHeader: env.CCHC_CLIENT_IP_HEADER,
  });
  const server = await startListening(app.fetch, env);
  return {
    url: env.CCHC_ORIGIN ?? `http://${env.CCHC_HOST}:${env.CCHC_PORT}`,
    async stop() {
      await new Promise<void>((closed) => {
        server.close(() => closed());
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      });
      await opened.close();
    },
  };
}

function startListening(
  fetch: Parameters<typeof serve>[0]["fetch"],
  env: Env,
): Promise<ServerType> {
  return new Promise((listening, reject) => {
    const server = serve({ fetch, port: env.CCHC_PORT, hostname: env.CCHC_HOST }, () =>
      listening(server),
    );
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, env)));
  });
}

function listenError(error: NodeJS.ErrnoException, env: Env): Error {
  if (error.code === "EADDRINUSE") {
    return new Error(
      `Cổng ${env.CCHC_PORT} đang được chương trình khác dùng. Tắt chương trình đó, hoặc đặt CCHC_PORT là một cổng khác rồi chạy lại.`,
      { cause: error },
    );
  }
  if (error.code === "EACCES") {
    return new Error(
      `Không được phép mở cổng ${env.CCHC_PORT}. Đặt CCHC_PORT là một cổng từ 1024 trở lên rồi chạy lại.`,
      { cause: error },
    );
  }
  return error;
}
