import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { fittingFirst } from "./fitting.ts";

const papers = [
  "Về thực hiện công tác cải cách hành chính năm 2023",
  "Ban hành Quy chế làm việc và phân công nhiệm vụ năm 2023",
  "Về việc công bố công khai dự toán ngân sách năm 2023",
  "Ảnh niêm yết thủ tục hành chính tại Bộ phận một cửa năm 2023",
  "Tổng kết công tác chữ thập đỏ",
].map((summary) => ({ summary }));

function first(wanted: string): string | undefined {
  return fittingFirst(wanted, papers)[0]?.summary;
}

describe("papers whose words are those of a criterion come first", () => {
  test.each([
    ["Công khai dự toán ngân sách. Quyết định công bố.", 2],
    ["CÔNG KHAI DU TOAN", 2],
    ["Niêm yết công khai thủ tục hành chính. Ảnh chụp.", 3],
    ["Quy chế làm việc của UBND xã. Quyết định, quy chế.", 1],
    ["Kế hoạch cải cách hành chính. Kế hoạch đã ban hành.", 0],
    ["Ban hành kế hoạch CCHC.", 0],
    ["Niêm yết TTHC.", 3],
  ])("%s", (wanted, at) => {
    expect(first(wanted)).toBe(papers[at]?.summary);
  });

  test("a word of two syllables weighs more than the same syllables apart", () => {
    const apart = { summary: "Thu lệ phí, mở chuyên mục đăng tin" };
    const whole = { summary: "Lệ thu phí thủ tục" };
    expect(fittingFirst("thủ tục", [apart, whole])).toEqual([whole, apart]);
  });

  test("common words, numbers and nothing at all leave the order as it was", () => {
    for (const wanted of ["", "2023", "Về việc thực hiện công tác năm 2023", "bóng đá"]) {
      expect(fittingFirst(wanted, papers)).toEqual(papers);
    }
  });

  test("every paper stays, once", () => {
    const texts = fc.array(fc.constantFrom("dự toán", "năm", "quy chế làm việc", "x", ""));
    fc.assert(
      fc.property(texts, texts, (wanted, summaries) => {
        const given = summaries.map((summary, at) => ({ summary, at }));
        const got = fittingFirst(wanted.join(" "), given);
        expect(got.map(({ at }) => at).toSorted((a, b) => a - b)).toEqual(
          given.map(({ at }) => at),
        );
      }),
    );
  });
});
