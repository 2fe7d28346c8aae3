import { z } from "zod";
import { day, unitId } from "../../reports/input.ts";
import { count, dayColumn, flag, instant, table, text } from "../table.ts";

export const activities = table({
  path: "activities",
  title: "Sổ việc đã làm",
  about: "Hoạt động tuyên truyền của một đơn vị, mới nhất trước.",
  scope: "activity.read",
  params: z.object({
    unit: unitId.meta({ description: "Mã đơn vị" }),
    from: day.optional().meta({ description: "Từ ngày" }),
    to: day.optional().meta({ description: "Đến ngày" }),
  }),
  columns: [
    text("activityId", "Mã hoạt động"),
    text("kind", "Hình thức"),
    dayColumn("day", "Ngày"),
    count("count", "Số lượng"),
    text("qualifier", "exact, nearly (gần), above (trên) …"),
    text("state", "Bước của tin bài: đã viết, đã đăng, đã trả nhuận bút"),
    text("note", "Ghi chú"),
    count("papers", "Số văn bản kèm theo"),
    count("version", "Lần ghi thứ mấy"),
    instant("updatedAt", "Lúc ghi"),
    flag("illustration", "Số liệu minh họa"),
  ],
  read: async ({ caller }, { unit, ...between }) => {
    const { activities: list } = await caller.activities.list({ unitId: unit, ...between });
    return {
      rows: list.map((entry) => ({
        activityId: entry.id,
        kind: entry.kind,
        day: entry.day,
        count: entry.count,
        qualifier: entry.qualifier,
        state: entry.state ?? null,
        note: entry.note ?? null,
        papers: entry.papers.length,
        version: entry.version,
        updatedAt: entry.at.toISOString(),
        illustration: entry.illustration,
      })),
    };
  },
});
