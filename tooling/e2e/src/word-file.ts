import { crc32 } from "node:zlib";

/** One member of a zip, stored as it is. */
interface Member {
  readonly name: string;
  readonly data: Buffer;
}

function header(signature: number, { name, data }: Member, at?: number): Buffer {
  const central = at !== undefined;
  const fixed = Buffer.alloc(central ? 46 : 30);
  fixed.writeUInt32LE(signature, 0);
  const shared = central ? 6 : 4;
  fixed.writeUInt16LE(20, shared);
  fixed.writeUInt16LE(0x21, shared + 8);
  fixed.writeUInt32LE(crc32(data), shared + 10);
  fixed.writeUInt32LE(data.length, shared + 14);
  fixed.writeUInt32LE(data.length, shared + 18);
  fixed.writeUInt16LE(Buffer.byteLength(name), shared + 22);
  if (central) fixed.writeUInt32LE(at, 42);
  return Buffer.concat([fixed, Buffer.from(name)]);
}

function zip(members: readonly Member[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const file = Buffer.concat([header(0x04034b50, member), member.data]);
    directory.push(header(0x02014b50, member, at));
    files.push(file);
    at += file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, listed, end]);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const types = "http://schemas.openxmlformats.org/package/2006/content-types";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
const documentType =
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/** A plain .docx, one paragraph a line. */
export function wordFile(lines: readonly string[]): Buffer {
  const paragraphs = lines
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
    .join("");
  const parts: readonly (readonly [name: string, text: string])[] = [
    [
      "[Content_Types].xml",
      `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${documentType}"/></Types>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    ],
    [
      "word/document.xml",
      `<w:document xmlns:w="${word}"><w:body>${paragraphs}</w:body></w:document>`,
    ],
  ];
  return zip(parts.map(([name, text]) => ({ name, data: Buffer.from(head + text) })));
}
