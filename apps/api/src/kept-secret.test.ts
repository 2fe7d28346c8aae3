import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closedFolder, clusterIn, serverAccount } from "@cchc/db/account";
import { chooseDataFolder } from "@cchc/db/data-folder";
import { keptSecret } from "./kept-secret.ts";

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "cchc-secret-"));
  chmodSync(parent, 0o755);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test("a folder made for the secret alone lets PostgreSQL's account in later, and nobody at the secret", () => {
  const folder = join(parent, "data");
  const place = { folder, secret: join(folder, "session-secret") };
  const made = keptSecret(place);
  expect(made).toHaveLength(64);
  expect(keptSecret(place)).toBe(made);
  expect(statSync(place.secret).mode & 0o777).toBe(0o600);
  const account = serverAccount(clusterIn(folder));
  expect(statSync(folder).mode & 0o777).toBe(account === undefined ? 0o700 : 0o710);
  expect(account && closedFolder(folder, account)).toBeUndefined();
  // The next start finds it open, with or without a server of its own.
  expect(chooseDataFolder({ given: folder, checkout: parent }).folder).toBe(folder);
});
