import type { ReportTemplate } from "../template.ts";
import { DOSSIER_SENTENCES, HANDLING_SENTENCES } from "./procedures-section.ts";

/** The periodic report on TTHC control, with the table of form II.06a. */
export const CONTROL_REPORT: ReportTemplate = {
  code: "tthc_control",
  version: 1,
  name: "Báo cáo công tác kiểm soát thủ tục hành chính",
  forms: ["tthc_control"],
  type: "report",
  about:
    "Công tác kiểm soát thủ tục hành chính, thực hiện cơ chế một cửa, một cửa liên thông {@period}",
  addressees: ["{@parent}"],
  content: [
    { kind: "documents", by: "superior", role: "basis" },
    {
      kind: "say",
      sentence:
        "{@issuer} báo cáo công tác kiểm soát thủ tục hành chính, thực hiện cơ chế một cửa, một cửa liên thông {@period} (số liệu tính {@range}) như sau:",
    },
    {
      kind: "section",
      title: "Tình hình tiếp nhận, giải quyết thủ tục hành chính",
      content: [...DOSSIER_SENTENCES],
    },
    {
      kind: "section",
      title: "Số hóa, công khai, phản ánh kiến nghị, mức độ hài lòng",
      content: [
        { kind: "documents", by: "own", role: "item", lead: "Các văn bản đã ban hành:" },
        ...HANDLING_SENTENCES,
      ],
    },
    {
      kind: "section",
      title: "Khó khăn, vướng mắc và kiến nghị",
      content: [
        { kind: "slot", code: "limitations", prompt: "Nêu khó khăn, vướng mắc" },
        { kind: "slot", code: "proposals", prompt: "Nêu kiến nghị", optional: true },
      ],
    },
    {
      kind: "say",
      role: "closing",
      sentence:
        "Trên đây là báo cáo công tác kiểm soát thủ tục hành chính {@period} của {@issuer}./.",
    },
  ],
  annexes: [
    {
      title: "Tình hình tiếp nhận, giải quyết hồ sơ thủ tục hành chính theo lĩnh vực",
      landscape: true,
      needsRows: true,
      content: [{ kind: "table", table: "dossiers" }],
    },
  ],
  receivers: ["{@parent}", "Lãnh đạo {@ubnd_kind}"],
};
