import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Runs the proxy in a process of its own, so that it stands in nobody's way. */
export async function startProxy(port: number, addresses: readonly string[]) {
  const script = fileURLToPath(new URL("proxy.child.ts", import.meta.url));
  const child = spawn(process.execPath, [script, String(port), ...addresses], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  const killed = () => child.kill();
  process.once("exit", killed);
  await Promise.race([once(child.stdout, "data"), closed]);
  if (child.exitCode !== null) throw new Error("the proxy ended before it listened");
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      process.off("exit", killed);
      child.kill();
      await closed;
    },
  };
}
