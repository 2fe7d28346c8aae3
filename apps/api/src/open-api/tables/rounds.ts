import { z } from "zod";
import { count, dayColumn, flag, table, text } from "../table.ts";

export const rounds = table({
  path: "rounds",
  title: "Đợt chấm điểm",
  about: "Các đợt chấm điểm liên quan đến đơn vị của bạn, năm mới nhất trước.",
  scope: "score.read",
  params: z.object({}),
  columns: [
    text("roundId", "Mã đợt, dùng ở bảng ranks"),
    text("name", "Tên đợt"),
    count("year", "Năm"),
    text("rootId", "Đơn vị mở đợt"),
    text("root", "Tên đơn vị mở đợt"),
    text("set", "Bộ tiêu chí"),
    count("setVersion", "Phiên bản bộ tiêu chí"),
    text("periodId", "Kỳ báo cáo lấy số liệu"),
    dayColumn("selfDue", "Hạn tự chấm"),
    dayColumn("appraisalDue", "Hạn thẩm định"),
    count("units", "Số đơn vị được chấm"),
    flag("illustration", "Số liệu minh họa"),
  ],
  read: async ({ caller }) => {
    const list = await caller.rounds.list();
    return {
      rows: list.map((round) => ({
        roundId: round.id,
        name: round.name,
        year: round.year,
        rootId: round.rootId,
        root: round.rootName,
        set: round.setName,
        setVersion: round.setVersion,
        periodId: round.periodId,
        selfDue: round.selfDue,
        appraisalDue: round.appraisalDue,
        units: round.units,
        illustration: round.illustration,
      })),
    };
  },
});
