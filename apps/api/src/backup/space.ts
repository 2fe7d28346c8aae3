import { statfs } from "node:fs/promises";
import { BackupProblem } from "./problem.ts";

/** Kept free on top of what is reckoned with. */
const reserve = 64 * 1024 * 1024;

/** Bytes that this process may still write below `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Bytes as people read them: `"1,5 GB"`. */
export function bytesWords(bytes: number): string {
  const units = ["byte", "kB", "MB", "GB", "TB"];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  const digits = step === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits).replace(".", ",")} ${units[step] ?? ""}`;
}

/**
 * @param needed bytes that are about to be written
 * @throws BackupProblem where they would not fit
 */
export async function requireSpace(folder: string, needed: number): Promise<void> {
  const free = await freeBytes(folder);
  if (free >= needed + reserve) return;
  throw new BackupProblem(
    `Không đủ chỗ ở ${folder}: cần khoảng ${bytesWords(needed + reserve)}, còn ${bytesWords(free)}. ` +
      "Chưa ghi gì; hãy giải phóng đĩa hoặc chọn nơi khác rồi chạy lại.",
  );
}
