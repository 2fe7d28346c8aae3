import { findBrokenLink } from "../audit/audit.ts";
import { checkIssued } from "../documents/issued.ts";
import { checkReceipts } from "../reports/receipt.ts";
import type { Command } from "./command.ts";
import { withServices } from "./with-services.ts";

const whatToDo = "Giữ nguyên dữ liệu và báo người phụ trách an toàn thông tin.";

export const verifyAudit: Command = {
  usage: `  verify-audit                            kiểm tra chuỗi nhật ký và nội dung đã nộp, đã ban hành có bị sửa không
`,
  run: () =>
    withServices(async ({ services }) => {
      const chains = await services.db.selectFrom("audit_head").select("unit_id").execute();
      for (const { unit_id } of chains) {
        const broken = await findBrokenLink(services.db, unit_id);
        if (broken !== null) {
          throw new Error(
            `Nhật ký của “${unit_id === "" ? "hệ thống" : unit_id}” không khớp từ dòng ${broken.seq}. ${whatToDo}`,
          );
        }
      }
      console.log(`Đã kiểm tra ${chains.length} chuỗi nhật ký: không có thay đổi nào.`);
      const { checked, broken } = await checkReceipts(services.db);
      if (broken !== null) {
        throw new Error(
          `Nội dung đã nộp của “${broken.unitId}”, biên nhận ${broken.code}, không khớp mã nội dung. ${whatToDo}`,
        );
      }
      console.log(`Đã kiểm tra ${checked} lần nộp: nội dung khớp biên nhận.`);
      const papers = await checkIssued(services.db);
      if (papers.broken !== null) {
        const { unitId, id } = papers.broken;
        throw new Error(
          `Văn bản đã ban hành của “${unitId}” (${id}) không khớp nội dung khi ban hành. ${whatToDo}`,
        );
      }
      console.log(`Đã kiểm tra ${papers.checked} văn bản đã ban hành: nội dung khớp nhật ký.`);
    }),
};
