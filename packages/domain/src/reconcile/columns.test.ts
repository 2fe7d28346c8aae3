import { expect, test } from "vitest";
import { findHead, isPersonal, proposeColumns } from "./columns.ts";

/** Cells of each column, from lines. */
function cellsOf(lines: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return (lines[0] ?? []).map((_, at) => lines.map((line) => line[at] ?? ""));
}

const banner = [
  ["UBND PHƯỜNG SÔNG MÂY", "", "", "", "", "", "", ""],
  ["DANH SÁCH HỒ SƠ TIẾP NHẬN, từ ngày 01/01/2023 đến ngày 30/11/2023", "", "", "", "", "", "", ""],
  ["", "", "", "", "", "", "", ""],
];
const merged = [
  ["STT", "Hồ sơ", "Hồ sơ", "Người nộp", "Thời gian", "Thời gian", "Thời gian", "Xử lý"],
  [
    "STT",
    "Mã HS",
    "Lĩnh vực",
    "Người nộp",
    "Tiếp nhận (ngày)",
    "Hẹn trả",
    "Kết thúc",
    "Tình trạng",
  ],
  ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
];
const body = [
  ["1", "H1.23.1-2023", "Hộ tịch", "A", "12/01/2023", "15/01/2023", "14/01/2023", "Đã trả"],
  ["2", "H1.23.2-2023", "Hộ tịch", "B", "13/01/2023", "16/01/2023", "", "Đang xử lý"],
];

test("headings are found below banners, over several lines, above column numbers", () => {
  const { lines, headings } = findHead([...banner, ...merged, ...body]);
  expect(lines).toBe(6);
  expect(headings.slice(0, 3)).toEqual(["STT", "Hồ sơ Mã HS", "Hồ sơ Lĩnh vực"]);
  expect(headings[5]).toBe("Thời gian Hẹn trả");
  // A title that speaks of receipt and days is no heading.
  expect(
    findHead([...banner, ["STT", "Mã hồ sơ", "Ngày nộp"], ["1", "A", "01/02/2023"]]).lines,
  ).toBe(4);
  expect(findHead([])).toEqual({ lines: 0, headings: [] });
  expect(findHead([["A", "01/02/2023"]]).lines).toBe(0);
});

test("what stands in a column speaks where its heading does not", () => {
  const { headings } = findHead([...banner, ...merged, ...body]);
  expect(proposeColumns(headings, cellsOf(body))).toEqual({
    code: 1,
    area: 2,
    received: 4,
    due: 5,
    finished: 6,
    status: 7,
  });
  const bare = cellsOf([
    ["H1.23.1-2023", "12/01/2023", "Trực tuyến"],
    ["H1.23.2-2023", "13/01/2023", "Trực tiếp"],
  ]);
  expect(proposeColumns(["Cột A", "Cột B", "Cột C"], bare)).toEqual({
    code: 0,
    received: 1,
    channel: 2,
  });
});

test("a heading of days above something else is not believed", () => {
  const cells = cellsOf([["Hộ tịch", "12/01/2023"]]);
  expect(proposeColumns(["Ngày tiếp nhận", "Ngày nhận hồ sơ"], cells).received).toBe(1);
});

test.each([
  ["Ngày trả", "finished"],
  ["Ngày trả kết quả", "finished"],
  ["Ngày trả dự kiến", "due"],
  ["Ngày trả (hẹn)", "due"],
  ["Ngày dự kiến trả", "due"],
  ["Ngày hẹn trả", "due"],
] as const)("a column of days called “%s” is %s", (heading, column) => {
  const found = proposeColumns(["Ngày tiếp nhận", heading]);
  expect(Object.entries(found).find(([, at]) => at === 1)?.[0]).toBe(column);
});

test("columns about people are told, and never taken for something else", () => {
  for (const words of ["Họ và tên", "Người nộp hồ sơ", "Số điện thoại", "CCCD/CMND", "Địa chỉ"]) {
    expect(isPersonal(words), words).toBe(true);
  }
  for (const words of ["Mã hồ sơ", "Ngày tiếp nhận", "Hình thức nộp", "Lĩnh vực"]) {
    expect(isPersonal(words), words).toBe(false);
  }
  expect(proposeColumns(["Ngày sinh"], [["12/01/1980", "12/01/1981"]])).toEqual({});
});
