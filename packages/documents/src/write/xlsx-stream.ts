import { once } from "node:events";
import type { Writable } from "node:stream";
import { crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import { withoutControls } from "./measures.ts";
import { safeText } from "./sheet-values.ts";

/** What a streamed column holds; rates as whole hundredths of a percent. */
export type StreamKind = "text" | "count" | "money" | "rate" | "date";

/** A column of a streamed sheet. */
export interface StreamColumn {
  readonly head: string;
  readonly kind: StreamKind;
  /** Units of column width. */
  readonly width: number;
}

/** A value in the order of the columns; `undefined` leaves the cell empty. */
export type StreamRow = readonly (string | number | undefined)[];

/** A sheet of any length. */
export interface StreamSheet {
  readonly name: string;
  readonly columns: readonly StreamColumn[];
  readonly rows: Iterable<StreamRow> | AsyncIterable<StreamRow>;
}

/** Place of each kind's format in the list of cell formats; 1 is the head. */
const STYLE: Readonly<Record<StreamKind, number>> = {
  text: 2,
  count: 3,
  money: 3,
  rate: 4,
  date: 5,
};

function xml(text: string): string {
  return withoutControls(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function stylesXml(): string {
  const edge = (side: string): string => `<${side} style="thin"><color auto="1"/></${side}>`;
  const border = ["left", "right", "top", "bottom"].map(edge).join("");
  const font = (bold: boolean): string =>
    `<font>${bold ? "<b/>" : ""}<sz val="12"/><name val="Times New Roman"/></font>`;
  const format = (number: number, rest = "", bold = false): string =>
    `<xf numFmtId="${number}" fontId="${bold ? 1 : 0}" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"${rest}/></xf>`;
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="[$-42A]#,##0"/><numFmt numFmtId="165" formatCode="[$-42A]0.00%"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2">${font(false)}${font(true)}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border>${border}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${format(0, ' horizontal="center" wrapText="1"', true)}${format(0, ' wrapText="1"')}${format(164)}${format(165)}${format(166)}</cellXfs></styleSheet>`;
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function smallParts(sheet: StreamSheet): readonly (readonly [name: string, text: string])[] {
  const type = (part: string, kind: string): string =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const name = xml(sheet.name.replaceAll(/[:\\/?*[\]]/g, " ").slice(0, 31));
  const relations = (inside: string): string =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
  return [
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("/xl/workbook.xml", "sheet.main")}${type("/xl/worksheets/sheet1.xml", "worksheet")}${type("/xl/styles.xml", "styles")}</Types>`,
    ],
    ["_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml"))],
    [
      "xl/workbook.xml",
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${name.replaceAll("'", "''")}'!$1:$1</definedName></definedNames></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relations(
        relation(1, "worksheet", "worksheets/sheet1.xml") + relation(2, "styles", "styles.xml"),
      ),
    ],
    ["xl/styles.xml", stylesXml()],
  ];
}

function columnLetters(at: number): string {
  const last = String.fromCodePoint(65 + (at % 26));
  return at < 26 ? last : `${columnLetters(Math.floor(at / 26) - 1)}${last}`;
}

/** Days since 30/12/1899, as spreadsheets count them. */
function serialDay(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

function textCell(at: string, style: number, text: string): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(safeText(text))}</t></is></c>`;
}

function cellXml(at: string, kind: StreamKind, value: string | number | undefined): string {
  const style = STYLE[kind];
  if (value === undefined) return `<c r="${at}" s="${style}"/>`;
  if (typeof value === "number") {
    return `<c r="${at}" s="${style}"><v>${kind === "rate" ? value / 10_000 : value}</v></c>`;
  }
  const day = kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return day
    ? `<c r="${at}" s="${style}"><v>${serialDay(value)}</v></c>`
    : textCell(at, STYLE.text, value);
}

async function* sheetXml({ columns, rows }: StreamSheet): AsyncGenerator<string> {
  const letters = columns.map((_, at) => columnLetters(at));
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const heads = columns.map(({ head }, at) => textCell(`${letters[at] ?? ""}1`, 1, head));
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData><row r="1" ht="36" customHeight="1">${heads.join("")}</row>`;
  let line = 1;
  let text = "";
  for await (const row of rows) {
    line += 1;
    const cells = columns.map(({ kind }, at) =>
      cellXml(`${letters[at] ?? ""}${line}`, kind, row[at]),
    );
    text += `<row r="${line}">${cells.join("")}</row>`;
    if (text.length > 65_536) {
      yield text;
      text = "";
    }
  }
  yield `${text}</sheetData><pageMargins left="0.8" right="0.6" top="0.8" bottom="0.8" header="0.4" footer="0.4"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;
}

interface Entry {
  readonly name: string;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** Sizes follow the data, UTF-8 names. */
const FLAGS = 0x0808;

function localHeader(name: string): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(0x21, 12);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([header, Buffer.from(name)]);
}

function descriptor({ crc, packed, size }: Entry): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

function centralDirectory(entries: readonly Entry[], at: number): Buffer {
  const files = entries.map((entry) => {
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(20, 4);
    record.writeUInt16LE(20, 6);
    record.writeUInt16LE(FLAGS, 8);
    record.writeUInt16LE(8, 10);
    record.writeUInt16LE(0x21, 14);
    record.writeUInt32LE(entry.crc, 16);
    record.writeUInt32LE(entry.packed, 20);
    record.writeUInt32LE(entry.size, 24);
    record.writeUInt16LE(Buffer.byteLength(entry.name), 28);
    record.writeUInt32LE(entry.at, 42);
    return Buffer.concat([record, Buffer.from(entry.name)]);
  });
  const size = files.reduce((sum, file) => sum + file.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, end]);
}

/**
 * Writes a sheet of any length to a stream, for exports over 1 000 rows: rows are taken one by one
 * and packed as they come, so memory does not grow with them. Up to 4 GB, the limit of the format.
 */
export async function streamXlsx(sheet: StreamSheet, out: Writable): Promise<void> {
  let written = 0;
  const entries: Entry[] = [];
  const write = async (bytes: Buffer): Promise<void> => {
    written += bytes.length;
    if (!out.write(bytes)) await once(out, "drain");
  };
  for (const [name, text] of smallParts(sheet)) {
    const data = Buffer.from(text);
    const packed = deflateRawSync(data);
    const entry = { name, crc: crc32(data), packed: packed.length, size: data.length, at: written };
    await write(localHeader(name));
    await write(packed);
    await write(descriptor(entry));
    entries.push(entry);
  }
  const name = "xl/worksheets/sheet1.xml";
  const at = written;
  await write(localHeader(name));
  const start = written;
  const deflate = createDeflateRaw({ level: 4 });
  let crc = 0;
  let size = 0;
  const packing = (async () => {
    for await (const chunk of deflate) await write(Buffer.from(chunk));
  })();
  for await (const text of sheetXml(sheet)) {
    const data = Buffer.from(text);
    crc = crc32(data, crc);
    size += data.length;
    if (!deflate.write(data)) await once(deflate, "drain");
  }
  deflate.end();
  await packing;
  const entry = { name, crc, packed: written - start, size, at };
  await write(descriptor(entry));
  entries.push(entry);
  await write(centralDirectory(entries, written));
}
