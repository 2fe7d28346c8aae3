import type { FigureParagraph, SectionNode } from "../template.ts";

/** Dossiers received, resolved and pending: form II.06a in sentences. */
export const DOSSIER_SENTENCES: readonly FigureParagraph[] = [
  {
    kind: "say",
    role: "item",
    none: "Trong kỳ {tthc.received.total} hồ sơ thủ tục hành chính phải tiếp nhận.",
    sentence:
      "Tổng số hồ sơ tiếp nhận trong kỳ ({@range}): {tthc.received.total hồ sơ}. Trong đó[[ mới tiếp nhận {tthc.received.new hồ sơ}:]] tiếp nhận trực tuyến {tthc.received.online hồ sơ}; trực tiếp và qua dịch vụ bưu chính {tthc.received.direct hồ sơ}; từ kỳ trước chuyển qua {tthc.received.carried hồ sơ}.",
  },
  {
    kind: "say",
    role: "item",
    optional: true,
    sentence: "Tỷ lệ hồ sơ mới tiếp nhận trực tuyến: {%online_receipt}.",
  },
  {
    kind: "say",
    role: "item",
    sentence:
      "Số hồ sơ đã giải quyết: {tthc.resolved.total hồ sơ}; trong đó trước hạn {tthc.resolved.early hồ sơ}, đúng hạn {tthc.resolved.on_time hồ sơ}, quá hạn {tthc.resolved.late hồ sơ}.",
  },
  {
    kind: "say",
    role: "item",
    optional: true,
    sentence: "Tỷ lệ giải quyết trước hạn và đúng hạn: {%on_time}[[, riêng trước hạn {%early}]].",
  },
  {
    kind: "say",
    role: "item",
    zero: "Đến hết kỳ không còn hồ sơ đang giải quyết (số chuyển kỳ sau: {tthc.pending.total hồ sơ}).",
    sentence:
      "Số hồ sơ đang giải quyết chuyển kỳ sau: {tthc.pending.total hồ sơ}[[; còn trong hạn {tthc.pending.in_time hồ sơ}]][[, đã quá hạn {tthc.pending.late hồ sơ}]].",
  },
  {
    kind: "say",
    role: "item",
    optional: true,
    on: "tthc.late_apologies",
    none: "Hồ sơ phải có văn bản xin lỗi do quá hạn: {tthc.late_apologies}.",
    sentence: "Đã có văn bản xin lỗi đối với {tthc.late_apologies hồ sơ} quá hạn.",
  },
];

/** Digitisation, payment, publicity, petitions, satisfaction. */
export const HANDLING_SENTENCES: readonly FigureParagraph[] = [
  {
    kind: "say",
    role: "item",
    sentence:
      "Số hóa hồ sơ khi tiếp nhận đạt {%digitised_on_receipt}[[ ({tthc.digitised.on_receipt hồ sơ})]].",
  },
  {
    kind: "say",
    role: "item",
    sentence:
      "Số hóa kết quả giải quyết thủ tục hành chính đạt {%digitised_results}[[ ({tthc.digitised.results kết quả})]].",
  },
  {
    kind: "say",
    role: "item",
    optional: true,
    on: "tthc.payment.with_fee",
    none: "Hồ sơ phải nộp phí, lệ phí: {tthc.payment.with_fee}.",
    sentence:
      "Thanh toán trực tuyến: {tthc.payment.online hồ sơ} trên {tthc.payment.with_fee hồ sơ} có phí, lệ phí[[, đạt {%online_payment}]].",
  },
  {
    kind: "say",
    role: "item",
    optional: true,
    none: "Hồ sơ trả kết quả qua dịch vụ bưu chính công ích: {tthc.results.by_post}.",
    sentence: "Trả kết quả qua dịch vụ bưu chính công ích: {tthc.results.by_post hồ sơ}.",
  },
  {
    kind: "say",
    role: "item",
    optional: true,
    sentence:
      "Thủ tục hành chính thuộc thẩm quyền giải quyết: {tthc.procedures.total thủ tục}[[, trong đó {tthc.procedures.online thủ tục} được cung cấp trực tuyến]].",
  },
  {
    kind: "say",
    role: "item",
    optional: true,
    none: "Danh mục thủ tục hành chính mới phải niêm yết: {tthc.notices.total}.",
    sentence:
      "Đã ban hành {tthc.notices.total thông báo} niêm yết, công khai danh mục thủ tục hành chính[[; kịp thời hạn {tthc.notices.on_time thông báo}]].",
  },
  {
    kind: "say",
    role: "item",
    optional: true,
    sentence:
      "Hồ sơ được công khai tình trạng giải quyết đạt {%status_published}[[ ({tthc.status_published hồ sơ})]].",
  },
  {
    kind: "say",
    role: "item",
    optional: true,
    none: "Phản ánh, kiến nghị của cá nhân, tổ chức về quy định hành chính: {petitions.received} trong kỳ.",
    zero: "Trong kỳ không tiếp nhận phản ánh, kiến nghị nào về quy định hành chính ({petitions.received}).",
    sentence:
      "Tiếp nhận {petitions.received phản ánh, kiến nghị} về quy định hành chính[[; trả lời đúng hạn {petitions.answered_on_time}, đạt {%petitions_on_time}]].",
  },
  {
    kind: "say",
    role: "item",
    none: "Khảo sát mức độ hài lòng của người dân, tổ chức: {survey.ballots.total} trong kỳ.",
    optional: true,
    sentence:
      "Khảo sát mức độ hài lòng: thu về {survey.ballots.total phiếu} hợp lệ; rất hài lòng {survey.ballots.very_satisfied phiếu}, hài lòng {survey.ballots.satisfied phiếu}[[, không hài lòng {survey.ballots.unsatisfied phiếu}]][[; tỷ lệ hài lòng đạt {%satisfaction}]].",
  },
];

/** Cải cách thủ tục hành chính. */
export const PROCEDURES: SectionNode = {
  kind: "section",
  title: "Cải cách thủ tục hành chính",
  more: { code: "procedures", prompt: "Nêu kết quả cải cách thủ tục hành chính" },
  content: [
    {
      kind: "documents",
      by: "own",
      role: "item",
      area: "procedures",
      lead: "Các văn bản về công bố, niêm yết, kiểm soát thủ tục hành chính:",
    },
    ...DOSSIER_SENTENCES,
    ...HANDLING_SENTENCES,
  ],
};
