import { z } from "zod";
import { day } from "../../reports/input.ts";
import { dayColumn, flag, table, text } from "../table.ts";

export const units = table({
  path: "units",
  title: "Đơn vị",
  about: "Đơn vị của bạn và mọi đơn vị bên dưới, theo cây của một ngày.",
  scope: "unit.read",
  params: z.object({
    day: day.meta({ description: "Ngày của cây đơn vị", example: "2025-07-01" }),
  }),
  columns: [
    text("unitId", "Mã đơn vị trong phần mềm này"),
    text("code", "Mã chính thức; trống khi chưa có"),
    text("name", "Tên đầy đủ"),
    text("kind", "Cấp: province, district, commune, department …"),
    text("type", "Loại: tinh, thanh_pho, huyen, xa, phuong …"),
    text("parentId", "Đơn vị cấp trên trực tiếp; trống ở gốc"),
    dayColumn("from", "Ngày bắt đầu có hiệu lực"),
    dayColumn("to", "Ngày cuối cùng; trống khi còn hiệu lực"),
    flag("illustration", "Số liệu minh họa"),
  ],
  read: async ({ caller }, params) => {
    const tree = await caller.units.tree(params);
    return { rows: tree.map(({ id, ...unit }) => ({ unitId: id, ...unit })) };
  },
});
