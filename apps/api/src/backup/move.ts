import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isEmptyDatabase } from "@cchc/db/load";
import type { DataPlace } from "../data-place.ts";
import type { Env } from "../env.ts";
import { backupName } from "./kept.ts";
import { withoutServers } from "./presence.ts";
import { BackupProblem } from "./problem.ts";
import { verifyBackup } from "./read.ts";
import { loadRows } from "./restore.ts";
import { openPlace, sourceOf } from "./source.ts";
import { writeBackup } from "./write.ts";

export interface MoveOptions {
  readonly env: Env;
  readonly checkout: string;
  /** `postgres://…` of an empty database. */
  readonly to: string;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

export interface Moved {
  readonly rows: number;
  readonly tables: number;
  /** The backup that was made on the way and stays. */
  readonly backup: string;
}

/**
 * Moves all rows to a PostgreSQL server; evidence files stay where they are. Nobody may write
 * meanwhile: a running server is refused.
 * @throws BackupProblem, DatabaseError
 */
export async function moveTo(options: MoveOptions): Promise<Moved> {
  const { env, checkout, log } = options;
  const reached = await openPlace({ env, checkout, share: false, log });
  const { opened } = reached;
  try {
    // The PostgreSQL that comes along is held by this command alone since it was opened.
    return opened.kind === "server"
      ? await withoutServers(opened.address, () => moveRows(reached, options))
      : await moveRows(reached, options);
  } finally {
    await opened.close();
  }
}

async function moveRows(
  { opened, place, files }: Awaited<ReturnType<typeof openPlace>>,
  { env, to, now }: MoveOptions,
): Promise<Moved> {
  const target = { url: to };
  if (!(await isEmptyDatabase(target))) {
    throw new BackupProblem(
      "Cơ sở dữ liệu nhận (--to) đã có dữ liệu nên không chuyển vào đó. Hãy tạo một cơ sở dữ liệu mới rồi chạy lại; chưa có gì thay đổi.",
    );
  }
  const path = join(place.backups, backupName(now(), "truoc-khi-chuyen"));
  const source = sourceOf(opened.address, { env, place, files, now });
  await writeBackup(source, { path, files: { place: "left" } });
  const backup = await verifyBackup(path);
  await loadRows(target, backup);
  if (opened.kind === "embedded") await writeFile(place.moved, `${now().toISOString()}\n`);
  const { tables } = backup.manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { rows, tables: tables.length, backup: path };
}

/** Whether rows were moved away from here to a server. */
export function wasMoved({ moved }: DataPlace): boolean {
  return existsSync(moved);
}
