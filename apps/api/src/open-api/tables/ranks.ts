import { z } from "zod";
import { fromColumns } from "@cchc/domain/rollup/columns";
import { code } from "../../reports/input.ts";
import { count, flag, hundredths, table, text } from "../table.ts";

export const ranks = table({
  path: "ranks",
  title: "Điểm và xếp hạng đang thẩm định",
  about:
    "Điểm tự chấm, điểm thẩm định, hạng và khoảng hạng còn có thể của mỗi đơn vị trong một đợt. Kết quả chính thức ở bảng results.",
  scope: "appraisal.read",
  params: z.object({ round: code(100).meta({ description: "Mã đợt, xem bảng rounds" }) }),
  columns: [
    text("unitId", "Mã đơn vị"),
    text("unit", "Tên đơn vị"),
    text("block", "Khối xếp hạng"),
    text("state", "Bước: scoring, submitted, appraising, concluded, approved …"),
    hundredths("selfTotal", "Tổng điểm tự chấm, phần trăm điểm"),
    hundredths("total", "Tổng điểm; trống khi còn chờ"),
    hundredths("index", "Chỉ số, phần trăm của phần trăm"),
    text("grade", "Xếp loại"),
    count("rank", "Hạng; trống khi chưa có tổng điểm"),
    count("best", "Hạng cao nhất còn có thể"),
    count("worst", "Hạng thấp nhất còn có thể"),
    hundredths("bonus", "Điểm thưởng trừ điểm phạt"),
    flag("surveyed", "Đã có kết quả khảo sát"),
  ],
  read: async ({ caller }, { round }) => {
    const { units } = await caller.ranking.read({ roundId: round });
    return {
      rows: fromColumns(units).map((unit) => ({
        unitId: unit.unitId,
        unit: unit.name,
        block: unit.block,
        state: unit.state,
        selfTotal: unit.selfTotal,
        total: unit.total,
        index: unit.index,
        grade: unit.grade,
        rank: unit.rank,
        best: unit.best,
        worst: unit.worst,
        bonus: unit.bonus,
        surveyed: unit.surveyed,
      })),
    };
  },
});
