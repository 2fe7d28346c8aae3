import { resolve } from "node:path";

/** A path as the caller sees it: npm runs the program from the project's own folder. */
export function callerPath(name: string): string {
  return resolve(process.env["INIT_CWD"] ?? process.cwd(), name);
}
