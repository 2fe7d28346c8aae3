import { recomputeKept } from "../reports/recompute.ts";
import type { Command } from "./command.ts";
import { withServices } from "./with-services.ts";

export const recompute: Command = {
  usage: `  recompute                               tính lại tỷ lệ và mức đầy đủ đã lưu sẵn, sau khi thêm chỉ tiêu
`,
  run: () =>
    withServices(async ({ services }) => {
      const reports = await recomputeKept(services);
      console.log(`Đã tính lại tỷ lệ và mức đầy đủ của ${reports} báo cáo từ số liệu đã lưu.`);
    }),
};
