import { expect, test } from "vitest";
import { understand } from "./understand.ts";

function periodOf(title: string, text: string) {
  const { heading } = understand(
    `UBND XÃ AN PHÚ\nSố: 9/BC-UBND\nBÁO CÁO\n${title}\n\nI. KẾT QUẢ\n${text}\n`,
  );
  return [heading.period?.from, heading.period?.to];
}

const year = "Công tác cải cách hành chính năm 2024";

test.each([
  ["Từ ngày 01/12/2023 đến ngày 30/11/2024 tiếp nhận 9 hồ sơ.", "2023-12-01", "2024-11-30"],
  ["Từ 15/12/2023 đến 14/12/2024 tiếp nhận 9 hồ sơ.", "2023-12-15", "2024-12-14"],
  // Four fifths of 366 days are 292,8: 293 are enough, 292 are not.
  ["Từ ngày 01/01/2024 đến ngày 19/10/2024 tiếp nhận 9 hồ sơ.", "2024-01-01", "2024-10-19"],
  ["Từ ngày 01/01/2024 đến ngày 18/10/2024 tiếp nhận 9 hồ sơ.", "2024-01-01", "2024-12-31"],
  ["Từ ngày 01/01/2023 đến ngày 31/12/2023 tiếp nhận 9 hồ sơ.", "2024-01-01", "2024-12-31"],
  ["Tiếp nhận 9 hồ sơ.", "2024-01-01", "2024-12-31"],
])("a year with “%s” is from %s to %s", (text, from, to) => {
  expect(periodOf(year, text)).toEqual([from, to]);
});

test("a quarter that begins on the 15th is that quarter, told exactly", () => {
  const said = "Từ ngày 15/6/2025 đến ngày 14/9/2025 tiếp nhận 9 hồ sơ.";
  expect(periodOf("Công tác cải cách hành chính quý III năm 2025", said)).toEqual([
    "2025-06-15",
    "2025-09-14",
  ]);
});
