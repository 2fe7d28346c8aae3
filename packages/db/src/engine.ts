/** The engine that wrote a data folder, and starting it once more to read its rows out. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { clusterIn, serverAccount } from "./account.ts";
import { type Binaries, findPackage } from "./binaries.ts";
import { application, openCluster } from "./cluster.ts";
import { prepareDataFolder } from "./data-folder.ts";
import type { DatabaseConnection } from "./embedded.ts";
import { choosePort, shutDown } from "./launch.ts";
import { takeHold } from "./hold.ts";

export interface Engines {
  /** Major version that wrote the data; undefined where there are none. */
  readonly data: string | undefined;
  /** Major version of this program. */
  readonly program: string;
}

export function readEngines(folder: string): Engines {
  const file = join(clusterIn(folder), "PG_VERSION");
  const [program = ""] = findPackage().version.split(".");
  return { data: existsSync(file) ? readFileSync(file, "utf8").trim() : undefined, program };
}

/** The programs of a major version, as an earlier version of this program left them beside the data. */
export function keptBinaries(folder: string, major: string): Binaries | undefined {
  const parent = join(folder, "pgbin");
  if (!existsSync(parent)) return undefined;
  const version = readdirSync(parent)
    .filter((name) => name.split(".")[0] === major)
    .toSorted()
    .at(-1);
  return version === undefined ? undefined : { version, major, folder: join(parent, version) };
}

/** Runs a folder's own engine while `work` reads, and stops it. */
export async function withKeptEngine<T>(
  folder: string,
  binaries: Binaries,
  work: (connection: DatabaseConnection) => Promise<T>,
): Promise<T> {
  const real = prepareDataFolder(folder, serverAccount(clusterIn(folder)));
  const cluster = await openCluster(real, binaries, {});
  const hold = await takeHold(cluster, await choosePort());
  try {
    return await work({
      host: cluster.socketFolder ?? "127.0.0.1",
      port: hold.port,
      user: application,
      database: application,
      ...(cluster.password === undefined ? {} : { password: cluster.password }),
    });
  } finally {
    await shutDown(cluster);
  }
}
