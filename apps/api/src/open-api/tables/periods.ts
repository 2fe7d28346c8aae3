import { z } from "zod";
import { periodKinds } from "@cchc/domain/period/period";
import { count, dayColumn, flag, table, text } from "../table.ts";

export const periods = table({
  path: "periods",
  title: "Kỳ báo cáo",
  about: "Các kỳ báo cáo liên quan đến đơn vị của bạn, kỳ mới nhất trước.",
  scope: "period.read",
  params: z.object({}),
  columns: [
    text("periodId", "Mã kỳ, dùng ở các bảng khác"),
    text("form", "Biểu mẫu"),
    count("formVersion", "Phiên bản biểu mẫu"),
    count("year", "Năm"),
    text("kind", `Loại kỳ: ${periodKinds.join(", ")}`),
    text("name", "Tên kỳ"),
    dayColumn("from", "Ngày đầu của số liệu"),
    dayColumn("to", "Ngày cuối của số liệu"),
    dayColumn("due", "Hạn nộp"),
    dayColumn("lock", "Ngày khóa"),
    text("rootId", "Đơn vị mở kỳ"),
    count("handedIn", "Số báo cáo đã nộp"),
    flag("illustration", "Số liệu minh họa"),
  ],
  read: async ({ caller }) => {
    const list = await caller.periods.list();
    return {
      rows: list.map((period) => ({
        periodId: period.id,
        form: period.form,
        formVersion: period.formVersion,
        year: period.year,
        kind: period.kind,
        name: period.name,
        from: period.from,
        to: period.to,
        due: period.due,
        lock: period.lock,
        rootId: period.rootId,
        handedIn: period.handedIn,
        illustration: period.illustration,
      })),
    };
  },
});
