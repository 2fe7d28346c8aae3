import { join } from "node:path";
import type { Upgrade } from "@cchc/db/open";
import type { DataPlace } from "../data-place.ts";
import type { Env } from "../env.ts";
import type { FileStore } from "../files/store.ts";
import { backupName, keepNewest } from "./kept.ts";
import { verifyBackup } from "./read.ts";
import { sourceOf } from "./source.ts";
import { bytesWords } from "./space.ts";
import { writeBackup } from "./write.ts";

const why = "truoc-nang-cap";

/** Backups before upgrades that are kept; older ones go. */
export const keptUpgrades = 3;

export interface UpgradeGuard {
  readonly env: Env;
  readonly place: DataPlace;
  readonly files: FileStore;
  readonly now: () => Date;
  readonly say: (line: string) => void;
}

/**
 * Writes the rows out before a migration touches them, reads them back, and says so. Evidence files
 * stay where they are: no migration changes them.
 * @throws BackupProblem where there is no room; then nothing is migrated
 */
export function backupBeforeUpgrade({ env, place, files, now, say }: UpgradeGuard) {
  return async ({ address, applied, pending }: Upgrade): Promise<void> => {
    say(
      `Sắp nâng cấp cơ sở dữ liệu: ${pending.length} bước sau ${applied.at(-1) ?? ""}. Đang sao lưu trước…`,
    );
    const path = join(place.backups, backupName(now(), why));
    const source = sourceOf(address, { env, place, files, now });
    const { size } = await writeBackup(source, { path, files: { place: "left" } });
    await verifyBackup(path);
    await keepNewest(place.backups, { why, keep: keptUpgrades });
    say(`Đã sao lưu trước khi nâng cấp: ${path} (${bytesWords(size)}), đã đọc lại và khớp.`);
  };
}
