import { PassThrough } from "node:stream";
import ExcelJS from "@mui/x-internal-exceljs-fork";
import { read, utils } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { cellsOf, entered, NONE } from "@cchc/domain/report/build";
import { STATISTICAL_ANNEX } from "@cchc/domain/report-text/built-in/statistics";
import { composeReport } from "@cchc/domain/report-text/compose";
import { exampleData } from "@cchc/domain/report-text/testing";
import { safeText, sheetValue } from "./sheet-values.ts";
import { writeXlsx } from "./xlsx.ts";
import { streamXlsx, type StreamRow } from "./xlsx-stream.ts";

const CELLS = cellsOf({
  "tthc.received.total": 1059,
  "tthc.digitised.on_receipt.rate": 9953,
  "propaganda.website.total": entered(120, "above"),
  "finance.reform_spending": 12_500_000,
  "plan.issued_on": "2022-12-30",
  "petitions.received": NONE,
  "digital.software": "=HYPERLINK(1)",
  "tthc.received.total#civil_status": 612,
  "tthc.received.total#land": 447,
});

function textAt(value: ExcelJS.CellValue): string {
  return typeof value === "string" ? value : "";
}

async function opened(): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const bytes = await writeXlsx(composeReport(STATISTICAL_ANNEX, exampleData(CELLS)));
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return workbook;
}

/** The cell beside a label of the first sheet. */
function beside(workbook: ExcelJS.Workbook, label: string): ExcelJS.Cell {
  const sheet = workbook.worksheets[0];
  if (sheet === undefined) throw new Error("no sheet");
  let found: ExcelJS.Cell | undefined;
  sheet.eachRow((row) => {
    if (textAt(row.getCell(2).value) === label) found ??= row.getCell(4);
  });
  if (found === undefined) throw new Error(`no row ${label}`);
  return found;
}

describe("the .xlsx of the statistics, opened again", () => {
  test("values have their types and formats", async () => {
    const workbook = await opened();
    const received = beside(workbook, "Tổng số hồ sơ TTHC tiếp nhận trong kỳ");
    expect([received.value, received.numFmt]).toEqual([1059, "[$-42A]#,##0"]);
    const rate = beside(workbook, "Tỷ lệ số hóa hồ sơ TTHC khi tiếp nhận (theo công bố)");
    expect([rate.value, rate.numFmt]).toEqual([0.9953, "[$-42A]0.00%"]);
    const above = beside(workbook, "Tin, bài CCHC đăng trên trang thông tin điện tử");
    expect([above.value, above.numFmt]).toEqual([120, '"trên "[$-42A]#,##0']);
    expect(beside(workbook, "Kinh phí chi cho công tác CCHC").value).toBe(12_500_000);
    expect(beside(workbook, "Ngày ban hành kế hoạch CCHC năm").value).toEqual(
      new Date("2022-12-30T00:00:00Z"),
    );
    expect(beside(workbook, "Phản ánh, kiến nghị đã tiếp nhận").value).toBe("không phát sinh");
    expect(beside(workbook, "Phần mềm dùng chung đang sử dụng").value).toBe("'=HYPERLINK(1)");
  });

  test("print set-up, borders, titles on every page, the annex of rows on its side", async () => {
    const [first, , dossiers] = (await opened()).worksheets;
    expect(first?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: "portrait",
      fitToWidth: 1,
    });
    expect(first?.pageSetup.printTitlesRow).toMatch(/^\d+:\d+$/);
    expect(dossiers?.pageSetup.orientation).toBe("landscape");
    const workbook = await opened();
    const border = beside(workbook, "Tổng số hồ sơ TTHC tiếp nhận trong kỳ").border;
    expect(border).toMatchObject({ top: { style: "thin" }, right: { style: "thin" } });
  });

  test("tables of the same columns are one table with a band for each, so that one head serves every page", async () => {
    const [sheet] = (await opened()).worksheets;
    const heads: number[] = [];
    const bands: string[] = [];
    const empty: number[] = [];
    const from = Number(sheet?.pageSetup.printTitlesRow?.split(":")[0]);
    sheet?.eachRow({ includeEmpty: true }, (row, at) => {
      const texts = [1, 2, 3, 4].map((column) => textAt(row.getCell(column).value));
      if (texts[0] === "STT") heads.push(at);
      if (at > from && texts.every((text) => text === "")) empty.push(at);
      if (at > from && texts[0] !== "" && new Set(texts).size === 1) bands.push(texts[0] ?? "");
    });
    expect(heads).toEqual([from]);
    expect(empty).toEqual([]);
    const areas = ANNUAL_FORM.areas.map(({ label }) => label);
    expect(bands).toEqual(areas.filter((label) => bands.includes(label)));
    expect(bands.length).toBeGreaterThan(4);
  });

  test("no cell of any sheet is a formula", async () => {
    for (const sheet of (await opened()).worksheets) {
      sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()));
    }
  });
});

test.each([
  ["=1+1", "'=1+1"],
  ["+84 220", "'+84 220"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "' =1"],
  ["–", "–"],
  ["-", "-"],
  ["a=b", "a=b"],
])("%j is written %j", (given, written) => {
  expect(safeText(given)).toBe(written);
});

test("a number in a text cell stays text when it is none", () => {
  expect(sheetValue({ runs: [{ kind: "text", text: "12" }] })).toEqual({ value: 12 });
  expect(sheetValue({ runs: [{ kind: "text", text: "012" }] })).toEqual({ value: "012" });
});

describe("a sheet of any length", () => {
  const columns = [
    { head: "Đơn vị", kind: "text", width: 30 },
    { head: "Hồ sơ", kind: "count", width: 12 },
    { head: "Đúng hạn", kind: "rate", width: 12 },
    { head: "Ngày nộp", kind: "date", width: 14 },
  ] as const;

  function* rows(count: number): Generator<StreamRow> {
    for (let at = 0; at < count; at += 1) {
      yield [`Xã <${at}> & "bạn"`, at, at % 7 === 0 ? undefined : 9953, "2023-12-05"];
    }
    yield ["=cmd|' /C calc'!A0", 1, 10_000, "2023-12-06"];
  }

  async function streamed(count: number): Promise<Buffer> {
    const out = new PassThrough();
    const chunks: Buffer[] = [];
    const reading = (async () => {
      for await (const chunk of out) chunks.push(Buffer.from(chunk));
    })();
    await streamXlsx({ name: "Xếp hạng: 2023", columns, rows: rows(count) }, out);
    out.end();
    await reading;
    return Buffer.concat(chunks);
  }

  test("two readers find every value where it was put", async () => {
    const bytes = await streamed(5_000);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
    const [sheet] = workbook.worksheets;
    expect(sheet?.rowCount).toBe(5_002);
    expect(sheet?.getCell("A5001").value).toBe('Xã <4999> & "bạn"');
    expect(sheet?.getCell("B5001").value).toBe(4999);
    expect(sheet?.getCell("C5001").value).toBe(0.9953);
    expect(sheet?.getCell("C2").value).toBeNull();
    expect(sheet?.getCell("D2").value).toEqual(new Date("2023-12-05T00:00:00Z"));
    expect(sheet?.getCell("A5002").value).toBe("'=cmd|' /C calc'!A0");
    const other = read(bytes);
    const [name = ""] = other.SheetNames;
    const table = utils.sheet_to_json<readonly unknown[]>(other.Sheets[name] ?? {}, { header: 1 });
    expect(table.length).toBe(5_002);
    expect(table[0]).toEqual(["Đơn vị", "Hồ sơ", "Đúng hạn", "Ngày nộp"]);
  });

  test("a sheet without rows opens", async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(await streamed(0)).buffer);
    expect(workbook.worksheets[0]?.rowCount).toBe(2);
  });
});
