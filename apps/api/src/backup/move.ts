import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DatabaseAddress, onClient } from "@cchc/db/dump";
import { isEmptyDatabase } from "@cchc/db/load";
import type { DataPlace } from "../data-place.ts";
import type { Env } from "../env.ts";
import { backupName } from "./kept.ts";
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
export async function moveTo({ env, checkout, to, now, log }: MoveOptions): Promise<Moved> {
  const target = { url: to };
  const { opened, place, files } = await openPlace({ env, checkout, share: false, log });
  try {
    if (opened.kind === "server") await refuseOthers(opened.address);
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
  } finally {
    await opened.close();
  }
}

async function refuseOthers(address: DatabaseAddress): Promise<void> {
  const others = await onClient(address, async (client) => {
    const { rows } = await client.query<{ n: string }>(
      `select count(*) as n from pg_stat_activity
       where datname = current_database() and application_name = 'cchc'`,
    );
    return Number(rows[0]?.n);
  });
  // The two that this command itself may hold are idle by now; a server holds more.
  if (others > 2) {
    throw new BackupProblem(
      "Máy chủ Sổ CCHC còn đang chạy trên cơ sở dữ liệu này: hãy dừng máy chủ rồi chạy lại, để không số liệu nào nhập sau bị bỏ lại.",
    );
  }
}

/** Whether rows were moved away from here to a server. */
export function wasMoved({ moved }: DataPlace): boolean {
  return existsSync(moved);
}
