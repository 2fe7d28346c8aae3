import { reckon, type ServerSecret } from "./reckon.ts";

/**
 * What stands in the log for a name that somebody signs in with: twelve hexadecimal figures, the same
 * for the same name. Nobody reads the name from it, also not a password that was typed in its place;
 * whoever holds the server's secret reckons the mark of an account: `cchc log-mark`.
 */
export function nameMark(secret: ServerSecret, username: string): string {
  const name = username.trim().toLowerCase();
  return reckon(secret, `log-name/${name}`).toString("hex").slice(0, 12);
}
