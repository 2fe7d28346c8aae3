import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuth } from "@cchc/api/auth/auth";
import { createFileStore } from "@cchc/api/files/store";
import type { Services } from "@cchc/api/services";
import { createUnitTrees } from "@cchc/api/units/trees";
import { createTestDatabase } from "@cchc/db/testing";
import { loadDemo } from "./load.ts";

/** Services on a test database of their own, with nothing in it. */
export async function emptyServices() {
  const { db, close } = await createTestDatabase();
  const filesFolder = mkdtempSync(join(tmpdir(), "cchc-files-"));
  const auth = createAuth({
    db,
    secret: "a secret for tests alone, thirty-two characters",
    origin: undefined,
    clientIpHeader: undefined,
  });
  const services: Services = {
    db,
    auth,
    trees: createUnitTrees(db),
    files: createFileStore(filesFolder),
    fileLimit: 20 * 1024 * 1024,
    now: () => new Date("2026-11-20T02:00:00Z"),
    log: () => {},
  };
  return {
    services,
    close: async () => {
      rmSync(filesFolder, { recursive: true, force: true });
      await close();
    },
  };
}

/** The demonstration in a test database of its own, and how long loading it took. */
export async function loadedDemo() {
  const { services, close } = await emptyServices();
  const began = performance.now();
  await loadDemo(services);
  return { services, milliseconds: Math.round(performance.now() - began), close };
}
