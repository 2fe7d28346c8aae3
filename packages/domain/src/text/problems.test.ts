import { expect, test } from "vitest";
import { parseCount, parseDate, parseRate } from "./numbers.ts";
import type { Parsed } from "./numbers.ts";
import { problemSentence } from "./problems.ts";

function sentence(parsed: Parsed<unknown>): string {
  return parsed.ok ? "" : problemSentence(parsed);
}

test("an English thousand is asked back with what to type", () => {
  expect(sentence(parseCount("1,059"))).toBe(
    "“1,059” dùng dấu phẩy ngăn cách hàng nghìn theo kiểu tiếng Anh. " +
      "Có phải ý bạn là 1.059? Nếu đúng, hãy gõ 1.059.",
  );
});

test("an English decimal is asked back with what to type", () => {
  expect(sentence(parseRate("99.53"))).toContain("Có phải ý bạn là 99,53?");
});

test("without a likely meaning the advice is given", () => {
  expect(sentence(parseCount("12,5"))).toBe(
    "“12,5” có phần thập phân, ô này chỉ nhận số nguyên. Hãy gõ số nguyên, ví dụ 1.059.",
  );
  expect(sentence(parseDate("cuối tháng"))).toContain("30/11/2023");
});
