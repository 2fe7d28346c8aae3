import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { fc, test } from "@fast-check/vitest";
import { utils, write } from "@e965/xlsx";
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import PizZip from "pizzip";
import { describe, expect } from "vitest";
import { extractFile } from "./extract.ts";
import { htmlToText } from "./html.ts";
import { LIMITS } from "./limits.ts";
import { ReadProblem, readProblemSentence } from "./problem.ts";
import { readFile } from "./read.ts";

const WORDS = "Đã tiếp nhận 1.059 hồ sơ, trong đó trực tuyến 1.049 hồ sơ.";

async function codeOf(name: string, bytes: Uint8Array, limits = LIMITS): Promise<string> {
  try {
    await readFile({ name, bytes }, limits);
    return "read";
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error;
    expect(error.message).toBe(readProblemSentence(error.code));
    return error.code;
  }
}

interface Part {
  readonly name: string;
  readonly body: Buffer;
  readonly declared?: number;
  readonly encrypted?: boolean;
}

/** A zip made by hand, so that it may lie. */
function zip(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const { name, body, declared, encrypted } of parts) {
    const packed = deflateRawSync(body);
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(declared ?? body.length, 22);
    local.writeUInt16LE(label.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(encrypted === true ? 1 : 0, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(declared ?? body.length, 24);
    central.writeUInt16LE(label.length, 28);
    central.writeUInt32LE(at, 42);
    locals.push(local, label, packed);
    centrals.push(central, label);
    at += 30 + label.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
const docx = (): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph(WORDS),
            new Table({
              rows: [
                new TableRow({ children: [cell("STT"), cell("Nội dung"), cell("Số lượng")] }),
                new TableRow({
                  children: [cell("1"), cell("Số hồ sơ đã giải quyết"), cell("1.052")],
                }),
                new TableRow({ children: [cell("2"), cell("Số TTHC niêm yết"), cell("142")] }),
              ],
            }),
          ],
        },
      ],
    }),
  );

describe("each kind of file", () => {
  test("a Word file keeps its table cells apart", async () => {
    const { text, kind } = await readFile({ name: "a.docx", bytes: await docx() });
    expect(kind).toBe("docx");
    expect(text).toContain("1\tSố hồ sơ đã giải quyết\t1.052");
  });

  test.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff${WORDS}`)],
    ["UTF-16 LE with a mark", Buffer.from(`\ufeff${WORDS}`, "utf16le")],
    ["UTF-16 LE without a mark", Buffer.from(WORDS, "utf16le")],
    ["UTF-16 BE", Buffer.from(`\ufeff${WORDS}`, "utf16le").swap16()],
    ["NFD", Buffer.from(WORDS.normalize("NFD"))],
  ])("text in %s", async (_name, bytes) => {
    const { understanding } = await extractFile({ name: "a.txt", bytes });
    expect(understanding.figures.map(({ field, value }) => [field, value])).toEqual([
      ["tthc.received.total", 1059],
      ["tthc.received.online", 1049],
    ]);
  });

  test("an entity that names a file, or grows without end, is not followed", async () => {
    const secret = "ĐÂY LÀ BÍ MẬT CỦA MÁY CHỦ";
    const folder = mkdtempSync(join(tmpdir(), "cchc-entity-"));
    const file = join(folder, "bi-mat.txt");
    writeFileSync(file, secret);
    const grown = Array.from({ length: 8 }, (_none, n) => {
      const inner = n === 0 ? "ha" : `&g${n - 1};`.repeat(10);
      return `<!ENTITY g${n} "${inner}">`;
    });
    const kinds = `<!DOCTYPE x [<!ENTITY e SYSTEM "${pathToFileURL(file).href}">${grown.join("")}]>`;
    const spoiled = async (name: string, bytes: Buffer, part: string, mark: string) => {
      const parts = new PizZip(bytes);
      const xml = parts.file(part)?.asText() ?? "";
      expect(xml, part).toContain(mark);
      const body = xml.replace(/^(<\?xml[^>]*\?>)?/u, `$1${kinds}`).replace(mark, "&e;&g7;");
      parts.file(part, body);
      const changed: Buffer = parts.generate({ type: "nodebuffer" });
      try {
        return (await readFile({ name, bytes: changed })).text;
      } catch (error) {
        if (!(error instanceof ReadProblem)) throw error;
        return error.code;
      }
    };
    const book = utils.book_new(utils.aoa_to_sheet([["Lĩnh vực"], ["Hộ tịch"]]), "B");
    const sheet: Buffer = write(book, { type: "buffer", bookType: "xlsx", bookSST: true });
    const said = [
      await spoiled("a.docx", await docx(), "word/document.xml", WORDS),
      await spoiled("a.xlsx", sheet, "xl/sharedStrings.xml", "Hộ tịch"),
    ];
    rmSync(folder, { recursive: true });
    for (const text of said) {
      expect(text).not.toContain(secret);
      expect(text.length).toBeLessThan(10_000);
    }
  });

  test("a spreadsheet, whatever its kind, gives rows with tabs", async () => {
    const book = utils.book_new(
      utils.aoa_to_sheet([
        ["STT", "Lĩnh vực", "Tổng"],
        [1, "Hộ tịch", 1059],
      ]),
      "B",
    );
    for (const type of ["xlsx", "biff8", "ods", "csv"] as const) {
      const bytes: Uint8Array = write(book, { type: "buffer", bookType: type });
      const name = `a.${type === "biff8" ? "xls" : type}`;
      const { text, sheets } = await readFile({ name, bytes });
      expect(text, type).toContain("1\tHộ tịch\t1059");
      expect(sheets?.[0]?.rows).toHaveLength(2);
    }
  });

  test("a file that is not what its name says is read as what it is, with a word about it", async () => {
    const { kind, notices } = await readFile({ name: "a.pdf", bytes: await docx() });
    expect(kind).toBe("docx");
    expect(notices[0]).toContain("a.pdf");
  });
});

test.each(["báo cáo", "báo cáo quý 9.12", "a.md"])("letters in “%s” are read", async (name) => {
  expect(await codeOf(name, Buffer.from("words"))).toBe("read");
});

describe("files that are not read say why", () => {
  const garbage = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 131) % 251));
  const big = Buffer.alloc(3_000_000, 65);
  const limits = { ...LIMITS, inflatedBytes: 1_000_000 };
  test.each([
    ["empty", "a.docx", Buffer.alloc(0), LIMITS],
    ["too-large", "a.txt", Buffer.alloc(20, 65), { ...LIMITS, bytes: 19 }],
    ["wrong-type", "a.docx", garbage, LIMITS],
    ["unknown-type", "a.exe", garbage, LIMITS],
    ["unknown-type", "a.exe", Buffer.from("words and no program"), LIMITS],
    ["corrupt", "a.docx", Buffer.from("just some words"), LIMITS],
    ["corrupt", "a.docx", Buffer.from("PK\u0003\u0004 and no more"), LIMITS],
    ["corrupt", "a.pdf", Buffer.from("%PDF-1.4 and no more"), LIMITS],
    ["unknown-type", "a.rtf", Buffer.from("{\\rtf1 words}"), LIMITS],
    ["zip-bomb", "a.docx", zip([{ name: "word/document.xml", body: big }]), limits],
    ["zip-bomb", "a.docx", zip([{ name: "word/document.xml", body: big, declared: 10 }]), limits],
    [
      "macros",
      "a.docm",
      zip([
        { name: "word/document.xml", body: Buffer.from("x") },
        { name: "word/vbaProject.bin", body: Buffer.from("x") },
      ]),
      LIMITS,
    ],
    [
      "encrypted",
      "a.docx",
      zip([{ name: "word/document.xml", body: Buffer.from("x"), encrypted: true }]),
      LIMITS,
    ],
    [
      "encrypted",
      "a.docx",
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(600),
        Buffer.from("EncryptedPackage", "utf16le"),
      ]),
      LIMITS,
    ],
    ["no-text", "a.txt", Buffer.from(" \n\t\n"), LIMITS],
  ] as const)("%s: %s", async (code, name, bytes, most) => {
    expect(await codeOf(name, bytes, most)).toBe(code);
  });

  test("an old Word file whose sectors go round in a circle, or promise too many, is refused at once", async () => {
    const whole = readFileSync(join(import.meta.dirname, "../testing/sample.doc"));
    expect(await codeOf("a.doc", whole)).toBe("read");
    const table = (whole.readInt32LE(76) + 1) * 512;
    const round = Buffer.from(whole);
    const first = round.readInt32LE(48);
    round.writeInt32LE(first + 1, table + first * 4);
    round.writeInt32LE(first, table + (first + 1) * 4);
    expect(await codeOf("a.doc", round)).toBe("corrupt");
    const many = Buffer.from(whole);
    many.writeUInt32LE(5_000_000, 44);
    expect(await codeOf("a.doc", many)).toBe("corrupt");
  });

  test("a scan has pages and no letters", async () => {
    const objects = [
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ];
    let body = "%PDF-1.4\n";
    const offsets = objects.map((object, index) => {
      const at = body.length;
      body += `${index + 1} 0 obj${object}endobj\n`;
      return at;
    });
    const xref = `xref\n0 4\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")}`;
    const pdf = `${body}${xref}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`;
    expect(await codeOf("a.pdf", Buffer.from(pdf))).toBe("scan");
  });

  test("a thread that takes too long or too much is stopped", async () => {
    const bytes = Buffer.from(WORDS.repeat(4000));
    await expect(
      extractFile({ name: "a.txt", bytes }, { ...LIMITS, milliseconds: 1 }),
    ).rejects.toMatchObject({ code: "too-slow" });
    const rows = Buffer.from(`${"1.059 hồ sơ; ".repeat(20)}\n`.repeat(6000));
    await expect(
      extractFile({ name: "a.txt", bytes: rows }, { ...LIMITS, megabytes: 24 }),
    ).rejects.toMatchObject({ code: "too-much-memory" });
  });
});

describe("HTML", () => {
  test("merged headings repeat over what they span, scripts are silent", () => {
    const html = `<html><head><script>alert(1)</script></head><body><p>A &amp; B</p><table>
      <tr><th rowspan="2">Lĩnh vực</th><th colspan="2">Tiếp nhận</th><th>Ghi chú</th></tr><tr><th>Tổng</th><th>Trực tuyến</th><th></th></tr>
      <tr><td>Hộ tịch</td><td>10</td><td>9</td><td></td></tr></table><ul><li>x</li></ul></body></html>`;
    expect(
      htmlToText(html)
        .split("\n")
        .filter((line) => line !== ""),
    ).toEqual([
      "A & B",
      "Lĩnh vực\tTiếp nhận\tTiếp nhận\tGhi chú",
      "Lĩnh vực\tTổng\tTrực tuyến\t",
      "Hộ tịch\t10\t9\t",
      "- x",
    ]);
  });

  test.prop([
    fc.array(
      fc.oneof(
        fc.constantFrom(
          "<table>",
          "<tr>",
          "<td colspan=9>",
          "</table>",
          "<li>",
          "<ol>",
          "</ol>",
          "<script",
          "<!--",
          "&#x110000;",
          "&nbsp;",
          "<p",
        ),
        fc.string(),
      ),
      { maxLength: 40 },
    ),
  ])("any markup is read", (parts) => {
    expect(typeof htmlToText(parts.join(""))).toBe("string");
  });
});

const HEADS = [
  "",
  "PK\u0003\u0004",
  "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
  "%PDF-1.7\n",
  "<html>",
  "\u00ff\u00fe",
];

test.prop(
  [
    fc.constantFrom(...HEADS),
    fc.uint8Array({ maxLength: 400 }),
    fc.constantFrom("a.docx", "a.doc", "a.pdf", "a.xlsx", "a.xls", "a.txt", "a.csv", "a.html", "a"),
  ],
  { numRuns: 300 },
)("any bytes are read or refused with one sentence", async (head, tail, name) => {
  const bytes = Buffer.concat([Buffer.from(head, "latin1"), tail]);
  expect(await codeOf(name, bytes)).toMatch(/^[a-z-]+$/);
});
