import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { clusterIn } from "@cchc/db/account";
import { keptBinaries, readEngines, withKeptEngine } from "@cchc/db/engine";
import { openDatabase } from "@cchc/db/open";
import { dataPlace } from "../data-place.ts";
import type { Env } from "../env.ts";
import { openFiles } from "../files/open-files.ts";
import { backupName } from "./kept.ts";
import { BackupProblem } from "./problem.ts";
import { verifyBackup } from "./read.ts";
import { loadRows } from "./restore.ts";
import { sourceOf } from "./source.ts";
import { writeBackup } from "./write.ts";

export interface UpgradeEngineOptions {
  readonly env: Env;
  readonly checkout: string;
  readonly now: () => Date;
  readonly say: (line: string) => void;
  /** Also where the data have the program's own major version: rows go through a fresh database. */
  readonly evenSame?: boolean;
}

/**
 * Reads all rows out with the engine that wrote them, makes a new database with this program's, loads
 * and compares them. The old database is only moved aside, and put back where anything fails.
 * @throws BackupProblem, DatabaseError
 */
export async function upgradeEngine(options: UpgradeEngineOptions): Promise<void> {
  const { env, checkout, now, say, evenSame = false } = options;
  if (env.DATABASE_URL !== undefined) {
    throw new BackupProblem(
      "upgrade-engine chỉ dành cho PostgreSQL kèm theo: máy chủ ở DATABASE_URL do người quản trị nó nâng cấp (pg_upgrade).",
    );
  }
  const place = dataPlace(env, checkout);
  const { folder } = place;
  const { data, program } = readEngines(folder);
  if (data === undefined) throw new BackupProblem(`Không có cơ sở dữ liệu nào ở ${folder}.`);
  if (data === program && !evenSame) {
    say(`Dữ liệu đã ở PostgreSQL ${program}: không cần làm gì.`);
    return;
  }
  const binaries = keptBinaries(folder, data);
  if (binaries === undefined) throw withoutEngine(folder, data);
  const path = join(place.backups, backupName(now(), `truoc-postgresql-${program}`));
  say(`Đọc dữ liệu ra bằng PostgreSQL ${data} (${binaries.version})…`);
  const files = openFiles({ env, place, log: ({ event }) => say(event) });
  await withKeptEngine(folder, binaries, (connection) =>
    writeBackup(sourceOf({ connection }, { env, place, files, now }), {
      path,
      files: { place: "left" },
    }),
  );
  const backup = await verifyBackup(path);
  const aside = join(folder, `pgdata.postgresql-${data}-${now().getTime()}`);
  await rename(clusterIn(folder), aside);
  try {
    const opened = await openDatabase({ folder, migrate: false, log: say });
    try {
      await loadRows(opened.address, backup);
    } finally {
      await opened.close();
    }
  } catch (error) {
    const failed = join(folder, `pgdata.failed-${now().getTime()}`);
    if (existsSync(clusterIn(folder))) await rename(clusterIn(folder), failed);
    await rename(aside, clusterIn(folder));
    throw error;
  }
  say(`Đã chuyển sang PostgreSQL ${program}, đối chiếu khớp từng bảng. Bản sao lưu: ${path}`);
  say(`Dữ liệu cũ còn ở ${aside}: xoá khi đã yên tâm.`);
}

function withoutEngine(folder: string, major: string): BackupProblem {
  return new BackupProblem(
    `Không còn PostgreSQL ${major} trong ${join(folder, "pgbin")} để đọc dữ liệu. Hãy chạy phiên bản chương trình ` +
      "trước đây với lệnh backup, rồi dùng phiên bản này với lệnh restore vào một CCHC_DATA mới.",
  );
}
