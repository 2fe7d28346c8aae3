import { existsSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { readEnv } from "../env.ts";
import { checkout } from "../run.ts";
import { backupName, ending, keepNewest } from "../backup/kept.ts";
import { moveTo } from "../backup/move.ts";
import { BackupProblem } from "../backup/problem.ts";
import { besideFolder, verifyBackup, type VerifiedBackup } from "../backup/read.ts";
import { type Restored, restoreBackup } from "../backup/restore.ts";
import { openPlace, sourceOf } from "../backup/source.ts";
import { bytesWords } from "../backup/space.ts";
import { type BackupTarget, writeBackup } from "../backup/write.ts";
import { formatCount } from "@cchc/domain/text/numbers";
import { callerPath } from "./caller-path.ts";
import type { Command } from "./command.ts";

const now = (): Date => new Date();

/** A name that ends as backups do is one whole file; anything else a folder that fills up. */
function targetOf(out: string): BackupTarget {
  const path = callerPath(out);
  const isFolder = existsSync(path) ? statSync(path).isDirectory() : extname(path) !== ending;
  if (!isFolder) return { path, files: { place: "inside" } };
  const file = join(path, backupName(now()));
  return { path: file, files: { place: "beside", folder: besideFolder(file) } };
}

function summary({ manifest }: Pick<VerifiedBackup, "manifest">): string {
  const { tables, files, migrations } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return (
    `${formatCount(rows)} dòng trong ${tables.length} bảng, ${formatCount(files.list.length)} tệp minh chứng, ` +
    `phiên bản ${manifest.program} (${migrations.at(-1) ?? "chưa có bảng"}), lúc ${manifest.at}`
  );
}

function damagedSentence(hashes: readonly string[]): string {
  const shown = hashes.slice(0, 5).join(", ");
  return (
    `${hashes.length} tệp minh chứng không còn nguyên trên máy này (${shown}${hashes.length > 5 ? ", …" : ""}): ` +
    "phần còn lại đã được sao lưu; hãy lấy các tệp đó từ bản sao lưu trước hoặc đề nghị đơn vị tải lên lại."
  );
}

export const backup: Command = {
  usage: `  backup --out <tệp.sao-luu|thư mục> [--keep <n>]
                                          sao lưu khi máy chủ đang chạy. Tệp: tất cả trong một tệp; thư mục:
                                          mỗi lần một tệp, tệp minh chứng chỉ chép thêm; --keep giữ n bản mới nhất
`,
  run: async (args) => {
    const options = { out: { type: "string" }, keep: { type: "string" } } as const;
    const { out, keep } = parseArgs({ args, options }).values;
    if (out === undefined) throw new BackupProblem(`Thiếu --out. Cách dùng:\n${backup.usage}`);
    if (keep !== undefined && !/^[1-9]\d{0,3}$/u.test(keep)) {
      throw new BackupProblem("--keep phải là số bản giữ lại, từ 1 trở lên.");
    }
    const target = targetOf(out);
    const env = readEnv();
    const { opened, place, files } = await openPlace({ env, checkout, share: true });
    try {
      const began = performance.now();
      const source = sourceOf(opened.address, { env, place, files, now });
      const { path, size, copied, manifest } = await writeBackup(source, target);
      await verifyBackup(path);
      const seconds = ((performance.now() - began) / 1000).toFixed(1).replace(".", ",");
      console.log(
        `Đã sao lưu: ${path} (${bytesWords(size)}), ${seconds} giây, đã đọc lại và khớp.`,
      );
      console.log(`  ${summary({ manifest })}; chép ${formatCount(copied)} tệp.`);
      if (keep !== undefined && target.files.place === "beside") {
        const folder = join(path, "..");
        const old = await keepNewest(folder, { keep: Number(keep) });
        if (old.length > 0) console.log(`  Đã xoá ${old.length} bản cũ: ${old.join(", ")}`);
      }
      if (manifest.files.damaged.length > 0) {
        throw new BackupProblem(damagedSentence(manifest.files.damaged));
      }
    } finally {
      await opened.close();
    }
  },
};

function onlyPath(args: string[], usage: string): { path: string; withoutFiles: boolean } {
  const options = { "without-files": { type: "boolean", default: false } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) {
    throw new BackupProblem(`Hãy nêu một tệp sao lưu. Cách dùng:\n${usage}`);
  }
  return { path: callerPath(name), withoutFiles: values["without-files"] };
}

export const verify: Command = {
  usage: `  verify-backup <tệp.sao-luu>             đọc lại cả bản sao lưu, đối chiếu mã của từng phần; không cần máy chủ
`,
  run: async (args) => {
    const { path } = onlyPath(args, verify.usage);
    const checked = await verifyBackup(path);
    console.log(`Bản sao lưu nguyên vẹn: ${path}\n  ${summary(checked)}.`);
    if (checked.missingBeside.length > 0) {
      throw new BackupProblem(
        `Nhưng thiếu hoặc hỏng ${checked.missingBeside.length} tệp minh chứng trong thư mục files bên cạnh.`,
      );
    }
  },
};

/** What people lose where the secret is not the one that the data were written with. */
function secretSentence(secret: Restored["secret"]): string | undefined {
  if (secret === "same") return undefined;
  const lost =
    "mọi người phải đăng nhập lại, xác thực hai bước và mã dự phòng không dùng được, " +
    "máy đã quen bị coi là lạ, khóa truy cập dữ liệu phải cấp lại";
  return secret === "other"
    ? `Chú ý: CCHC_SECRET ở đây khác nơi đã sao lưu: ${lost}. Hãy đặt CCHC_SECRET như nơi cũ trước khi cho người dùng vào; chỉ khi khóa cũ không còn mới chạy tiếp như vậy.`
    : `Bản sao lưu không ghi dấu của CCHC_SECRET: nếu ở đây khác nơi đã sao lưu thì ${lost}. Hãy đặt như nơi cũ.`;
}

export const restore: Command = {
  usage: `  restore <tệp.sao-luu> [--without-files] khôi phục vào nơi còn trống (CCHC_DATA mới, hoặc DATABASE_URL trống);
                                          bản của PostgreSQL kèm theo khôi phục được vào máy chủ và ngược lại
`,
  run: async (args) => {
    const { path, withoutFiles } = onlyPath(args, restore.usage);
    const log = (line: string): void => console.error(line);
    const began = performance.now();
    const done = await restoreBackup({ env: readEnv(), checkout, path, withoutFiles, log });
    const seconds = ((performance.now() - began) / 1000).toFixed(1).replace(".", ",");
    console.log(
      `Đã khôi phục ${formatCount(done.rows)} dòng trong ${done.tables} bảng, đối chiếu khớp từng bảng, ` +
        `và ${formatCount(done.files)} tệp minh chứng, ${seconds} giây.`,
    );
    for (const name of done.migrated) console.log(`Đã nâng cấp cơ sở dữ liệu: ${name}`);
    if (done.missing.length > 0) console.log(`Không có ${done.missing.length} tệp minh chứng.`);
    const sentence = secretSentence(done.secret);
    if (sentence !== undefined) console.log(sentence);
  },
};

export const move: Command = {
  usage: `  move --to <postgres://…>                chuyển dữ liệu sang một máy chủ PostgreSQL còn trống (dừng máy chủ trước)
`,
  run: async (args) => {
    const { to } = parseArgs({ args, options: { to: { type: "string" } } }).values;
    if (to === undefined || !/^postgres(ql)?:\/\//u.test(to)) {
      throw new BackupProblem(`Hãy nêu --to postgres://… Cách dùng:\n${move.usage}`);
    }
    const log = (line: string): void => console.error(line);
    const done = await moveTo({ env: readEnv(), checkout, to, now, log });
    console.log(
      `Đã chuyển ${formatCount(done.rows)} dòng trong ${done.tables} bảng, đối chiếu khớp từng bảng.\n` +
        `Từ nay chạy với DATABASE_URL là địa chỉ đó và giữ nguyên CCHC_DATA (tệp minh chứng, khóa). Bản sao lưu: ${done.backup}`,
    );
  },
};
