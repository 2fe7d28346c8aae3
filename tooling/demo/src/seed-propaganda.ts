import { cellsOf, entered, UNKNOWN } from "@cchc/domain/report/build";
import type { Cells } from "@cchc/domain/report/cell";
import type { Figures } from "./figure-map.ts";
import { periodIds } from "./periods.ts";
import { unitIds } from "./unit-ids.ts";
import type { ReportStory } from "./write-report.ts";

function reported(source: string, figures: Figures): Cells {
  return new Map([...cellsOf(figures)].map(([key, cell]) => [key, { ...cell, source }] as const));
}

/** Xã Tân Hồng, 2023, each figure as sure as the report puts it ("gần 20", "trên 120"). */
export const tanHong2023: ReportStory = {
  unitId: unitIds.tanHong,
  periodId: periodIds.propagandaTanHong,
  cells: reported("Báo cáo số 126/BC-UBND ngày 15/12/2023", {
    "propaganda.plan": true,
    "propaganda.website.total": entered(120, "above"),
    "propaganda.website.reform": 61,
    "propaganda.website.procedures": 38,
    "propaganda.website.digital": 11,
    "propaganda.website.budget": 10,
    "propaganda.radio.items": entered(20, "nearly"),
    "propaganda.radio.schedule": "thứ Năm của tuần thứ 4 hằng tháng",
    "propaganda.conferences.committee": 8,
    "propaganda.conferences.organisations": 5,
    "propaganda.conferences.dialogues": 3,
    "propaganda.conferences.index_publication": 1,
    "propaganda.training.classes": 1,
    "propaganda.training.people": 65,
    "propaganda.citizens.reached": entered(2000, "nearly"),
    "propaganda.banners": 8,
    "propaganda.panels": 6,
    "propaganda.models": 1,
    "propaganda.gate_board": true,
    "propaganda.qr_listing": true,
    "staff.reform_training.sent": 2,
    "assessment.strengths": "Được cấp ủy quan tâm; một cửa liên thông vận hành tốt.",
    "assessment.limitations": "Người dân chưa thấy rõ lợi ích của dịch vụ công; kinh phí hạn chế.",
    "assessment.next_tasks":
      "Giữ chuyên mục phát thanh hằng tháng, tăng tin bài trên trang của xã.",
  }),
  reasons: [
    {
      check: "identity.propaganda.website.total",
      cell: "propaganda.website.total",
      reason: "Báo cáo ghi “trên 120”; bốn chuyên mục cộng lại đúng 120 tin, bài.",
    },
  ],
  saved: "2023-12-14T15:32:00+07:00",
  asked: "2023-12-15T08:20:00+07:00",
  submitted: {
    at: "2023-12-15T14:05:00+07:00",
    signing: { number: "126", symbol: "BC-UBND", signedDay: "2023-12-15" },
  },
  accepted: "2023-12-19T09:30:00+07:00",
};

/**
 * Xã Sơn Trung, 2023: a report almost without figures. Its paper bears neither number nor day; the
 * day of signing is that of the demonstration.
 */
export const sonTrung2023: ReportStory = {
  unitId: unitIds.sonTrung,
  periodId: periodIds.propagandaSonTrung,
  cells: reported("Báo cáo kết quả tuyên truyền CCHC năm 2023 của UBND xã", {
    "propaganda.plan": true,
    "propaganda.website.total": UNKNOWN,
    "propaganda.radio.items": UNKNOWN,
    "propaganda.conferences.committee": UNKNOWN,
    "tthc.status_published.rate": 10_000,
    "assessment.strengths": "Nhiều hình thức tuyên truyền, gắn với việc của từng bộ phận.",
    "assessment.limitations":
      "Hình thức chưa hấp dẫn; kinh phí ít; dịch vụ công toàn trình còn thấp.",
    "assessment.next_tasks":
      "Duy trì chuyên mục phát thanh, hướng dẫn người dân nộp hồ sơ trực tuyến.",
  }),
  saved: "2023-12-18T09:12:00+07:00",
  asked: "2023-12-18T10:30:00+07:00",
  submitted: {
    at: "2023-12-18T15:48:00+07:00",
    signing: { number: "chưa ghi", symbol: "BC-UBND", signedDay: "2023-12-18" },
  },
  accepted: "2023-12-21T08:50:00+07:00",
};
