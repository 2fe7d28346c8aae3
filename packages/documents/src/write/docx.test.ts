import { describe, expect, test } from "vitest";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { fieldOf } from "@cchc/domain/form/form";
import { cellsOf } from "@cchc/domain/report/build";
import { type Cell, type Cells, cellRef } from "@cchc/domain/report/cell";
import { WARD_2023 } from "@cchc/domain/report/example";
import { figuresOfDocument, type OfficialDocument } from "@cchc/domain/report-text/block";
import { TEMPLATES } from "@cchc/domain/report-text/catalogue";
import { composeReport } from "@cchc/domain/report-text/compose";
import { exampleData } from "@cchc/domain/report-text/testing";
import PizZip from "pizzip";
import { writeDocx } from "./docx.ts";
import { readWritten } from "./docx-figures.ts";

/** The ward's year with a few rows of form II.06a, every kind of field and signs that XML escapes. */
const CELLS: Cells = new Map([
  ...WARD_2023,
  ...cellsOf({
    // A zero would be worded otherwise than a count.
    "tthc.pending.total": 11,
    "plan.tasks.assigned": 22,
    "plan.tasks.done": 21,
    "plan.issued_on": "2022-12-30",
    "finance.reform_spending": 12_500_000,
    "finance.spending_rules": true,
    "assessment.limitations": 'Phần mềm "một cửa" & mạng còn chậm\u0001 < 10 Mb/s.\nThiếu máy in.',
    "tthc.received.total#civil_status": 612,
    "tthc.resolved.total#civil_status": 611,
    "tthc.received.total#land": 447,
    "tthc.received.total#Lĩnh vực <riêng>": 3,
  }),
]);

function signed(code: string, cells: Cells): OfficialDocument {
  const template = TEMPLATES.find((one) => one.code === code);
  if (template === undefined) throw new Error(`no template ${code}`);
  const signing = { number: "7", day: "2023-12-05" };
  return composeReport(template, exampleData(cells, { signing }));
}

/** Another value of the same kind, of other digits. */
function changed(key: string, cell: Cell): Cell {
  if (cell.state !== "entered") return cell;
  const kind = fieldOf(ANNUAL_FORM, cellRef(key).field)?.kind;
  if (kind === "rate") return { ...cell, value: 7_611 };
  if (kind === "date") return { ...cell, value: "2024-08-19" };
  if (typeof cell.value === "number") return { ...cell, value: cell.value + 70_003 };
  return typeof cell.value === "string" ? { ...cell, value: `${cell.value} Đã sửa.` } : cell;
}

async function xmlOf(document: OfficialDocument): Promise<string> {
  const zip = new PizZip(await writeDocx(document));
  return zip.file("word/document.xml")?.asText() ?? "";
}

test("every line height says how it is meant: LibreOffice takes one that does not for points", async () => {
  const xml = await xmlOf(signed("reform", CELLS));
  const spacings = [...xml.matchAll(/<w:spacing [^>]*w:line="(\d+)"[^>]*>/g)];
  expect(spacings.length).toBeGreaterThan(20);
  expect(spacings.filter(([text]) => !text.includes("w:lineRule="))).toEqual([]);
  const prose = spacings.filter(([text]) => text.includes('w:lineRule="auto"'));
  expect(new Set(prose.map(([, line]) => line))).toEqual(new Set(["276"]));
});

test("a line with a word that cannot be broken is not spread over the width", async () => {
  const address = "https://phuong-tran-hung-dao.tphaiduong.haiduong.gov.vn";
  const alignOf = async (text: string) => {
    const cells = cellsOf({ "assessment.limitations": text });
    const xml = await xmlOf(signed("reform", new Map([...CELLS, ...cells])));
    const [before = ""] = xml.split(text);
    return /<w:jc w:val="(\w+)"\/>/.exec(before.slice(before.lastIndexOf("<w:p>")))?.[1];
  };
  expect(await alignOf("Hạ tầng công nghệ còn hạn chế.")).toBe("both");
  expect(await alignOf(`Trang ${address}`)).toBe("left");
});

describe.each(["reform", "statistics"])("the .docx of %s, opened again", (code) => {
  test("holds exactly the figures of the data, in their order", async () => {
    const document = signed(code, CELLS);
    const { figures } = readWritten(await writeDocx(document));
    const expected = figuresOfDocument(document).map(({ text }) =>
      text.replaceAll("\u0001", "").normalize("NFC"),
    );
    expect(figures.map(({ text }) => text)).toEqual(expected);
    expect(figures.map(({ at }) => at)).toEqual(expected.map((_, at) => at + 1));
    expect(figures.length).toBeGreaterThan(30);
  });

  test("with every value changed holds the new figures and none of the old", async () => {
    const after: Cells = new Map([...CELLS].map(([key, cell]) => [key, changed(key, cell)]));
    const [old, now] = [
      readWritten(await writeDocx(signed(code, CELLS))),
      readWritten(await writeDocx(signed(code, after))),
    ];
    // Not a figure stands outside the figures: the words are the same.
    expect(now.rest).toBe(old.rest);
    const numbers = (text: string): readonly string[] => text.match(/\d[\d.,]*\d|\d/g) ?? [];
    const gone = figuresOfDocument(signed(code, CELLS))
      .filter(
        ({ state, format }) => state === "value" && (format === "count" || format === "money"),
      )
      .flatMap(({ text }) => numbers(text));
    const present = new Set(now.figures.flatMap(({ text }) => numbers(text)));
    expect(gone.length).toBeGreaterThan(10);
    expect(gone.filter((number) => present.has(number))).toEqual([]);
    expect(now.figures.map(({ text }) => text)).toEqual(
      figuresOfDocument(signed(code, after)).map(({ text }) => text.replaceAll("\u0001", "")),
    );
  });
});

test("an edited figure is found where it stands", async () => {
  const file = await writeDocx(signed("reform", CELLS));
  const zip = new PizZip(file);
  const xml = zip.file("word/document.xml")?.asText() ?? "";
  zip.file("word/document.xml", xml.replace(">1.059<", ">1.095<"));
  const edited = readWritten(zip.generate({ type: "uint8array" }));
  const expected = figuresOfDocument(signed("reform", CELLS));
  const differing = edited.figures.filter(
    ({ at, text }) => !text.startsWith("Phần mềm") && expected[at - 1]?.text !== text,
  );
  expect(differing).toEqual([
    { at: expect.any(Number), code: "tthc_received_total", text: "1.095" },
  ]);
  expect(expected[(differing[0]?.at ?? 0) - 1]?.code).toBe("tthc.received.total");
});

describe("the paper is that of the decree", () => {
  test("head, page, margins, page number and signature", async () => {
    const file = await writeDocx(signed("reform", CELLS));
    const zip = new PizZip(file);
    const xml = zip.file("word/document.xml")?.asText() ?? "";
    const { rest } = readWritten(file);
    for (const line of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "PHƯỜNG TRẦN HƯNG ĐẠO",
      "Số: 07/BC-UBND",
      `Phường Trần Hưng Đạo, ${"ngày 05 tháng 12 năm 2023".replaceAll(" ", "\u00a0")}`,
      "BÁO CÁO",
      "Nơi nhận:",
      "- Lưu: VT.",
      "TM. ỦY BAN NHÂN DÂN",
    ]) {
      expect(rest.split("\n")).toContain(line);
    }
    // A4 upright: 210 × 297 mm; 20, 20, 30, 15 mm; the annex lies on its side.
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/);
    expect(xml.match(/<w:titlePg\/>/g)?.length).toBe(2);
    expect(xml).toContain("<w:tblHeader/>");
    expect(xml.match(/w:ascii="(?!Times New Roman")[^"]*"/g)).toBeNull();
  });

  test("made-up figures say so in the top margin of every page", async () => {
    const heads = async (document: OfficialDocument): Promise<readonly string[]> => {
      const zip = new PizZip(await writeDocx(document));
      return zip.file(/^word\/header\d+\.xml$/).map((file) => file.asText());
    };
    const plain = signed("reform", CELLS);
    expect((await heads(plain)).filter((xml) => xml.includes("minh họa"))).toEqual([]);
    const told = await heads({ ...plain, notice: "Số liệu minh họa" });
    expect(told.length).toBe(4);
    expect(told.every((xml) => xml.includes("Số liệu minh họa"))).toBe(true);
  });

  test("what is missing is shaded, what is there is not", async () => {
    const shades = async (cells: Cells): Promise<number> => {
      const file = await writeDocx(signed("reform", cells));
      const xml = new PizZip(file).file("word/document.xml")?.asText() ?? "";
      return xml.match(/FFE699/g)?.length ?? 0;
    };
    const missing = figuresOfDocument(signed("reform", CELLS)).filter(
      ({ state }) => state === "missing",
    ).length;
    expect(missing).toBeGreaterThan(0);
    expect(await shades(CELLS)).toBe(missing);
  });
});
