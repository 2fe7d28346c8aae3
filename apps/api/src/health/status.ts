import type { Kysely } from "kysely";
import { sql } from "kysely";
import { migrationState } from "@cchc/db/migrate";
import type { Database } from "@cchc/db/schema";
import { newestBackup } from "../backup/kept.ts";
import { bytesWords, freeBytes } from "../backup/space.ts";
import type { DataPlace } from "../data-place.ts";
import type { FileStore } from "../files/store.ts";

/** Below it a disk is called full: PostgreSQL stops when it cannot write its log. */
export const leastFree = 500 * 1024 * 1024;

/** A backup older than this wants a look; none at all too. Hours. */
export const oldestBackup = 26;

/** How long the database may take to answer, milliseconds. */
const patience = 3000;

/** - `ok` · `look`: goes on working, yet somebody should look · `down`: cannot serve */
export type Standing = "ok" | "look" | "down";

export interface Check {
  readonly name: "database" | "migrations" | "disk" | "files" | "backup";
  readonly standing: Standing;
  /** One Vietnamese sentence for whoever runs the server. */
  readonly says: string;
}

export interface Health {
  readonly standing: Standing;
  readonly checks: readonly Check[];
}

export interface HealthSource {
  readonly db: Kysely<Database>;
  readonly files: FileStore;
  /** Absent where nothing is known of the disk, as in tests without a folder. */
  readonly place: DataPlace | undefined;
  readonly now: () => Date;
}

/** Looks at everything that serving rests on. Never throws: what fails is a check that says so. */
export async function readHealth(source: HealthSource): Promise<Health> {
  const { place, now } = source;
  const checks = await Promise.all([
    ...checkDatabase(source.db),
    checkFiles(source.files),
    ...(place === undefined ? [] : [checkDisk(place.folder), checkBackup(place.backups, now())]),
  ]);
  const worst = (["down", "look"] as const).find((one) =>
    checks.some(({ standing }) => standing === one),
  );
  return { standing: worst ?? "ok", checks };
}

function checkDatabase(db: Kysely<Database>): Promise<Check>[] {
  const answered = within(
    patience,
    sql<{ version: string }>`select current_setting('server_version') as version`.execute(db),
  );
  return [
    answered.then(
      ({ rows }) => check("database", "ok", `PostgreSQL ${rows[0]?.version ?? ""} trả lời.`),
      () =>
        check(
          "database",
          "down",
          "PostgreSQL không trả lời: xem log của PostgreSQL, đĩa còn chỗ không, DATABASE_URL có đúng không.",
        ),
    ),
    answered
      .then(() => within(patience, migrationState(db)))
      .then(
        ({ pending }) =>
          pending.length === 0
            ? check("migrations", "ok", "Cơ sở dữ liệu đúng phiên bản chương trình.")
            : check(
                "migrations",
                "down",
                `Còn ${pending.length} bước nâng cấp: khởi động lại máy chủ để nâng cấp.`,
              ),
        () => check("migrations", "down", "Chưa biết: cơ sở dữ liệu không trả lời."),
      ),
  ];
}

async function checkFiles(files: FileStore): Promise<Check> {
  try {
    await within(patience, files.has("0".repeat(64)));
    return check("files", "ok", "Kho tệp minh chứng trả lời.");
  } catch {
    return check("files", "look", "Kho tệp minh chứng không đọc được: xem quyền thư mục, kho S3.");
  }
}

async function checkDisk(folder: string): Promise<Check> {
  try {
    const free = await freeBytes(folder);
    return free >= leastFree
      ? check("disk", "ok", `Đĩa còn ${bytesWords(free)}.`)
      : check("disk", "look", `Đĩa chỉ còn ${bytesWords(free)} ở ${folder}: hãy giải phóng đĩa.`);
  } catch {
    return check("disk", "look", `Không đọc được đĩa của ${folder}.`);
  }
}

async function checkBackup(folder: string, now: Date): Promise<Check> {
  try {
    const newest = await newestBackup(folder);
    if (newest === undefined) {
      return check("backup", "look", `Chưa có bản sao lưu nào ở ${folder}: hãy đặt lịch sao lưu.`);
    }
    const hours = (now.getTime() - newest.getTime()) / 3_600_000;
    const says = `Bản sao lưu mới nhất ở ${folder} cách đây ${Math.floor(Math.max(0, hours))} giờ`;
    return hours <= oldestBackup
      ? check("backup", "ok", `${says}.`)
      : check("backup", "look", `${says}: xem lịch sao lưu có chạy không.`);
  } catch {
    return check("backup", "look", `Không đọc được thư mục sao lưu ${folder}.`);
  }
}

function check(name: Check["name"], standing: Standing, says: string): Check {
  return { name, standing, says };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("too slow")), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
