import type { ParseCode, ParseProblem } from "./numbers.ts";

type Words = (typed: string, suggestion: string | undefined) => string;

/** `Có phải ý bạn là 1.059? Nếu đúng, gõ lại 1.059.` or, with no likely meaning, the advice. */
function ask(suggestion: string | undefined, advice: string): string {
  return suggestion === undefined
    ? advice
    : `Có phải ý bạn là ${suggestion}? Nếu đúng, hãy gõ ${suggestion}.`;
}

const words = {
  empty: () => "Ô đang trống: hãy gõ số, hoặc chọn “Không phát sinh” hay “Chưa có số liệu”.",
  "not-a-number": (typed) => `“${typed}” không phải là số: chỉ gõ chữ số, ví dụ 1.059.`,
  negative: (typed) => `“${typed}” nhỏ hơn 0: hãy gõ số từ 0 trở lên.`,
  "too-large": (typed) => `“${typed}” quá lớn: hãy kiểm tra xem có thừa chữ số không.`,
  "english-thousands": (typed, suggestion) =>
    `“${typed}” dùng dấu phẩy ngăn cách hàng nghìn theo kiểu tiếng Anh. ` +
    ask(suggestion, "Hãy dùng dấu chấm, ví dụ 1.059."),
  "english-decimal": (typed, suggestion) =>
    `“${typed}” dùng dấu chấm thập phân theo kiểu tiếng Anh. ` +
    ask(suggestion, "Hãy dùng dấu phẩy, ví dụ 99,53."),
  "bad-grouping": (typed, suggestion) =>
    `“${typed}” không chia đúng từng nhóm ba chữ số. ` +
    ask(suggestion, "Hãy gõ liền các chữ số, ví dụ 1059."),
  "not-whole": (typed, suggestion) =>
    `“${typed}” có phần thập phân, ô này chỉ nhận số nguyên. ` +
    ask(suggestion, "Hãy gõ số nguyên, ví dụ 1.059."),
  "too-many-decimals": (typed, suggestion) =>
    `“${typed}” có quá hai chữ số thập phân. ` +
    ask(suggestion, "Hãy gõ nhiều nhất hai chữ số sau dấu phẩy, ví dụ 99,53."),
  "rate-as-fraction": (typed, suggestion) =>
    `“${typed}” giống một phần của 1, ô này cần phần trăm. ` +
    ask(suggestion, "Hãy gõ phần trăm, ví dụ 99,53."),
  "above-hundred": (typed) => `“${typed}” lớn hơn 100 %: hãy gõ tỷ lệ từ 0 đến 100.`,
  "not-a-date": (typed) =>
    `“${typed}” không phải là ngày: hãy gõ ngày/tháng/năm, ví dụ 30/11/2023.`,
  "no-such-day": (typed) => `Không có ngày “${typed}” trong lịch: hãy kiểm tra ngày và tháng.`,
  "english-date": (typed, suggestion) =>
    `“${typed}” viết tháng trước ngày. ` + ask(suggestion, "Hãy gõ ngày/tháng/năm."),
  "short-year": (typed, suggestion) =>
    `“${typed}” viết năm bằng hai chữ số. ` + ask(suggestion, "Hãy gõ đủ bốn chữ số của năm."),
  "year-range": (typed) => `Năm trong “${typed}” nằm ngoài 1900–2100: hãy kiểm tra lại năm.`,
} satisfies Record<ParseCode, Words>;

/** One or two Vietnamese sentences: what is wrong with the typed text and what to type instead. */
export function problemSentence(problem: ParseProblem): string {
  const say: Words = words[problem.code];
  return say(problem.typed, problem.suggestion);
}
