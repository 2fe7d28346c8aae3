import { expect, test } from "vitest";
import { type Compared, countedWords, summaryOf } from "./export.ts";

function of(dossiers: number, received: number): Compared {
  const cell = { field: "tthc.received.total", counted: received, now: null, version: 0 };
  const rows = [{ row: "", cells: [{ ...cell, difference: null }] }];
  return { dossiers, last: "2023-12-06", rows, causes: [], unread: { count: 0, lines: [] } };
}

test.each([
  [
    of(1062, 1059),
    "Đếm được 1.059 hồ sơ tiếp nhận từ 1.062 dòng của tệp, số liệu đến 06/12/2023; dòng còn lại đứng hai lần, đã rút, bị trả lại, ngoài kỳ hoặc có ngày chưa đến.",
  ],
  [of(7, 7), "Đếm được 7 hồ sơ tiếp nhận từ 7 dòng của tệp, số liệu đến 06/12/2023."],
])("lines of a file and dossiers counted are told apart", (given, words) => {
  expect(countedWords(given)).toBe(words);
});

test("figures that agree, differ or are not in the report are counted once each", () => {
  const cell = { field: "tthc.received.total", counted: 1, now: null, version: 0 } as const;
  const gap = (by: number) => ({
    ...cell,
    difference: { field: cell.field, counted: 1, reported: 1 + by, gap: by },
  });
  const missing = { ...cell, difference: null };
  expect(summaryOf([gap(0), gap(2), missing, missing])).toBe(
    "1 ô khớp, 1 ô lệch, 2 ô báo cáo chưa có số",
  );
  expect(summaryOf([gap(0), gap(0)])).toBe("2 ô khớp");
});
