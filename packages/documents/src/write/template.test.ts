import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import PizZip from "pizzip";
import { describe, expect, test } from "vitest";
import { readWritten } from "./docx-figures.ts";
import { outsideParts } from "./template-outside.ts";
import {
  checkTemplate,
  fillTemplate,
  NO_ANSWER,
  TemplateError,
  type TemplateTags,
} from "./template.ts";

const KNOWN: TemplateTags = {
  values: new Set(["đơn vị", "hồ sơ", "có hồ sơ"]),
  lists: new Map([["lĩnh vực", new Set(["tên", "số"])]]),
};

/** A Word file whose paragraphs are made of these runs. */
async function word(...paragraphs: readonly (readonly string[])[]): Promise<Uint8Array> {
  const children = paragraphs.map(
    (runs) => new Paragraph({ children: runs.map((text) => new TextRun(text)) }),
  );
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

function problems(file: Uint8Array): TemplateError["problems"] {
  try {
    checkTemplate(file, KNOWN);
  } catch (error) {
    if (error instanceof TemplateError) return error.problems;
    throw error;
  }
  return [];
}

describe("checking on upload", () => {
  test("tags split over runs, spaced, decomposed are the tags they mean", async () => {
    const file = await word(
      ["{đơ", "n v", "ị}"],
      ["{ hồ sơ }"],
      [`{${"đơn vị".normalize("NFD")}}`],
    );
    expect(checkTemplate(file, KNOWN)).toEqual(["đơn vị", "hồ sơ"]);
  });

  test.each([
    ["{đơn vị", "unclosed"],
    ["đơn vị}", "unclosed"],
    ["{#lĩnh vực}{tên}{/khác}", "unbalanced"],
    ["{#lĩnh vực}{tên}", "unbalanced"],
    ["{lạ}", "unknown"],
    ["{@đơn vị}", "unknown"],
    ["{#lĩnh vực}{lạ}{/lĩnh vực}", "unknown"],
    ["{tên}", "unknown"],
  ] as const)("%s is refused as %s, with its place", async (text, code) => {
    const [first] = problems(await word([text]));
    expect(first).toMatchObject({ code, place: expect.stringContaining("thân văn bản") });
    expect(first?.message.length).toBeGreaterThan(30);
  });

  /** The file with a part put in. */
  async function withPart(name: string, content: string): Promise<Uint8Array> {
    const zip = new PizZip(await word(["{đơn vị}"]));
    zip.file(name, content);
    return zip.generate({ type: "uint8array" });
  }
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const link = (kind: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/${kind}" Target="${target}" TargetMode="External"/></Relationships>`;
  const fieldCode = (code: string): string =>
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r></w:p></w:body></w:document>`;

  test.each([
    [
      "word/_rels/settings.xml.rels",
      link("attachedTemplate", "http://x.vn/m.dotm"),
      "http://x.vn/m.dotm",
    ],
    ["word/_rels/document.xml.rels", link("image", "file://x/a.png"), "file://x/a.png"],
    ["word/vbaProject.bin", "x", "vbaProject.bin"],
    ["word/embeddings/oleObject1.bin", "x", "oleObject1.bin"],
    ["word/activeX/activeX1.xml", "<x/>", "activeX1.xml"],
    ["word/document.xml", fieldCode(' DDEAUTO c:\\\\a "x"'), "DDEAUTO"],
    ["word/document.xml", fieldCode(" INCLUDEPICTURE http://x.vn/a.png"), "INCLUDEPICTURE"],
  ])("%s that fetches or runs something (%#) is refused by name", async (name, content, tag) => {
    const [first] = problems(await withPart(name, content));
    expect(first).toMatchObject({ code: "outside", tag });
    expect(first?.message).toContain(tag);
  });

  const oneSpelling = link("image", "file://x/a.png");
  const prefixed = (code: string): string => fieldCode(code).replaceAll("w:", "x:");
  test.each([
    ["single quotes", "word/_rels/a.xml.rels", oneSpelling.replaceAll('"', "'")],
    [
      "another prefix",
      "word/_rels/a.xml.rels",
      oneSpelling.replaceAll("<Relationship ", "<r:Relationship "),
    ],
    ["a sign > in a value", "word/_rels/a.xml.rels", oneSpelling.replace("Id=", 'x=">" Id=')],
    ["entities", "word/_rels/a.xml.rels", oneSpelling.replace("External", "&#69;xternal")],
    ["another prefix of a field", "word/document.xml", prefixed(" INCLUDETEXT a ")],
    ["entities in a field", "word/document.xml", fieldCode(" INCLUDE&#x54;EXT a ")],
    ["CDATA in a field", "word/document.xml", fieldCode("<![CDATA[ INCLUDETEXT a ]]>")],
    ["a comment in a field", "word/document.xml", fieldCode(" INCLUDE<!-- x -->TEXT a ")],
    [
      "a field in one element",
      "word/header1.xml",
      "<w:p xmlns:w='w'><w:fldSimple w:instr='INCLUDETEXT \"a\"'/></w:p>",
    ],
    ["a deeper part", "word/glossary/document.xml", fieldCode(" INCLUDETEXT a ")],
    ["UTF-16", "word/document.xml", Array.from(fieldCode(" INCLUDETEXT a ")).join("\0")],
    ["a deeper part's programs", "word/glossary/embeddings/a.bin", "x"],
  ])("%s: the same thing is found however it is spelled", (_what, name, content) => {
    const zip = new PizZip();
    zip.file(name, content);
    expect(outsideParts(zip)).toMatchObject([{ file: name }]);
  });

  test("a link that a reader may click and a page number are no such thing", async () => {
    const hyperlink = link("hyperlink", "https://dichvucong.gov.vn");
    expect(problems(await withPart("word/_rels/header9.xml.rels", hyperlink))).toEqual([]);
    expect(problems(await withPart("word/document.xml", fieldCode(" PAGE ")))).toEqual([]);
  });

  test("what is no Word file is refused", async () => {
    expect(problems(new TextEncoder().encode("không phải Word"))).toMatchObject([
      { code: "not-a-template" },
    ]);
  });
});

describe("filling", () => {
  test("values, rows of a table, conditions; control signs go, line ends stay", async () => {
    const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
    const row = new TableRow({ children: [cell("{#lĩnh vực}{tên}"), cell("{số}{/lĩnh vực}")] });
    const children = [
      new Paragraph("Đơn vị: {đơn vị}"),
      new Paragraph("{#có hồ sơ}Có {hồ sơ} hồ sơ{/có hồ sơ}"),
      new Table({ rows: [row] }),
    ];
    const file = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
    expect(checkTemplate(file, KNOWN).length).toBeGreaterThan(3);
    const filled = fillTemplate(file, {
      values: new Map([
        ["đơn vị", "Phường\u0001 A & B <1>"],
        ["hồ sơ", "1.059"],
        ["có hồ sơ", "có"],
      ]),
      lists: new Map([
        [
          "lĩnh vực",
          [
            new Map([
              ["tên", "Hộ tịch"],
              ["số", "612"],
            ]),
            new Map([
              ["tên", "Đất đai"],
              ["số", "447"],
            ]),
          ],
        ],
      ]),
    });
    expect(
      readWritten(filled)
        .rest.split("\n")
        .filter((line) => line !== ""),
    ).toEqual(["Đơn vị: Phường A & B <1>", "Có 1.059 hồ sơ", "Hộ tịch", "612", "Đất đai", "447"]);
  });

  test("a value that there is none of says so", async () => {
    const filled = fillTemplate(await word(["{hồ sơ}"]), { values: new Map(), lists: new Map() });
    expect(readWritten(filled).rest).toContain(NO_ANSWER);
  });

  test.each([
    "constructor",
    "__proto__",
    "toString",
    'this.constructor.constructor("return 1")()',
    "đơn vị + 1",
  ])("%s is no way to code", async (tag) => {
    const file = await word([`{${tag}}`]);
    expect(problems(file).map(({ code }) => code)).toEqual(["unknown"]);
    const filled = fillTemplate(file, { values: new Map([["đơn vị", "A"]]), lists: new Map() });
    expect(readWritten(filled).rest).toContain(NO_ANSWER);
  });
});
