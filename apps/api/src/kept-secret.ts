import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { clusterIn, serverAccount } from "@cchc/db/account";
import { prepareDataFolder } from "@cchc/db/data-folder";
import type { DataPlace } from "./data-place.ts";

/**
 * The key that signs session cookies: made once, readable by the server's account alone. The folder
 * around it stays one that PostgreSQL's account can pass, for the day the data come to lie there.
 */
export function keptSecret({ folder, secret }: Pick<DataPlace, "folder" | "secret">): string {
  prepareDataFolder(folder, serverAccount(clusterIn(folder)));
  if (!existsSync(secret)) {
    writeFileSync(secret, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
  }
  return readFileSync(secret, "utf8");
}
