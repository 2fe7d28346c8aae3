import { describe, expect, test } from "vitest";
import { errorCodes, errorSentence, failureSentence } from "./messages.ts";
import type { ErrorCode, ErrorParams, Failure } from "./messages.ts";

/** Mapped over the codes, so that a new code without an example does not compile. */
const examples: { readonly [C in ErrorCode]: ErrorParams[C] } = {
  "bad-input": {},
  "not-signed-in": {},
  "wrong-credentials": {},
  "account-closed": {},
  "session-ended": {},
  forbidden: {},
  "other-reviewer": {},
  "not-found": {},
  conflict: {},
  "period-locked": { period: "Năm 2023" },
  "report-locked": { state: "Đã nộp" },
  "cell-locked": {},
  "wrong-state": { state: "Đã nộp", action: "Trình lãnh đạo" },
  "already-done": { action: "Tiếp nhận" },
  "operation-reused": {},
  "number-format": { reason: "Hãy gõ số." },
  "number-range": { label: "Tổng", min: 0, max: 1059 },
  "reason-needed": { action: "Trả lại" },
  "checks-unmet": { hard: 1, unexplained: 0 },
  "score-incomplete": { missing: 2, undecided: 0 },
  "item-locked": { label: "1.1.1 Kế hoạch" },
  "second-person-needed": {},
  "points-outside": { label: "1.1.1 Kế hoạch", min: 0, max: 100 },
  "round-closed": { round: "Chấm điểm năm 2023", on: "2024-01-15" },
  "name-taken": { name: "thd" },
  "period-exists": { period: "Năm 2023" },
  "period-used": { period: "Năm 2023", reports: 3 },
  "set-issued": { set: "Bộ tiêu chí cấp xã", version: 2 },
  "set-findings": { errors: 2 },
  "set-not-in-force": { set: "Bộ tiêu chí cấp xã", on: "2023-11-30" },
  "round-exists": { round: "Chấm điểm năm 2023" },
  "last-administrator": {},
  "unit-change": { reason: "Hãy chọn ngày sau ngày đó." },
  scanned: {},
  "bad-file": { reason: "Tệp thiếu cột “Đơn vị”: hãy thêm cột này rồi nhập lại." },
  "too-large": { limit: "10 MB" },
  "file-refused": { why: "kind" },
  "document-cited": { where: "Chấm điểm năm 2023" },
  "too-many-requests": { waitSeconds: 30 },
  "queue-full": { waiting: 3 },
  "second-factor-needed": {},
  "second-factor-wrong": {},
  "second-factor-required": {},
  "key-refused": {},
  "store-away": {},
  unavailable: {},
  internal: {},
};

test("every code has its sentence, and each one says something of its own", () => {
  const sentences = errorCodes.map((code) => errorSentence(code, examples[code]));
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
      { code: "bad-input", params: { reason: "Chưa ghi “Tên, nội dung”." } },
      "Chưa ghi “Tên, nội dung”.",
    ],
    [
      { code: "wrong-state", params: { what: "kế hoạch", state: "Dự thảo", action: "Kết thúc" } },
      "Không thể “Kết thúc” khi kế hoạch đang ở trạng thái “Dự thảo”: hãy tải lại trang để xem trạng thái mới.",
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
