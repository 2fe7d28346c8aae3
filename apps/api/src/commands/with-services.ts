import { readEnv } from "../env.ts";
import { checkout, logLine } from "../run.ts";
import { type OpenServices, openServices } from "../server.ts";

/** Runs a command's work on the services, beside a running server or alone, and closes them. */
export async function withServices(work: (opened: OpenServices) => Promise<void>): Promise<void> {
  const opened = await openServices({ env: readEnv(), checkout, log: logLine, share: true });
  try {
    await work(opened);
  } finally {
    await opened.close();
  }
}
