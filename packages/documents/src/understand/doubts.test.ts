import { describe, expect, test } from "vitest";
import { understand } from "./understand.ts";

const HEAD = `ỦY BAN NHÂN DÂN
XÃ AN PHÚ
Số: 12/BC-UBND
An Phú, ngày 05 tháng 12 năm 2024
BÁO CÁO
Kết quả công tác cải cách hành chính năm 2024

`;

function doubts(text: string): readonly string[] {
  return understand(`${HEAD}${text}\n`).findings.map(({ kind }) => kind);
}

describe("doubts are raised where the text contradicts itself, and only there", () => {
  test.each([
    [
      "a rate that is not its count",
      "rate-mismatch",
      "Thu về 100 phiếu: 80 phiếu rất hài lòng (81%), 20 phiếu hài lòng.",
    ],
    ["a part above its whole", "identity-broken", "Có 20/18 cán bộ, công chức đạt chuẩn."],
    [
      "“trên” against a list that adds up",
      "qualifier-against-sum",
      "Đăng trên 60 tin, bài trên trang thông tin điện tử (30 tin CCHC, 20 tin TTHC, 10 tin chuyển đổi số).",
    ],
    [
      "one number with two subjects",
      "two-titles",
      "Ban hành Kế hoạch số 12/KH-UBND ngày 10/01/2024 về CCHC năm 2024; Kế hoạch số 12/KH-UBND ngày 10/01/2024 về tuyên truyền.",
    ],
    [
      "a type its symbol denies",
      "type-against-symbol",
      "Ban hành Quyết định số 14/KH-UBND ngày 12/01/2024 kiện toàn Ban Chỉ đạo.",
    ],
    [
      "a paper later than this one",
      "future-date",
      "Thực hiện Công văn số 99/UBND-VP ngày 20/12/2024.",
    ],
    [
      "a day that is not in the calendar",
      "impossible-date",
      "Ban hành Kế hoạch số 16/KH-UBND ngày 31/02/2024.",
    ],
    [
      "figures that stop before the year does",
      "period-ends-early",
      "Từ ngày 01/01/2024 đến ngày 30/11/2024 tiếp nhận 10 hồ sơ.",
    ],
    [
      "a year that is counted up to a day too early",
      "period-ends-early",
      "Tính đến ngày 14/11/2024 tiếp nhận 10 hồ sơ.",
    ],
    ["a rate left blank", "blank", "Tỷ lệ số hóa kết quả giải quyết: ......%."],
    ["a rate without counts", "rate-without-counts", "Tỷ lệ số hóa hồ sơ khi tiếp nhận đạt 97,4%."],
    ["a thousand grouped by a comma", "ambiguous", "Tổng số hồ sơ tiếp nhận: 1,024 hồ sơ."],
  ] as const)("%s", (_, kind, text) => {
    expect(doubts(text)).toContain(kind);
  });

  test.each([
    [
      "rounded and cut off",
      "rate-mismatch",
      "Thu về 300 phiếu: 200 phiếu rất hài lòng (66,66%), 100 phiếu hài lòng (33,3%).",
    ],
    [
      "early and on time together",
      "rate-mismatch",
      "Đã giải quyết 1.180 hồ sơ: trước hạn 1.100 hồ sơ, đúng hạn 80 hồ sơ, đạt 100%.",
    ],
    [
      "of the new dossiers alone",
      "rate-mismatch",
      "Tiếp nhận 1.500 hồ sơ (kỳ trước chuyển sang 2 hồ sơ); số hóa khi tiếp nhận 1.470/1.498 hồ sơ (98,13%).",
    ],
    [
      "more trained than planned",
      "identity-broken",
      "Đào tạo, bồi dưỡng 43/40 lượt cán bộ, công chức.",
    ],
    [
      "“trên” with parts that leave room",
      "qualifier-against-sum",
      "Đăng trên 60 tin, bài trên trang thông tin điện tử (30 tin CCHC, 20 tin TTHC, 15 tin chuyển đổi số).",
    ],
    [
      "a year from December to November",
      "period-ends-early",
      "Từ ngày 01/12/2023 đến ngày 30/11/2024 tiếp nhận 10 hồ sơ.",
    ],
    [
      "a year that begins in the middle of December",
      "period-ends-early",
      "Từ ngày 15/12/2023 đến ngày 30/11/2024 tiếp nhận 10 hồ sơ.",
    ],
    [
      "a year counted up to the middle of November",
      "period-ends-early",
      "Tính đến ngày 15/11/2024 tiếp nhận 10 hồ sơ.",
    ],
  ] as const)("%s is no doubt", (_, kind, text) => {
    expect(doubts(text)).not.toContain(kind);
  });
});

test("“cùng ngày” is the day of the paper before it", () => {
  const { citations } = understand(
    `${HEAD}Ban hành Kế hoạch số 07/KH-UBND ngày 17/01/2024; cùng ngày ban hành Kế hoạch số 08/KH-UBND về tuyên truyền. Có Kế hoạch số 09/KH-UBND.\n`,
  );
  expect(citations.map(({ number, date }) => [number, date])).toEqual([
    ["07", "2024-01-17"],
    ["08", "2024-01-17"],
    ["09", null],
  ]);
});

test("a part headed by a later time is to come; one that names the reported time is not", () => {
  const body = (title: string): string =>
    `ỦY BAN NHÂN DÂN\nXÃ AN PHÚ\nSố: 9/BC-UBND\nBÁO CÁO\nCông tác cải cách hành chính quý II/2024\nI. Chung\nCó 02 mô hình.\n${title}\n1. Treo 05 băng rôn.\n`;
  const classes = (title: string): readonly string[] =>
    understand(body(title))
      .figures.filter(({ value }) => value === 5)
      .map((figure) => figure.class);
  expect(classes("IV. QUÝ II/2024")).toEqual(["reported"]);
  expect(classes("IV. QUÝ III/2024")).toEqual(["target"]);
  expect(classes("IV. KẾT QUẢ SO VỚI QUÝ III/2024")).toEqual(["reported"]);
});
