import { dataPlace } from "../data-place.ts";
import { openPlace } from "../backup/source.ts";
import { readEnv } from "../env.ts";
import { readHealth, type Standing } from "../health/status.ts";
import { checkout } from "../run.ts";
import type { Command } from "./command.ts";

const marks: Readonly<Record<Standing, string>> = { ok: "tốt ", look: "XEM ", down: "HỎNG" };

export const health: Command = {
  usage: `  health                                  xem cơ sở dữ liệu, đĩa, kho tệp, bản sao lưu; mã thoát 1 khi có chỗ hỏng
`,
  run: async () => {
    const env = readEnv();
    const place = dataPlace(env, checkout);
    const { opened, files } = await openPlace({ env, checkout, share: true });
    try {
      const now = (): Date => new Date();
      const { standing, checks } = await readHealth({ db: opened.db, files, place, now });
      if (opened.kind === "embedded")
        console.log("Máy chủ chưa chạy: mở tạm cơ sở dữ liệu để xem.");
      for (const { standing: one, says } of checks) console.log(`${marks[one]}  ${says}`);
      if (standing === "down") process.exitCode = 1;
    } finally {
      await opened.close();
    }
  },
};
