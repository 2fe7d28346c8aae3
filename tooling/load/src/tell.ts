import { fileURLToPath } from "node:url";

/** The checkout. */
export const root: string = fileURLToPath(new URL("../../..", import.meta.url));

/** Progress, apart from the result. */
export function tell(line: string): void {
  console.error(`… ${line}`);
}
