import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { writeDocx } from "@cchc/documents/write/docx";
import { templateFor } from "@cchc/domain/report-text/catalogue";
import { composeReport } from "@cchc/domain/report-text/compose";
import { exampleData } from "@cchc/domain/report-text/testing";
import { compareFile } from "./returned-file.ts";

const document = composeReport(templateFor("annual"), exampleData(new Map()));

interface Member {
  readonly name: string;
  readonly bytes: Buffer;
  /** The name in the extra field, which some readers go by. Source: PKWARE APPNOTE 4.6.9. */
  readonly alias?: string;
}

function extraOf({ name, alias }: Member): Buffer {
  if (alias === undefined) return Buffer.alloc(0);
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(5 + alias.length, 2);
  head.writeUInt8(1, 4);
  head.writeUInt32LE(crc32(name), 5);
  return Buffer.concat([head, Buffer.from(alias)]);
}

function zipOf(members: readonly Member[]): Buffer {
  const parts: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const { name, bytes } = member;
    const packed = deflateRawSync(bytes);
    const extra = extraOf(member);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(name.length, 22);
    about.writeUInt16LE(extra.length, 24);
    const local = Buffer.concat([
      Buffer.from("PK\x03\x04"),
      about,
      Buffer.from(name),
      extra,
      packed,
    ]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    listed.push(
      Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), about, tail, Buffer.from(name), extra]),
    );
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(listed);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directory, Buffer.from("PK\x05\x06"), end]);
}

const types = { name: "[Content_Types].xml", bytes: Buffer.from("<Types/>") };
const text = Buffer.from("<w:document/>");
const large = Buffer.alloc(33 * 1024 * 1024, " ");

describe("an edited file", () => {
  test("as it was written has no changed figure", async () => {
    const { marked, figures } = await compareFile(document, await writeDocx(document));
    expect([marked, figures]).toEqual([true, []]);
  });

  test("of members that are whole is read", async () => {
    const file = zipOf([types, { name: "word/document.xml", bytes: text }]);
    await expect(compareFile(document, file)).resolves.toBeDefined();
  });

  test.each([
    ["its text", [{ name: "word/document.xml", bytes: large }]],
    [
      "another part",
      [
        { name: "word/document.xml", bytes: text },
        { name: "word/media/a.png", bytes: large },
      ],
    ],
    [
      "its text under a second name",
      [{ name: "word/document2.xml", bytes: large, alias: "word/document.xml" }],
    ],
  ])("that unpacks to too much, %s, is refused", async (_what, members) => {
    const file = zipOf([types, ...members]);
    expect(file.length).toBeLessThan(700_000);
    await expect(compareFile(document, file)).rejects.toMatchObject({ code: "too-large" });
  });

  test("that is cut off is refused", async () => {
    const file = zipOf([types, { name: "word/document.xml", bytes: text }]);
    await expect(compareFile(document, file.subarray(0, -30))).rejects.toMatchObject({
      code: "file-refused",
    });
  });
});
