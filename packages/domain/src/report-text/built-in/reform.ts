import type { ReportTemplate } from "../template.ts";
import { CIVIL_SERVICE, DIGITAL, FINANCE, INSTITUTIONS, ORGANIZATION } from "./state-sections.ts";
import { DIRECTION } from "./direction-section.ts";
import { PROCEDURES } from "./procedures-section.ts";

/**
 * The periodic report of a commune on the reform: results by area, limits, assessment, the period to
 * come, proposals. The order of its parts is that of communes' reports; Nghị quyết 76/NQ-CP names
 * the areas.
 */
export const REFORM_REPORT: ReportTemplate = {
  code: "reform",
  version: 1,
  name: "Báo cáo công tác cải cách hành chính",
  forms: ["annual", "nine_months", "half_year", "quarterly"],
  type: "report",
  about: "Công tác cải cách hành chính {@period} và phương hướng, nhiệm vụ {@next}",
  addressees: ["{@parent}"],
  content: [
    { kind: "documents", by: "superior", role: "basis" },
    {
      kind: "say",
      sentence:
        "{@issuer} báo cáo kết quả công tác cải cách hành chính {@period} (số liệu tính {@range}) và phương hướng, nhiệm vụ {@next} như sau:",
    },
    {
      kind: "part",
      number: "Phần thứ nhất",
      title: "Tình hình thực hiện công tác cải cách hành chính {@period}",
    },
    {
      kind: "section",
      title: "Kết quả thực hiện",
      content: [DIRECTION, INSTITUTIONS, PROCEDURES, ORGANIZATION, CIVIL_SERVICE, FINANCE, DIGITAL],
    },
    {
      kind: "section",
      title: "Hạn chế, nguyên nhân",
      content: [
        {
          kind: "section",
          title: "Hạn chế",
          content: [
            {
              kind: "slot",
              code: "limitations",
              field: "assessment.limitations",
              prompt: "Nêu hạn chế, yếu kém trong kỳ",
            },
          ],
        },
        {
          kind: "section",
          title: "Khó khăn, nguyên nhân",
          content: [
            {
              kind: "slot",
              code: "causes",
              field: "assessment.causes",
              prompt: "Nêu khó khăn, nguyên nhân",
            },
          ],
        },
      ],
    },
    {
      kind: "section",
      title: "Đánh giá chung",
      content: [
        {
          kind: "slot",
          code: "strengths",
          field: "assessment.strengths",
          prompt: "Đánh giá ưu điểm trong kỳ",
        },
      ],
    },
    {
      kind: "part",
      number: "Phần thứ hai",
      title: "Phương hướng, nhiệm vụ cải cách hành chính {@next}",
    },
    {
      kind: "section",
      title: "Nhiệm vụ trọng tâm",
      content: [
        {
          kind: "slot",
          code: "next_tasks",
          field: "assessment.next_tasks",
          prompt: "Nêu phương hướng, nhiệm vụ kỳ tới",
        },
      ],
    },
    {
      kind: "section",
      title: "Kiến nghị, đề xuất",
      content: [
        {
          kind: "slot",
          code: "proposals",
          field: "assessment.proposals",
          prompt: "Nêu kiến nghị, đề xuất",
          optional: true,
        },
      ],
    },
    {
      kind: "say",
      role: "closing",
      sentence:
        "Trên đây là báo cáo công tác cải cách hành chính {@period} của {@issuer}; kính báo cáo {@parent} xem xét, chỉ đạo./.",
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
  receivers: ["{@parent}", "Thường trực Đảng ủy, HĐND", "Lãnh đạo {@ubnd_kind}"],
};
