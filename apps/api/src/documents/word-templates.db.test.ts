import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWritten } from "@cchc/documents/write/docx-figures";
import { zipOf } from "../testing/sample-files.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import type { AddedTemplate } from "./word-templates.ts";

const address = { unitId: "ward", periodId: "annual-2023" };
const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** A Word file of these paragraphs. */
function docxOf(...lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join("");
  return new Uint8Array(
    zipOf({
      "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
      "_rels/.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="${word}"><w:body>${text}</w:body></w:document>`,
    }),
  );
}

describe("a unit's own Word template", () => {
  let world: World;
  let officer: Client;
  let cookie: string;

  beforeAll(async () => {
    world = await createWorld();
    officer = await world.signedIn("can-bo", "officer", "ward");
    await world.signedIn("lang-gieng", "officer", "neighbour");
    cookie = await world.cookieOf("can-bo");
    const cell = { state: "entered", value: 1059, qualifier: "exact" };
    const cells = [{ field: "documents.checked", row: "", version: 0, cell }];
    const saved = await officer.mutate("reports.saveCells", {
      opId: randomUUID(),
      ...address,
      cells,
    });
    expect(saved.status, saved.message).toBe(200);
  });
  afterAll(() => world.close());

  async function add(...lines: readonly string[]): Promise<AddedTemplate> {
    const response = await world.app.request(
      "/api/files?unit=ward&name=M%E1%BA%ABu%20x%C3%A3.docx",
      {
        method: "POST",
        headers: {
          cookie,
          "content-type": "application/octet-stream",
          "x-operation-id": randomUUID(),
        },
        body: docxOf(...lines),
      },
    );
    expect(response.status).toBe(200);
    const { uploadId } = (await response.json()) as { uploadId: string };
    const input = { opId: randomUUID(), ...address, uploadId };
    const answer = await officer.mutate("papers.addTemplate", input);
    expect(answer.status, answer.message).toBe(200);
    return answer.data as AddedTemplate;
  }

  test("with tags that there are none of is refused, each with its place", async () => {
    const refused = await add("Rà soát {documents.checked}", "{không có} và {documents.chec");
    expect(refused.status).toBe("refused");
    const unknown = await add("{không có}", "{@documents.checked}");
    const problems = unknown.status === "refused" ? unknown.problems : [];
    expect(problems.map(({ code, tag }) => [code, tag])).toEqual([
      ["unknown", "không có"],
      ["unknown", "@documents.checked"],
    ]);
    expect(problems[0]?.place).toBe("thân văn bản");
  });

  test("is filled with the report's figures; the same name again is its next version", async () => {
    const lines = ["{đơn vị}: {documents.checked} văn bản, {kỳ}", "{#lĩnh vực}{tên}{/lĩnh vực}"];
    expect(await add(...lines)).toEqual({ status: "added", name: "Mẫu xã", version: 1 });
    expect(await add(...lines, "Bản hai")).toMatchObject({ version: 2 });
    const { data } = await officer.query("papers.templates", address);
    expect(data).toMatchObject({ templates: [{ name: "Mẫu xã", version: 2, by: "Người can-bo" }] });
    const { tags } = data as { tags: readonly { tag: string }[] };
    expect(tags.map(({ tag }) => tag)).toEqual(
      expect.arrayContaining(["đơn vị", "documents.checked", "%on_time", "đoạn limitations"]),
    );
    const path = `/api/papers/own/ward/annual-2023/${encodeURIComponent("Mẫu xã")}.docx`;
    const response = await world.app.request(path, { headers: { cookie } });
    expect(response.status).toBe(200);
    const { rest } = readWritten(new Uint8Array(await response.arrayBuffer()));
    expect(rest).toContain("phường Trần Hưng Đạo: 1.059 văn bản, năm 2023");
    expect(rest).toContain("Bản hai");
    const other = { headers: { cookie: await world.cookieOf("lang-gieng") } };
    expect((await world.app.request(path, other)).status).toBe(404);
  });

  test("an upload of somebody else is none", async () => {
    const input = { opId: randomUUID(), ...address, uploadId: randomUUID() };
    expect(await officer.mutate("papers.addTemplate", input)).toMatchObject({ status: 404 });
  });
});
