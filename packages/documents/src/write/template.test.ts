import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { describe, expect, test } from "vitest";
import { readWritten } from "./docx-figures.ts";
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
