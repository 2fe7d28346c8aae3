import { cellsOf, NONE, UNKNOWN } from "@cchc/domain/report/build";
import type { Cell, Cells } from "@cchc/domain/report/cell";
import { WARD_2023 } from "@cchc/domain/report/example";
import type { Figures } from "./figure-map.ts";
import { periodIds } from "./periods.ts";
import { unitIds } from "./unit-ids.ts";
import type { ReportStory } from "./write-report.ts";

/**
 * What the ward reported for 01/01/2023–30/11/2023 and the visitor of the demonstration types:
 * dossiers, ballots, documents checked, and a digitisation rate stated without counts.
 */
export const wardFigures = {
  "tthc.received.total": 1059,
  "tthc.received.online": 1049,
  "tthc.received.direct": 9,
  "tthc.received.carried": 1,
  "tthc.resolved.total": 1059,
  "tthc.resolved.early": 1054,
  "tthc.resolved.on_time": 5,
  "tthc.resolved.late": 0,
  "tthc.pending.total": 0,
  /** Hundredths of a percent: 99,53 %. */
  "tthc.digitised.on_receipt.rate": 9953,
  "survey.ballots.total": 145,
  "survey.ballots.very_satisfied": 105,
  "survey.ballots.satisfied": 40,
  "documents.checked": 189,
} as const;

/** Also among the dossiers, and so left to the visitor or to the sums. */
const leftOut: ReadonlySet<string> = new Set([...Object.keys(wardFigures), "tthc.received.new"]);

const reported = "Báo cáo CCHC năm 2023 của UBND phường";
const counted = "Đếm theo các văn bản nêu trong báo cáo CCHC năm 2023 của UBND phường";

function from(source: string, figures: Figures): readonly (readonly [string, Cell])[] {
  return [...cellsOf(figures)].map(([key, cell]) => [key, { ...cell, source }] as const);
}

/** Everything else that the ward reported; what the report does not say is "chưa có số liệu". */
const draft: Cells = new Map([
  ...from(reported, Object.fromEntries([...WARD_2023].filter(([key]) => !leftOut.has(key)))),
  ...from(counted, {
    "plan.issued_on": "2022-12-30",
    "tthc.notices.total": 9,
    "residential_groups.mediation": 6,
  }),
  ...from(reported, {
    "plan.tasks.assigned": UNKNOWN,
    "plan.tasks.done": UNKNOWN,
    "propaganda.plan": true,
    "documents.review_plan": true,
    "law_enforcement.plan": true,
    "organization.working_rules": true,
    "finance.spending_rules": true,
    "finance.property_rules": true,
    "finance.thrift_programme": true,
    "finance.thrift_plan": true,
    "digital.iso": true,
    "digital.website": true,
    "digital.website.address": "http://tranhungdao.tphaiduong.haiduong.gov.vn",
    "digital.signature": "Ký số văn bản đi của UBND và giao dịch trực tuyến với Kho bạc.",
    "digital.software":
      "Bảo hiểm, hộ tịch, tư pháp, quản lý văn bản, kế toán, bảo trợ xã hội, quản lý cán bộ, người có công, trẻ em",
    "assessment.strengths":
      "Kế hoạch ban hành từ cuối năm trước; hồ sơ một cửa giải quyết gần như toàn bộ trước hạn.",
    "assessment.limitations": "Phần mềm dùng chung chưa đồng bộ; hạ tầng công nghệ còn hạn chế.",
    "assessment.causes": "Máy tính đã dùng nhiều năm; bộ phận một cửa còn thiếu máy tính, máy in.",
    "assessment.next_tasks":
      "Nâng chất lượng bộ phận một cửa, cập nhật thủ tục mới, kiểm tra thường xuyên việc thực thi công vụ.",
  }),
]);

/** The yearly report: begun, with all that is not TTHC, and waiting for the figures above. */
export const wardDraft2023: ReportStory = {
  unitId: unitIds.ward,
  periodId: periodIds.annual2023,
  cells: draft,
  saved: "2023-12-06T14:25:00+07:00",
};

/** The report on TTHC control, with the same dossiers, received. */
export const wardControl2023: ReportStory = {
  unitId: unitIds.ward,
  periodId: periodIds.control2023,
  cells: new Map([
    ...from(reported, {
      ...Object.fromEntries(
        Object.entries(wardFigures).filter(([key]) => !key.startsWith("documents.")),
      ),
      "tthc.received.new": 1058,
      "petitions.received": NONE,
    }),
    ...from(counted, { "tthc.notices.total": 9 }),
  ]),
  saved: "2023-12-04T15:10:00+07:00",
  asked: "2023-12-05T08:40:00+07:00",
  submitted: {
    at: "2023-12-05T10:15:00+07:00",
    signing: { number: "chưa ghi", symbol: "BC-UBND", signedDay: "2023-12-05" },
  },
  accepted: "2023-12-08T09:05:00+07:00",
};
