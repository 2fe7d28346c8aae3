/** Small files of every kind, made byte by byte, for tests. */

/** A ZIP file with these members, stored without compression. */
export function zipOf(members: Readonly<Record<string, string>>, flags = 0): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(members)) {
    const nameBytes = Buffer.from(name);
    const data = Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(data.length, 22);
    local.writeUInt16LE(nameBytes.length, 26);
    locals.push(local, nameBytes, data);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(data.length, 24);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, nameBytes);
    offset += 30 + nameBytes.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(members).length, 8);
  end.writeUInt16LE(Object.keys(members).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}

/** A compound file (.doc, .xls): one sector of table, one of directory, then the streams. */
export function oleOf(streams: Readonly<Record<string, Buffer>>): Buffer {
  const none = 0xffffffff;
  const endOfChain = 0xfffffffe;
  const header = Buffer.alloc(512, 0xff);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(endOfChain, 68);
  header.writeUInt32LE(0, 72);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(512, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  table.writeUInt32LE(endOfChain, 4);
  const directory = Buffer.alloc(512);
  const bodies: Buffer[] = [];
  Object.entries(streams).forEach(([name, content], index) => {
    const at = index * 128;
    directory.write(name, at, "utf16le");
    directory.writeUInt16LE((name.length + 1) * 2, at + 64);
    directory[at + 66] = 2;
    directory.writeUInt32LE(2 + bodies.length * 8, at + 116);
    directory.writeUInt32LE(4096, at + 120);
    const body = Buffer.alloc(4096);
    content.copy(body);
    bodies.push(body);
  });
  header.writeUInt32LE(none, 80);
  return Buffer.concat([header, table, directory, ...bodies]);
}

const office = "application/vnd.oasis.opendocument";

/** One whole file of every kind that is kept, by its usual ending. */
export const samples: Readonly<Record<string, Buffer>> = {
  pdf: Buffer.from("%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"),
  png: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
  jpg: Buffer.from("ffd8ffe000104a4649460001", "hex"),
  docx: zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>" }),
  xlsx: zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>" }),
  odt: zipOf({ mimetype: `${office}.text`, "content.xml": "<o/>" }),
  ods: zipOf({ mimetype: `${office}.spreadsheet`, "content.xml": "<o/>" }),
  doc: oleOf({ WordDocument: Buffer.from("eca5c100000000000000f010", "hex") }),
  xls: oleOf({ Workbook: Buffer.from("0908100000060500", "hex") }),
  txt: Buffer.from("Số liệu minh họa\n"),
  csv: Buffer.from("\ufeffLĩnh vực;Số hồ sơ\r\nHộ tịch;12\r\n"),
};
