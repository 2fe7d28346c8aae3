import { describe, expect, test } from "vitest";
import { errorCodes, errorSentence, failureSentence } from "./messages.ts";
import type { Failure } from "./messages.ts";

const examples: readonly Failure[] = [
  { code: "bad-input", params: {} },
  { code: "not-signed-in", params: {} },
  { code: "wrong-credentials", params: {} },
  { code: "session-ended", params: {} },
  { code: "forbidden", params: {} },
  { code: "not-found", params: {} },
  { code: "conflict", params: {} },
  { code: "period-locked", params: { period: "Năm 2023" } },
  { code: "report-locked", params: { state: "Đã nộp" } },
  { code: "cell-locked", params: {} },
  { code: "wrong-state", params: { state: "Đã nộp", action: "Trình lãnh đạo" } },
  { code: "already-done", params: { action: "Tiếp nhận" } },
  { code: "operation-reused", params: {} },
  { code: "number-format", params: { reason: "Hãy gõ số." } },
  { code: "number-range", params: { label: "Tổng", min: 0, max: 1059 } },
  { code: "reason-needed", params: { action: "Trả lại" } },
  { code: "checks-unmet", params: { hard: 1, unexplained: 0 } },
  { code: "name-taken", params: { name: "thd" } },
  { code: "too-large", params: { limit: "10 MB" } },
  { code: "too-many-requests", params: { waitSeconds: 30 } },
  { code: "unavailable", params: {} },
  { code: "internal", params: {} },
];

test("every code has its sentence, and each one says something of its own", () => {
  expect(examples.map((failure) => failure.code)).toEqual([...errorCodes]);
  const sentences = examples.map(failureSentence);
  expect(new Set(sentences).size).toBe(errorCodes.length);
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[\p{Lu}“].*\.$/u);
    expect(sentence).not.toMatch(/undefined|NaN|\{|\$| {2}|\.\./);
  }
});

describe("figures and names are written into the sentence", () => {
  test.each<[Failure, string]>([
    [
      { code: "conflict", params: { label: "Tổng tiếp nhận", by: "Lan" } },
      "Ô “Tổng tiếp nhận” vừa được Lan sửa: hãy xem giá trị mới rồi chọn giữ giá trị nào.",
    ],
    [
      { code: "conflict", params: {} },
      "Nội dung này vừa được sửa ở nơi khác: hãy xem giá trị mới rồi chọn giữ giá trị nào.",
    ],
    [
      { code: "period-locked", params: { period: "Năm 2023", on: "2024-01-05" } },
      "Năm 2023 đã khóa từ ngày 05/01/2024: hãy đề nghị cấp trên gia hạn nếu cần sửa.",
    ],
    [
      { code: "checks-unmet", params: { hard: 2, unexplained: 1 } },
      "Chưa nộp được: hãy sửa 2 lỗi số liệu và ghi lý do cho 1 cảnh báo rồi nộp lại.",
    ],
    [
      { code: "checks-unmet", params: { hard: 0, unexplained: 3 } },
      "Chưa nộp được: hãy ghi lý do cho 3 cảnh báo rồi nộp lại.",
    ],
    [
      { code: "internal", params: { reference: "K7QX" } },
      "Máy chủ gặp lỗi, số liệu đã lưu không mất: hãy thử lại, nếu vẫn lỗi thì báo người quản trị mã K7QX.",
    ],
  ])("%j", (failure, sentence) => {
    expect(failureSentence(failure)).toBe(sentence);
  });

  test("errorSentence takes the params of its code", () => {
    expect(errorSentence("number-range", { label: "Số phiếu", min: 0, max: 1059 })).toBe(
      "Ô “Số phiếu” phải từ 0 đến 1.059: hãy kiểm tra và nhập lại.",
    );
  });
});
