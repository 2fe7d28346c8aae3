import { join } from "node:path";
import { readEnv } from "./env.ts";
import type { S3Address } from "./files/s3-store.ts";
import { Problem } from "./problem.ts";
import { listen, openServices, type RunningServer } from "./server.ts";
import type { LogLine, Services } from "./services.ts";

/** The folder that holds the whole program. */
export const checkout: string = join(import.meta.dirname, "../../..");

/** One JSON line on standard error; no personal data. */
export function logLine(line: LogLine): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
}

export interface RunOptions {
  /** Runs on the migrated database before anybody is served. */
  readonly prepare?: (services: Services) => Promise<void>;
}

/** Opens the data, serves both apps and the API on one port, and stops in order on Ctrl-C. */
export async function runServer({ prepare }: RunOptions = {}): Promise<RunningServer> {
  const env = readEnv();
  const opened = await openServices({
    env,
    checkout,
    log: logLine,
    statementTimeout: Math.round(env.CCHC_STATEMENT_SECONDS * 1000),
  });
  try {
    console.log(
      opened.data.embedded
        ? `Dữ liệu: ${opened.data.folder} (PostgreSQL kèm theo chương trình)`
        : "Dữ liệu: máy chủ PostgreSQL theo DATABASE_URL",
    );
    for (const name of opened.migrated) console.log(`Đã nâng cấp cơ sở dữ liệu: ${name}`);
    if (env.s3 !== undefined) await greetStore(env.s3, opened.services);
    await prepare?.(opened.services);
    const server = await listen({
      env,
      opened,
      web: join(checkout, "apps/web/dist"),
      admin: join(checkout, "apps/admin/dist"),
    });
    stopOnSignal(server);
    console.log(`Sổ CCHC cho xã, phường:      ${server.url}/`);
    console.log(`Sổ CCHC cho cơ quan tổng hợp: ${server.url}/admin`);
    return server;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Says where files lie; figures can be entered while a store is away, so the server starts anyhow. */
async function greetStore({ endpoint, bucket }: S3Address, { files }: Services): Promise<void> {
  console.log(`Tệp tải lên: kho S3 ${endpoint}, bucket ${bucket}`);
  try {
    await files.open("0".repeat(64));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
  }
}

function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    console.log("Đang dừng…");
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(sentenceOf(error));
        process.exit(1);
      },
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

/** What to tell whoever runs the program. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Runs a command to its end; a failure is one sentence and exit code 1, never a stack. */
export function main(command: () => Promise<unknown>): void {
  command().catch((error: unknown) => {
    console.error(sentenceOf(error));
    process.exit(1);
  });
}
