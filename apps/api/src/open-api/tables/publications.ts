import { z } from "zod";
import { code } from "../../reports/input.ts";
import { count, dayColumn, flag, hundredths, instant, table, text } from "../table.ts";

export const publications = table({
  path: "publications",
  title: "Kết quả đã công bố",
  about: "Mọi lần công bố; bản đính chính là một số mới, bản cũ không đổi.",
  scope: "public",
  params: z.object({}),
  columns: [
    text("publicationId", "Mã công bố, dùng ở bảng results"),
    count("year", "Năm"),
    text("round", "Đợt chấm điểm"),
    count("number", "Số thứ tự trong đợt, từ 1"),
    text("title", "Tên"),
    text("decision", "Quyết định"),
    dayColumn("decidedOn", "Ngày quyết định"),
    instant("publishedAt", "Lúc công bố"),
    text("changeNote", "Đính chính những gì"),
    text("hash", "SHA-256 của nội dung"),
    flag("illustration", "Số liệu minh họa"),
  ],
  read: async ({ caller }) => {
    const list = await caller.publications.list();
    return {
      rows: list.map((one) => ({
        publicationId: one.id,
        year: one.year,
        round: one.roundName,
        number: one.number,
        title: one.title,
        decision: one.decision,
        decidedOn: one.decidedOn,
        publishedAt: one.publishedAt.toISOString(),
        changeNote: one.changeNote,
        hash: one.hash,
        illustration: one.illustration,
      })),
    };
  },
});

export const results = table({
  path: "results",
  title: "Điểm và hạng đã công bố",
  about: "Mỗi đơn vị của một lần công bố: điểm, xếp loại, hạng, mã phiếu điểm.",
  scope: "public",
  params: z.object({
    publication: code(100).meta({ description: "Mã công bố, xem bảng publications" }),
  }),
  columns: [
    text("unitId", "Mã đơn vị"),
    text("unit", "Tên đơn vị"),
    text("block", "Khối xếp hạng"),
    hundredths("total", "Tổng điểm, phần trăm điểm"),
    hundredths("index", "Chỉ số, phần trăm của phần trăm"),
    text("grade", "Xếp loại"),
    count("rank", "Hạng"),
    count("of", "Số đơn vị cùng khối"),
    count("shared", "Số đơn vị đồng hạng"),
    hundredths("bonus", "Điểm thưởng trừ điểm phạt"),
    hundredths("rescaled", "Điểm do quy đổi phần không áp dụng"),
    text("sheet", "Mã phiếu điểm, tra ở trang công bố"),
  ],
  read: async ({ caller }, { publication }) => {
    const { content } = await caller.publications.read({ id: publication });
    return {
      rows: content.units.map(({ unitId, name, areas: _areas, code: sheet, ...unit }) => ({
        unitId,
        unit: name,
        ...unit,
        sheet,
      })),
    };
  },
});
