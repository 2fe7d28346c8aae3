import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CFB, type CellObject, read, utils, write, type WorkSheet } from "@e965/xlsx";
import PizZip from "pizzip";
import { describe, expect, test } from "vitest";
import { plainBook } from "./biff.ts";
import { MOST_CELLS, openBook } from "./book.ts";
import { readGrid } from "./grid.ts";
import { LIMITS } from "./limits.ts";
import { ReadProblem } from "./problem.ts";
import { readFile } from "./read.ts";
import { checkRepeats, MOST_REPEATED } from "./repeats.ts";

const sample = readFileSync(join(import.meta.dirname, "../testing/sample.xls"));
const rows = [
  ["Đơn vị", "Hồ sơ"],
  ["Phường Sông Mây", "1.059"],
];

function codeOf(run: () => unknown): string {
  try {
    run();
    return "read";
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error;
    return error.code;
  }
}

interface Part {
  readonly type: number;
  readonly body: Buffer;
}

const partsOf = (stream: Buffer): readonly Part[] => {
  const parts: Part[] = [];
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const body = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2));
    parts.push({ type: stream.readUInt16LE(at), body });
  }
  return parts;
};

const joined = (parts: readonly Part[]): Buffer =>
  Buffer.concat(
    parts.flatMap(({ type, body }) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(type, 0);
      head.writeUInt16LE(body.length, 2);
      return [head, body];
    }),
  );

/** An old Excel file around the records of a book. */
function wrapped(stream: Buffer): Buffer {
  const file = CFB.utils.cfb_new({ root: "R" });
  CFB.utils.cfb_add(file, "/Workbook", stream);
  const bytes: Uint8Array = CFB.write(file, { type: "buffer" });
  return Buffer.from(bytes);
}

function streamOfBook(): Buffer {
  const bytes: Buffer = write(utils.book_new(utils.aoa_to_sheet(rows), "A"), {
    type: "buffer",
    bookType: "biff8",
  });
  const found: { readonly content: Uint8Array } = CFB.find(CFB.read(bytes, {}), "/Workbook");
  return Buffer.from(found.content);
}

/** The book with records put in behind the start of its sheet, where they shift nothing that is named by its place. */
function withRecords(...more: readonly Part[]): Buffer {
  const parts = partsOf(streamOfBook());
  const sheet = parts.findLastIndex(({ type }) => type === 0x0809) + 1;
  return wrapped(joined([...parts.slice(0, sheet), ...more, ...parts.slice(sheet)]));
}
const withRecord = (type: number, body: Buffer): Buffer => withRecords({ type, body });

const SHEETS = 0x0017;
const LINK = 0x01b8;
const LIST = 0x00fc;
const CONTINUE = 0x003c;

/** How many texts the library is told to read from the common list. */
const textsIn = (bytes: Buffer): number | undefined =>
  partsOf(plainBook(bytes))
    .findLast(({ type }) => type === LIST)
    ?.body.readUInt32LE(4);

describe("an old Excel file", () => {
  test("one made by an office program says the same as to the library alone", () => {
    const options = { dense: true, cellNF: true, cellFormula: false, cellHTML: false } as const;
    const cells = (sheet: WorkSheet | undefined): unknown =>
      sheet?.["!data"]?.map((row) => row?.map(({ t, v, w, z }: CellObject) => [t, v, w, z]));
    const alone = read(sample, { ...options, type: "buffer" });
    const ours = openBook(sample, LIMITS, options);
    expect(ours.SheetNames).toEqual(["DS", "Hai"]);
    for (const name of alone.SheetNames) {
      const [mine, theirs] = [ours.Sheets[name], alone.Sheets[name]];
      expect(cells(mine)).toEqual(cells(theirs));
      expect([mine?.["!ref"], mine?.["!merges"]]).toEqual([theirs?.["!ref"], theirs?.["!merges"]]);
    }
    expect(readGrid("a.xls", sample)[3]).toEqual(["1", "Cộng H1.0", "1", "1", ""]);
  });

  test("records that a table does without are stepped over, however short or large", () => {
    const whole = readGrid("a.xls", withRecord(0x0090, Buffer.alloc(0)));
    expect(whole).toEqual(rows);
    const everywhere = Buffer.from("0000ffff0000ffff", "hex");
    for (const [type, body] of [
      [SHEETS, Buffer.alloc(0)],
      [SHEETS, Buffer.alloc(1)],
      [LINK, Buffer.concat([everywhere, Buffer.alloc(40)])],
      [0x0018, Buffer.alloc(3)],
      [0xffff, Buffer.alloc(9)],
    ] as const) {
      expect(readGrid("a.xls", withRecord(type, body))).toEqual(whole);
    }
  });

  test("a record too short for its cell, or a common list that promises too much, does not go on without end", () => {
    for (const type of [0x0006, 0x0204, 0x0203, 0x00fd, 0x041e, 0x0085]) {
      expect(codeOf(() => readGrid("a.xls", withRecord(type, Buffer.alloc(1))))).toBe("corrupt");
    }
    const list = Buffer.from([9, 0, 0, 0, 9, 0, 0, 0, 1, 0, 0, 65, 7]);
    expect(readGrid("a.xls", withRecord(LIST, list))).toEqual(rows);
    expect(textsIn(withRecord(LIST, list))).toBe(1);
  });

  test("a text of the common list goes on in the next record, whose letters may be wider", () => {
    const first = { type: LIST, body: Buffer.from([2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 65]) };
    const more = Buffer.from([1, 0x10, 0x01, 1, 0, 0, 66]);
    const last = { type: CONTINUE, body: more };
    const cut = { type: CONTINUE, body: more.subarray(0, -1) };
    expect(textsIn(withRecords(first, last))).toBe(2);
    expect(textsIn(withRecords(first, cut))).toBe(1);
  });

  test("one with a password says so", () => {
    expect(codeOf(() => readGrid("a.xls", withRecord(0x002f, Buffer.alloc(6))))).toBe("encrypted");
  });

  test("streams that lead in a circle are refused", () => {
    const table = (sample.readInt32LE(76) + 1) * 512;
    const round = Buffer.from(sample);
    for (let id = 0; id < 6; id += 1) round.writeInt32LE((id + 1) % 6, table + id * 4);
    expect(codeOf(() => readGrid("a.xls", round))).toBe("corrupt");
    const back = Buffer.from(sample);
    const next = (id: number): number => back.readInt32LE(table + id * 4);
    // The last sector of each stream leads back to the one before it.
    for (let id = 1; id < 128; id += 1) {
      if (next(id) === -2 && next(id - 1) === id) back.writeInt32LE(id - 1, table + id * 4);
    }
    expect(back).not.toEqual(sample);
    expect(codeOf(() => readGrid("a.xls", back))).toBe("corrupt");
  });

  test("a table of sectors that names one of its parts again and again is refused", () => {
    expect(sample.readUInt32LE(44)).toBe(1);
    const often = Buffer.from(sample);
    often.writeUInt32LE(4, 44);
    expect(codeOf(() => readGrid("a.xls", often))).toBe("read");
    for (let at = 1; at < 4; at += 1) often.writeInt32LE(often.readInt32LE(76), 76 + at * 4);
    expect(codeOf(() => readGrid("a.xls", often))).toBe("corrupt");
  });
});

describe("a zipped spreadsheet", () => {
  const book = (sheet: WorkSheet, bookType: "xlsx" | "ods"): Buffer =>
    write(utils.book_new(sheet, "A"), { type: "buffer", bookType });
  const changed = (bytes: Buffer, part: string, change: (xml: string) => string): Buffer => {
    const zip = new PizZip(bytes);
    const xml = zip.file(part)?.asText() ?? "";
    expect(change(xml)).not.toBe(xml);
    zip.file(part, change(xml));
    return zip.generate({ type: "nodebuffer" });
  };

  const stored = (bytes: Buffer): Buffer =>
    new PizZip(bytes).generate({ type: "nodebuffer", compression: "STORE" });

  test("a sheet that reaches far to the right is read with few rows, and refused with many", () => {
    const far = (count: number, cell: string): Buffer => {
      const lines = Array.from({ length: count }, () => ["a", "b"]);
      return changed(book(utils.aoa_to_sheet(lines), "xlsx"), "xl/worksheets/sheet1.xml", (xml) =>
        xml.replace(`"A1:B${count}"`, `"A1:XFD${count}"`).replace('r="B1"', `r="${cell}1"`),
      );
    };
    const most = Math.floor(MOST_CELLS / 16_384);
    const few = readGrid("a.xlsx", far(most, "XFD"));
    expect([few.length, few[0]?.length, few[0]?.at(-1)]).toEqual([most, 16_384, "b"]);
    expect(codeOf(() => readGrid("a.xlsx", far(most + 1, "XFD")))).toBe("too-much-memory");
    // A sheet that only says to be so wide is read as wide as it is.
    expect(readGrid("a.xlsx", far(most + 1, "C"))[0]).toEqual(["a", "", "b"]);
  });

  test("a sheet that says to be tall and wide is made no taller than it is", () => {
    const said = (cell: string): Buffer =>
      changed(book(utils.aoa_to_sheet([["a"]]), "xlsx"), "xl/worksheets/sheet1.xml", (xml) =>
        xml
          .replace(/dimension ref="[^"]*"/, 'dimension ref="A1:XFD20000"')
          .replace('r="A1"', `r="${cell}"`),
      );
    const one = readGrid("a.xlsx", said("A1"));
    expect([one.length, one[0]?.[0]]).toEqual([1, "a"]);
    // Every row above the one cell is made, but none is wider than that cell needs.
    const low = readGrid("a.xlsx", said("A20000"));
    expect([low.length, low.at(-1)]).toEqual([20_000, ["a"]]);
    expect(codeOf(() => readGrid("a.xlsx", said("XFD20000")))).toBe("too-much-memory");
  });

  const LINKS = [
    ["as it is written", 'hyperlink ref="A1:XFD1048576"'],
    ["behind another area in a tip", `hyperlink tooltip=" ref='A1:A1'" ref="A1:XFD1048576"`],
    ["with a family's short name", 'hyperlink r:ref="A1:XFD1048576"'],
    ["with an area behind a quoted mark", 'hyperlink tooltip=">" ref="A1:XFD1048576"'],
  ] as const;
  const linked = (link: string): Buffer => {
    const sheet = utils.aoa_to_sheet(rows);
    const cell: CellObject = { t: "s", v: "Đơn vị", l: { Target: "https://a.vn/" } };
    sheet["A1"] = cell;
    return changed(book(sheet, "xlsx"), "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace('hyperlink ref="A1"', link),
    );
  };

  test.each(LINKS)("a link over the whole sheet makes no cell: %s", (_, link) => {
    const bytes = linked(link);
    const before = Buffer.from(bytes);
    const sheet = openBook(bytes, LIMITS, {}).Sheets["A"];
    expect(sheet?.["!data"]?.map((row) => row?.length)).toEqual([2, 2]);
    expect(readGrid("a.xlsx", bytes)).toEqual(rows);
    expect(bytes).toEqual(before);
  });

  test("a link is stepped over in a part of any name and with a short name before its own", () => {
    const zip = new PizZip(linked('x:hyperlink ref="A1:XFD1048576"'));
    const move = (from: string, to: string, change: (xml: string) => string): void => {
      const xml = zip.file(from)?.asText() ?? "";
      zip.remove(from);
      zip.file(to, change(xml));
    };
    const part = "xl/sharedStringsheet1.xml";
    const rels = "xl/_rels/workbook.xml.rels";
    move("xl/worksheets/sheet1.xml", part, (xml) => xml);
    move("[Content_Types].xml", "[Content_Types].xml", (xml) =>
      xml.replace("xl/worksheets/sheet1.xml", part),
    );
    move(rels, rels, (xml) => xml.replace("worksheets/sheet1.xml", "sharedStringsheet1.xml"));
    expect(readGrid("a.xlsx", zip.generate({ type: "nodebuffer" }))).toEqual(rows);
  });

  test("a cell that speaks of a link keeps its words; a part in UTF-16 is read", async () => {
    const words = [["Tên", "xem hyperlink a:hyperlink <hyperlink ref>"]];
    const bytes = book(utils.aoa_to_sheet(words), "xlsx");
    expect(readGrid("a.xlsx", bytes)).toEqual(words);
    const zip = new PizZip(linked('hyperlink ref="A1:XFD1048576"'));
    const xml = zip.file("xl/worksheets/sheet1.xml")?.asText() ?? "";
    zip.file("xl/worksheets/sheet1.xml", Buffer.from(`\ufeff${xml}`, "utf16le"));
    const wide = zip.generate({ type: "nodebuffer" });
    expect(readGrid("a.xlsx", wide)).toEqual(rows);
    await expect(readFile({ name: "a.xlsx", bytes: wide }, LIMITS)).resolves.toBeDefined();
    zip.file("xl/worksheets/sheet1.xml", Buffer.from([0, 0xfe, 0xff, 0, 60]));
    const odd = zip.generate({ type: "nodebuffer" });
    expect(codeOf(() => readGrid("a.xlsx", odd))).toBe("corrupt");
  });

  test.each([
    ["number-columns-repeated", 3, "read"],
    ["number-columns-repeated", MOST_REPEATED + 1, "too-much-memory"],
    ["number-columns-repeated", 999_999_999, "too-much-memory"],
    ["number-rows-repeated", 3, "read"],
    ["number-rows-repeated", 999_999_999, "too-much-memory"],
  ] as const)("%s %i: %s", (attribute, times, code) => {
    const mark = attribute === "number-rows-repeated" ? "<table:table-row" : "<table:table-cell";
    const bytes = changed(book(utils.aoa_to_sheet(rows), "ods"), "content.xml", (xml) =>
      xml.replace(mark, `${mark} table:${attribute}="${times}"`),
    );
    expect(codeOf(() => readGrid("a.ods", bytes))).toBe(code);
  });

  const MANY = 'table:number-columns-repeated="9999999"';
  test.each([
    ["behind a quoted mark", `<table:table-cell office:x="a>b" ${MANY}`],
    ["behind a smaller number", `<table:table-cell table:number-columns-repeated="1" ${MANY}`],
    ["under a longer name", `<table:table-cell_x ${MANY}`],
    ["under a longer attribute", `<table:table-cell ${MANY.replace("ed=", "ed_x=")}`],
    ["in an attribute", `<table:table-cell a/b=" ${MANY.replaceAll('"', "'")}"`],
    ["in a tag around a comment", `<table:table-<!-- -->cell ${MANY}`],
    ["behind an apostrophe", `<a b='"'><table:table-cell ${MANY}`],
    ["in an empty cell inside", `<table:table-cell><table:table-cell ${MANY}/><a`],
    ["as a power", `<table:table-row table:number-rows-repeated="1e9"><table:table-cell`],
  ])("a cell that repeats is found %s", (_, cell) => {
    const bytes = changed(book(utils.aoa_to_sheet(rows), "ods"), "content.xml", (xml) =>
      xml.replace("<table:table-cell", cell),
    );
    expect(codeOf(() => readGrid("a.ods", bytes))).toBe("too-much-memory");
  });

  test.each(["<", "<a ", '<a b="', "<!--", "<a:", "<a b=", "<a number-rows-repeated"])(
    "a tag that does not end costs no more than its length: %s",
    (start) => {
      const before = performance.now();
      for (const text of [start + "a".repeat(200_000), start.repeat(200_000 / start.length)]) {
        checkRepeats([{ name: "content.xml", body: Buffer.from(text) }]);
      }
      expect(performance.now() - before).toBeLessThan(1000);
    },
  );

  test("rows and cells without content may repeat to the sheet's end", () => {
    const bytes = changed(book(utils.aoa_to_sheet(rows), "ods"), "content.xml", (xml) =>
      xml.replace(
        "</table:table>",
        `<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`,
      ),
    );
    expect(readGrid("a.ods", bytes)).toEqual(rows);
  });

  test("a part whose own head says that it is packed, and the directory not, is read as the directory says", () => {
    for (const type of ["ods", "xlsx"] as const) {
      const bytes = stored(book(utils.aoa_to_sheet(rows), type));
      expect([bytes.readUInt32LE(0), bytes.readUInt16LE(8)]).toEqual([0x04034b50, 0]);
      bytes.writeUInt16LE(8, 8);
      expect(readGrid(`a.${type}`, bytes)).toEqual(rows);
    }
  });

  test("a binary workbook is of a kind that is not read", () => {
    const bytes: Buffer = write(utils.book_new(utils.aoa_to_sheet(rows), "A"), {
      type: "buffer",
      bookType: "xlsb",
    });
    expect(codeOf(() => readGrid("a.xlsb", bytes))).toBe("unknown-type");
  });

  test("a text table that is another format inside is refused, and a first heading ID is a heading", () => {
    const cells = "<Row><Cell ss:Index='9000'><Data ss:Type='Number'>1</Data></Cell></Row>";
    const xml = `<?xml version="1.0"?><Workbook xmlns:ss="x"><Worksheet ss:Name="A"><Table>${cells}</Table></Worksheet></Workbook>`;
    for (const text of [xml, "TABLE\n0,1\n", "\ufeff  <table:table>", "{\\rtf1 a}"])
      expect(["wrong-type", "unknown-type"]).toContain(
        codeOf(() => readGrid("a.csv", Buffer.from(text))),
      );
    expect(readGrid("a.csv", Buffer.from("ID;Phường\n1;A"))).toEqual([
      ["ID", "Phường"],
      ["1", "A"],
    ]);
  });
});
