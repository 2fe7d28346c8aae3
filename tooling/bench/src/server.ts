import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Env } from "@cchc/api/env";

export interface RunningServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** SIGKILL, as when the power goes. */
  readonly kill: () => Promise<void>;
}

/** Runs what `npm run serve` runs, in a process of its own, so that measuring it is not in its way. */
export async function startServer(env: Env): Promise<RunningServer> {
  const script = fileURLToPath(import.meta.resolve("@cchc/api/cli"));
  const given = Object.entries(env).map(([name, value]) => [name, String(value)]);
  const child = spawn(process.execPath, [script, "serve"], {
    env: { ...process.env, ...Object.fromEntries(given) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  const killed = () => child.kill("SIGTERM");
  process.once("exit", killed);
  let errors = "";
  child.stderr.on("data", (data) => (errors += String(data)));
  const ready = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.includes("/admin")) resolve("ready");
    });
  });
  if ((await Promise.race([ready, closed])) !== "ready") {
    throw new Error(`the server ended before it listened: ${errors}`);
  }
  const end = async (signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
    process.off("exit", killed);
    child.kill(signal);
    await closed;
  };
  return {
    url: `http://${env.CCHC_HOST}:${env.CCHC_PORT}`,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}
