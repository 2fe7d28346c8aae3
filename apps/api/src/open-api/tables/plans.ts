import { z } from "zod";
import { copySentence } from "@cchc/domain/plan/copy-status";
import { code } from "../../reports/input.ts";
import { count, dayColumn, flag, table, text } from "../table.ts";

export const plans = table({
  path: "plans",
  title: "Kế hoạch",
  about: "Kế hoạch của đơn vị bạn và những kế hoạch đã giao nhiệm vụ cho đơn vị bạn.",
  scope: "plan.read",
  params: z.object({}),
  columns: [
    text("planId", "Mã kế hoạch, dùng ở bảng tasks"),
    text("unitId", "Đơn vị ban hành"),
    count("year", "Năm"),
    text("kind", "Loại kế hoạch"),
    text("state", "draft, issued …"),
    text("number", "Số"),
    text("symbol", "Ký hiệu"),
    dayColumn("day", "Ngày ban hành"),
    text("about", "Trích yếu"),
  ],
  read: async ({ caller }) => {
    const { own, received } = await caller.plans.list();
    const all = new Map([...own, ...received].map((plan) => [plan.id, plan]));
    return {
      rows: [...all.values()].map((plan) => ({
        planId: plan.id,
        unitId: plan.unitId,
        year: plan.year,
        kind: plan.kind,
        state: plan.state,
        number: plan.number ?? null,
        symbol: plan.symbol,
        day: plan.day ?? null,
        about: plan.about,
      })),
    };
  },
});

export const tasks = table({
  path: "tasks",
  title: "Nhiệm vụ theo đơn vị",
  about: "Mỗi nhiệm vụ của một kế hoạch ở mỗi đơn vị được giao: đã làm đến đâu.",
  scope: "plan.read",
  params: z.object({ plan: code(100).meta({ description: "Mã kế hoạch, xem bảng plans" }) }),
  columns: [
    text("unitId", "Mã đơn vị được giao"),
    text("unit", "Tên đơn vị được giao"),
    text("taskId", "Mã nhiệm vụ"),
    text("title", "Nhiệm vụ"),
    text("time", "Thời gian như văn bản ghi"),
    text("state", "open, done, unable (không làm được vì lý do khách quan)"),
    text("reason", "Lý do"),
    flag("behind", "Đang chậm"),
    text("standing", "Đang ở đâu so với hạn, bằng lời"),
    count("proofs", "Số văn bản minh chứng"),
  ],
  read: async ({ caller }, { plan }) => {
    const matrix = await caller.plans.matrix({ planId: plan });
    const titles = new Map(matrix.tasks.map((task) => [task.id, task]));
    return {
      rows: matrix.rows.flatMap(({ unitId, name, cells }) =>
        cells.map((cell) => ({
          unitId,
          unit: name,
          taskId: cell.taskId,
          title: titles.get(cell.taskId)?.title ?? "",
          time: titles.get(cell.taskId)?.time ?? "",
          state: cell.state,
          reason: cell.reason,
          behind: cell.behind,
          standing: copySentence(cell),
          proofs: cell.proofs.length,
        })),
      ),
    };
  },
});
