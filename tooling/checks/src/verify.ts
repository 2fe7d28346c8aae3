import { spawn } from "node:child_process";
import { join } from "node:path";

/**
 * `npm test`: everything is built, then the journeys run beside all else. They take as long as the
 * rest together, and turbo, which knows no durations, would begin with them last.
 */
const root = join(import.meta.dirname, "../../..");

/** Whether all of these tasks passed; each goes on where another one fails. */
function turbo(tasks: readonly string[], options: readonly string[]): Promise<boolean> {
  const args = ["run", ...tasks, "--output-logs=errors-only", "--continue", ...options];
  const shell = process.platform === "win32";
  const child = spawn("turbo", args, { cwd: root, stdio: "inherit", shell });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}

const built = await turbo(["build", "format:check", "boundaries"], ["--concurrency=3"]);
// `--only`: what was built is not unpacked again under the feet of those who read it.
const passed = await Promise.all([
  turbo(["test:e2e"], ["--only"]),
  turbo(["lint", "typecheck", "test"], ["--only", "--concurrency=2"]),
]);
if (!built || passed.includes(false)) process.exitCode = 1;
