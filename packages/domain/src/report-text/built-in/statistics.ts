import type { ReportTemplate } from "../template.ts";

/** Every field and rate of a form as tables: the annex that goes with any report. */
export const STATISTICAL_ANNEX: ReportTemplate = {
  code: "statistics",
  version: 1,
  name: "Phụ lục số liệu",
  type: "report",
  about: "Số liệu công tác cải cách hành chính {@period}",
  addressees: ["{@parent}"],
  content: [
    {
      kind: "say",
      sentence: "{@issuer} báo cáo số liệu {@period}, tính {@range}, tại các phụ lục kèm theo.",
    },
    {
      kind: "say",
      role: "closing",
      sentence: "{@issuer} chịu trách nhiệm về số liệu báo cáo./.",
    },
  ],
  annexes: [
    {
      title: "Số liệu theo chỉ tiêu",
      landscape: false,
      content: [
        { kind: "table", table: "fields" },
        { kind: "table", table: "rates" },
      ],
    },
    {
      title: "Tình hình tiếp nhận, giải quyết hồ sơ thủ tục hành chính theo lĩnh vực",
      landscape: true,
      needsRows: true,
      content: [{ kind: "table", table: "dossiers" }],
    },
  ],
  receivers: ["{@parent}", "Lãnh đạo {@ubnd_kind}"],
};
