import { expect, test } from "vitest";
import { understand } from "./understand.ts";

function said(text: string): Record<string, unknown> {
  const { statements } = understand(text);
  for (const { start, end, value } of statements) {
    if (typeof value === "string") expect(text.slice(start, end)).toContain(value.slice(0, 8));
  }
  return Object.fromEntries(
    statements
      .filter(({ field }) => field.startsWith("assessment."))
      .map(({ field, value }) => [field, value]),
  );
}

const HEAD =
  "XÃ SÔNG MÂY\nBÁO CÁO\nCông tác cải cách hành chính năm 2024\nI. KẾT QUẢ\nĐã tiếp nhận 1.059 hồ sơ.\n";
const FOOT = "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A";

test("a label with its words, a heading with paragraphs below, up to the next heading or the signature", () => {
  expect(
    said(
      `${HEAD}II. ĐÁNH GIÁ CHUNG\n1. Ưu điểm: Lãnh đạo xã quan tâm, người dân ủng hộ.\n2. Tồn tại, hạn chế\n- Hồ sơ đất đai còn chậm.\n- Người cao tuổi ngại nộp qua mạng.\n3. Nguyên nhân\nSóng yếu ở thôn xa.\nIII. PHƯƠNG HƯỚNG NĂM 2025\n1. Mở thêm lớp tập huấn cho công chức.\n2. Rà soát quy trình nội bộ.\nIV. KIẾN NGHỊ, ĐỀ XUẤT\nĐề nghị huyện cấp máy quét.${FOOT}`,
    ),
  ).toEqual({
    "assessment.strengths": "Lãnh đạo xã quan tâm, người dân ủng hộ.",
    "assessment.limitations": "- Hồ sơ đất đai còn chậm.\n- Người cao tuổi ngại nộp qua mạng.",
    "assessment.causes": "Sóng yếu ở thôn xa.",
    "assessment.next_tasks": "1. Mở thêm lớp tập huấn cho công chức.\n2. Rà soát quy trình nội bộ.",
    "assessment.proposals": "Đề nghị huyện cấp máy quét.",
  });
});

test("an empty section, a bare no and a sentence that only begins so give nothing", () => {
  expect(
    said(
      `${HEAD}II. HẠN CHẾ, NGUYÊN NHÂN\n1. Hạn chế\n2. Nguyên nhân\nIII. KIẾN NGHỊ\nKhông có.${FOOT}`,
    ),
  ).toEqual({});
  expect(said(`${HEAD}Kiến nghị của người dân được trả lời đúng hạn.${FOOT}`)).toEqual({});
});

test("it is never as sure as a figure", () => {
  const { statements } = understand(`${HEAD}II. KIẾN NGHỊ\nĐề nghị huyện cấp máy quét.${FOOT}`);
  expect(statements.map(({ confidence }) => confidence)).toEqual([0.4]);
});
