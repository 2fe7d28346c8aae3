import { form06a, resolution76 } from "../form/define.ts";
import type { Indicator } from "./indicator.ts";

const shared = {
  unit: "%",
  decimals: 2,
  area: "procedures",
  direction: "higher-is-better",
  from: "2021-01-01",
} as const;

const programme = resolution76("nội dung cải cách thủ tục hành chính");

/** Nghị quyết 76/NQ-CP is of 15/7/2021: nothing that rests on it answers for an earlier day. */
const sinceProgramme = { ...shared, from: "2021-07-15", source: programme } as const;

const NOTHING_RESOLVED = "Trong kỳ không có hồ sơ TTHC nào được giải quyết.";
const NOTHING_RECEIVED = "Trong kỳ không tiếp nhận hồ sơ TTHC nào.";

/** Rates on TTHC dossiers, petitions and satisfaction. */
export const PROCEDURE_INDICATORS: readonly Indicator[] = [
  {
    ...shared,
    code: "on_time",
    label: "Tỷ lệ hồ sơ TTHC giải quyết trước hạn, đúng hạn",
    numerator: ["tthc.resolved.early", "tthc.resolved.on_time"],
    denominator: ["tthc.resolved.total"],
    rule: "(Trước hạn + Đúng hạn) ÷ Tổng số đã giải quyết",
    zeroDenominator: NOTHING_RESOLVED,
    source: form06a("(cột 8 + cột 9) ÷ cột 7"),
  },
  {
    ...shared,
    code: "early",
    label: "Tỷ lệ hồ sơ TTHC giải quyết trước hạn",
    numerator: ["tthc.resolved.early"],
    denominator: ["tthc.resolved.total"],
    rule: "Trước hạn ÷ Tổng số đã giải quyết",
    zeroDenominator: NOTHING_RESOLVED,
    source: form06a("cột 8 ÷ cột 7"),
  },
  {
    ...shared,
    code: "late",
    label: "Tỷ lệ hồ sơ TTHC giải quyết quá hạn",
    numerator: ["tthc.resolved.late"],
    denominator: ["tthc.resolved.total"],
    direction: "lower-is-better",
    rule: "Quá hạn ÷ Tổng số đã giải quyết",
    zeroDenominator: NOTHING_RESOLVED,
    source: form06a("cột 10 ÷ cột 7"),
  },
  {
    ...shared,
    code: "online_receipt",
    label: "Tỷ lệ hồ sơ TTHC mới tiếp nhận trực tuyến",
    numerator: ["tthc.received.online"],
    denominator: ["tthc.received.online", "tthc.received.direct"],
    rule: "Trực tuyến ÷ (Trực tuyến + Trực tiếp, bưu chính)",
    zeroDenominator: "Trong kỳ không có hồ sơ TTHC mới tiếp nhận.",
    source: form06a("cột 4 ÷ (cột 4 + cột 5)"),
  },
  {
    ...shared,
    code: "online_receipt.of_received",
    label: "Tỷ lệ hồ sơ TTHC tiếp nhận trực tuyến trên tổng tiếp nhận",
    numerator: ["tthc.received.online"],
    denominator: ["tthc.received.total"],
    rule: "Trực tuyến ÷ Tổng tiếp nhận (kể cả từ kỳ trước)",
    zeroDenominator: NOTHING_RECEIVED,
    source: form06a("cột 4 ÷ cột 3"),
  },
  {
    ...sinceProgramme,
    code: "digitised_on_receipt",
    label: "Tỷ lệ số hóa hồ sơ TTHC khi tiếp nhận",
    numerator: ["tthc.digitised.on_receipt"],
    denominator: ["tthc.received.total"],
    statedBy: "tthc.digitised.on_receipt.rate",
    rule: "Hồ sơ được số hóa khi tiếp nhận ÷ Tổng tiếp nhận",
    zeroDenominator: NOTHING_RECEIVED,
  },
  {
    ...sinceProgramme,
    code: "digitised_results",
    label: "Tỷ lệ số hóa kết quả giải quyết TTHC",
    numerator: ["tthc.digitised.results"],
    denominator: ["tthc.resolved.total"],
    statedBy: "tthc.digitised.results.rate",
    rule: "Kết quả được số hóa ÷ Tổng số đã giải quyết",
    zeroDenominator: NOTHING_RESOLVED,
  },
  {
    ...sinceProgramme,
    code: "online_payment",
    label: "Tỷ lệ hồ sơ TTHC thanh toán trực tuyến",
    numerator: ["tthc.payment.online"],
    denominator: ["tthc.payment.with_fee"],
    rule: "Hồ sơ thanh toán trực tuyến ÷ Hồ sơ có phí, lệ phí",
    zeroDenominator: "Trong kỳ không có hồ sơ TTHC phải nộp phí, lệ phí.",
  },
  {
    ...sinceProgramme,
    code: "status_published",
    label: "Tỷ lệ hồ sơ TTHC được công khai tình trạng giải quyết",
    numerator: ["tthc.status_published"],
    denominator: ["tthc.received.total"],
    statedBy: "tthc.status_published.rate",
    rule: "Hồ sơ được công khai tình trạng ÷ Tổng tiếp nhận",
    zeroDenominator: NOTHING_RECEIVED,
  },
  {
    ...sinceProgramme,
    code: "notices_on_time",
    label: "Tỷ lệ thông báo niêm yết danh mục TTHC kịp thời hạn",
    numerator: ["tthc.notices.on_time"],
    denominator: ["tthc.notices.total"],
    rule: "Thông báo niêm yết kịp thời hạn ÷ Thông báo đã ban hành",
    zeroDenominator: "Trong kỳ không có danh mục TTHC mới phải niêm yết.",
  },
  {
    ...sinceProgramme,
    code: "late_apologies",
    label: "Tỷ lệ hồ sơ quá hạn đã có văn bản xin lỗi",
    numerator: ["tthc.late_apologies"],
    denominator: ["tthc.resolved.late"],
    rule: "Hồ sơ quá hạn đã có văn bản xin lỗi ÷ Hồ sơ giải quyết quá hạn",
    zeroDenominator: "Trong kỳ không có hồ sơ TTHC giải quyết quá hạn.",
  },
  {
    ...sinceProgramme,
    code: "petitions_on_time",
    label: "Tỷ lệ phản ánh, kiến nghị trả lời đúng hạn",
    numerator: ["petitions.answered_on_time"],
    denominator: ["petitions.received"],
    rule: "Phản ánh, kiến nghị trả lời đúng hạn ÷ Phản ánh, kiến nghị đã tiếp nhận",
    zeroDenominator: "Trong kỳ không phát sinh phản ánh, kiến nghị.",
  },
  {
    ...sinceProgramme,
    code: "satisfaction",
    label: "Tỷ lệ hài lòng về giải quyết TTHC",
    numerator: ["survey.ballots.very_satisfied", "survey.ballots.satisfied"],
    denominator: ["survey.ballots.total"],
    rule: "(Rất hài lòng + Hài lòng) ÷ Tổng số phiếu hợp lệ",
    zeroDenominator: "Trong kỳ không thu được phiếu đánh giá nào.",
  },
];
