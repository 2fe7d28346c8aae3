import { parseArgs } from "node:util";
import { createAdministrator } from "./accounts/first-administrator.ts";
import { findBrokenLink } from "./audit/audit.ts";
import { documentsUsage, reportCommand, reportOptions } from "./documents/command.ts";
import { planCommand, planOptions, planUsage } from "./documents/plan-command.ts";
import { readEnv } from "./env.ts";
import { extractCommand, extractUsage } from "./extract/command.ts";
import { checkReceipts } from "./reports/receipt.ts";
import { recomputeKept } from "./reports/recompute.ts";
import { checkout, logLine, main, runServer } from "./run.ts";
import { parseTimes, parseTimesUsage } from "./plans/parse-times.ts";
import { scoringCommands, scoringUsage } from "./scoring/commands.ts";
import { countryId } from "./units/country.ts";
import { type OpenServices, openServices } from "./server.ts";

const usage = `Cách dùng: npm run cchc -- <lệnh>

  serve                                   chạy máy chủ (không nạp dữ liệu minh họa)
  create-admin --username <tên> [--unit <mã đơn vị>] [--name <họ tên>]
                                          tạo quản trị viên; mật khẩu in ra một lần. Không nêu đơn vị: toàn quốc
  recompute                               tính lại tỷ lệ và mức đầy đủ đã lưu sẵn, sau khi thêm chỉ tiêu
  verify-audit                            kiểm tra chuỗi nhật ký và nội dung đã nộp có bị sửa không
${parseTimesUsage}${extractUsage}${scoringUsage}${documentsUsage}${planUsage}`;

const commands: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  serve: async () => {
    await runServer();
  },
  "create-admin": (args) =>
    withServices(async ({ services }) => {
      const { values } = parseArgs({
        args,
        options: {
          username: { type: "string" },
          unit: { type: "string" },
          name: { type: "string" },
        },
      });
      if (values.username === undefined) throw new Error(usage);
      const { username, unit: unitId = countryId, name = "Quản trị" } = values;
      const password = await createAdministrator(services, { username, name, unitId });
      console.log(`Tên đăng nhập: ${username}\nMật khẩu:      ${password}`);
    }),
  recompute: () =>
    withServices(async ({ services }) => {
      const reports = await recomputeKept(services);
      console.log(`Đã tính lại tỷ lệ và mức đầy đủ của ${reports} báo cáo từ số liệu đã lưu.`);
    }),
  report: async (args) => {
    const options = reportOptions(args);
    await withServices(async ({ services }) => {
      console.log(await reportCommand(services, options));
    });
  },
  plan: async (args) => {
    const options = planOptions(args);
    await withServices(async ({ services }) => {
      console.log(await planCommand(services, options));
    });
  },
  "parse-times": async (args) => {
    console.log(await parseTimes(args));
  },
  "verify-audit": () =>
    withServices(async ({ services }) => {
      const chains = await services.db.selectFrom("audit_head").select("unit_id").execute();
      for (const { unit_id } of chains) {
        const broken = await findBrokenLink(services.db, unit_id);
        if (broken !== null) {
          throw new Error(
            `Nhật ký của “${unit_id === "" ? "hệ thống" : unit_id}” không khớp từ dòng ${broken.seq}. Giữ nguyên dữ liệu và báo người phụ trách an toàn thông tin.`,
          );
        }
      }
      console.log(`Đã kiểm tra ${chains.length} chuỗi nhật ký: không có thay đổi nào.`);
      const { checked, broken } = await checkReceipts(services.db);
      if (broken !== null) {
        throw new Error(
          `Nội dung đã nộp của “${broken.unitId}”, biên nhận ${broken.code}, không khớp mã nội dung. Giữ nguyên dữ liệu và báo người phụ trách an toàn thông tin.`,
        );
      }
      console.log(`Đã kiểm tra ${checked} lần nộp: nội dung khớp biên nhận.`);
    }),
};

async function withServices(work: (opened: OpenServices) => Promise<void>): Promise<void> {
  const opened = await openServices({ env: readEnv(), checkout, log: logLine, share: true });
  try {
    await work(opened);
  } finally {
    await opened.close();
  }
}

main(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const scoring = name === "extract" ? extractCommand : scoringCommands[name];
  if (scoring !== undefined) {
    const { text, ok } = await scoring(args);
    console.log(text);
    if (!ok) process.exitCode = 1;
    return;
  }
  const command = commands[name];
  if (command === undefined) {
    console.log(usage);
    process.exitCode = name === "" || name === "help" ? 0 : 1;
    return;
  }
  await command(args);
});
