import { serve, type ServerType } from "@hono/node-server";
import type { PoolCounts } from "@cchc/db/connect";
import { openDatabase } from "@cchc/db/open";
import { createApp } from "./app.ts";
import { createAuth } from "./auth/auth.ts";
import { backupBeforeUpgrade } from "./backup/before-upgrade.ts";
import { wasMoved } from "./backup/move.ts";
import { announceServer, type Presence } from "./backup/presence.ts";
import { dataPlace, type DataPlace } from "./data-place.ts";
import type { Env } from "./env.ts";
import { openFiles } from "./files/open-files.ts";
import { keptSecret } from "./kept-secret.ts";
import { createMailer, type Mailer } from "./mail/mailer.ts";
import { startMailWorker } from "./mail/worker.ts";
import type { LogLine, Services } from "./services.ts";
import { createUnitTrees } from "./units/trees.ts";
import { startWebhookWorker } from "./webhooks/worker.ts";

export interface OpenOptions {
  readonly env: Env;
  /** The program's folder, beside which the data lie unless `CCHC_DATA` says otherwise. */
  readonly checkout: string;
  readonly log: (line: LogLine) => void;
  /** For a command beside a running server: use its database instead of being refused. */
  readonly share?: boolean;
  /** Milliseconds that a statement of a request may take; commands have all the time. */
  readonly statementTimeout?: number;
}

/** The services on a migrated database, for the server and for commands. */
export interface OpenServices {
  readonly services: Services;
  /** Where the data lie, and why there. */
  readonly data: { readonly folder: string; readonly embedded: boolean };
  readonly migrated: readonly string[];
  readonly place: DataPlace;
  readonly counts: () => PoolCounts;
  close(): Promise<void>;
}

/** Opens the database, brings it up to date and puts the services on it. */
export async function openServices(options: OpenOptions): Promise<OpenServices> {
  const { env, checkout, log, share = false } = options;
  const place = dataPlace(env, checkout);
  const { folder } = place;
  if (env.DATABASE_URL === undefined && wasMoved(place)) throw moved(place);
  const files = openFiles({ env, place, log });
  const now = (): Date => new Date();
  const say = (event: string): void => log({ level: "info", event });
  const opened = await openDatabase({
    url: env.DATABASE_URL,
    folder,
    poolSize: 20,
    statementTimeout: options.statementTimeout,
    share,
    log: say,
    beforeUpgrade: backupBeforeUpgrade({ env, place, files, now, say }),
  });
  const { db, kind, migrated, counts, address } = opened;
  let presence: Presence | undefined;
  const close = async (): Promise<void> => {
    await presence?.close();
    await opened.close();
  };
  try {
    if (kind === "server" && !share) presence = await announceServer(address);
    const auth = createAuth({
      db,
      secret: env.CCHC_SECRET ?? keptSecret(place),
      origin: env.CCHC_ORIGIN,
      clientIpHeader: env.CCHC_CLIENT_IP_HEADER,
    });
    const services: Services = {
      db,
      auth,
      trees: createUnitTrees(db),
      files,
      fileLimit: env.CCHC_FILE_MB * 1024 * 1024,
      now,
      log,
      mailer: mailerOf(env),
      webhookOrigins: env.CCHC_WEBHOOK_ORIGINS,
      factorRule: env.CCHC_SECOND_FACTOR,
    };
    return {
      services,
      data: { folder, embedded: kind !== "server" },
      migrated,
      place,
      counts,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The address that people type. */
function originOf(env: Env): string {
  return env.CCHC_ORIGIN ?? `http://${env.CCHC_HOST}:${env.CCHC_PORT}`;
}

function mailerOf(env: Env): Mailer | undefined {
  const { CCHC_SMTP_URL: url, CCHC_MAIL_FROM: from } = env;
  if (url === undefined || from === undefined) return undefined;
  return createMailer({ url, from, origin: originOf(env).replace(/\/$/, "") });
}

/** Two copies that both go on would part for good. */
function moved({ folder, moved: note }: DataPlace): Error {
  return new Error(
    `Dữ liệu ở ${folder} đã chuyển sang máy chủ PostgreSQL. Hãy đặt DATABASE_URL là địa chỉ máy chủ đó; ` +
      `muốn dùng lại bản cũ ở đây thì xoá tệp ${note}.`,
  );
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

/** How long requests that are being served may take to end when the server stops, milliseconds. */
const lastRequests = 20_000;

/**
 * How long a connection may lie idle, milliseconds. Node's 5 seconds end just when an officer's next
 * figure is sent, which then fails; proxies keep theirs for 60 and must be the first to let go.
 */
const idleConnection = 75_000;

/** Listens. @throws Error with a Vietnamese sentence where the port is taken. */
export async function listen({ env, opened, web, admin }: ServeOptions): Promise<RunningServer> {
  let stopping = false;
  const app = createApp({
    services: opened.services,
    web,
    admin,
    clientIpHeader: env.CCHC_CLIENT_IP_HEADER,
    limited: true,
    running: {
      place: opened.place,
      counts: opened.counts,
      metricsToken: env.CCHC_METRICS_TOKEN,
      logAll: env.CCHC_LOG === "all",
      stopping: () => stopping,
    },
  });
  const server = await startListening(app.fetch, env);
  const { mailer } = opened.services;
  const mail = mailer === undefined ? undefined : startMailWorker(opened.services, mailer);
  const webhooks =
    env.CCHC_WEBHOOK_ORIGINS === undefined ? undefined : startWebhookWorker(opened.services);
  return {
    url: originOf(env),
    async stop() {
      stopping = true;
      await Promise.all([mail?.stop(), webhooks?.stop()]);
      await new Promise<void>((closed) => {
        const late = setTimeout(() => {
          if ("closeAllConnections" in server) server.closeAllConnections();
        }, lastRequests);
        server.close(() => {
          clearTimeout(late);
          closed();
        });
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
    if ("keepAliveTimeout" in server) server.keepAliveTimeout = idleConnection;
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
