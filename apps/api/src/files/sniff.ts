import type { FileRefusal } from "@cchc/domain/text/messages";
import { Problem } from "../problem.ts";
import type { ByteSource } from "./byte-source.ts";
import { type FileKind, fileKinds } from "./file-kind.ts";
import { type OleStream, readOleStreams } from "./ole-streams.ts";
import { readStoredText, readZipMembers, type ZipMember } from "./zip-members.ts";

/**
 * What a file is, from its bytes and not from its name. Libraries that know hundreds of formats by
 * their first bytes were weighed: they tell a .docx by its name or its first member, and say nothing
 * of macros and passwords, which is what has to be refused here; ten kinds are a short table.
 * @throws Problem `file-refused`.
 */
export async function sniff(bytes: ByteSource, name: string): Promise<FileKind> {
  if (bytes.size === 0) throw refused("empty");
  const head = (await bytes.read(0, 16)).toString("latin1");
  if (head.startsWith("%PDF-")) return fileKinds.pdf;
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return fileKinds.png;
  if (head.startsWith("\xff\xd8\xff")) return fileKinds.jpeg;
  if (head.startsWith("PK\x03\x04")) return sniffZip(bytes, name);
  if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return sniffOle(bytes, name);
  // Text has no mark of its own: its bytes must be text, and its name must say so.
  if (textNames.test(name) && (await isPlainText(bytes))) return fileKinds.text;
  throw unknown(name);
}

/** Content that is none of what is kept: told apart where the name says that it is. */
function unknown(name: string): Problem {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const kinds: readonly FileKind[] = Object.values(fileKinds);
  return refused(kinds.some(({ extensions }) => extensions.includes(ending)) ? "misnamed" : "kind");
}

/** A saved page, which much software calls .xls, is kept as text: no browser opens it as a page. */
const textNames = /\.(?:txt|csv|html?|xls)$/i;

function refused(why: FileRefusal): Problem {
  return new Problem("file-refused", { why });
}

/** Programs inside Word, Excel (its old macro sheets too) and LibreOffice files. */
const program = /(^|\/)vba(project|data)\b|^xl\/(macrosheets|dialogsheets)\/|^(basic|scripts)\//;

async function sniffZip(bytes: ByteSource, called: string): Promise<FileKind> {
  const members = await readZipMembers(bytes);
  if (members === undefined) throw refused("damaged");
  const names = new Map(members.map((member) => [member.name.toLowerCase(), member] as const));
  const kind = await officeKind(bytes, names);
  if (kind === undefined) throw unknown(called);
  if (members.some((member) => member.encrypted)) throw refused("locked");
  if ([...names.keys()].some((name) => program.test(name))) throw refused("macros");
  return kind;
}

async function officeKind(
  bytes: ByteSource,
  names: ReadonlyMap<string, ZipMember>,
): Promise<FileKind | undefined> {
  if (names.has("[content_types].xml")) {
    if ([...names.keys()].some((name) => /^word\/document\d*\.xml$/.test(name))) {
      return fileKinds.docx;
    }
    return names.has("xl/workbook.xml") ? fileKinds.xlsx : undefined;
  }
  const mimetype = names.get("mimetype");
  if (mimetype === undefined || !names.has("content.xml")) return undefined;
  const said = (await readStoredText(bytes, mimetype))?.trim();
  return [fileKinds.odt, fileKinds.ods].find((kind) => kind.mediaType === said);
}

async function sniffOle(bytes: ByteSource, called: string): Promise<FileKind> {
  const streams = await readOleStreams(bytes);
  if (streams === undefined) throw refused("damaged");
  const named = (...names: string[]) => streams.find(({ name }) => names.includes(name));
  // A .docx or .xlsx with a password is wrapped like this.
  if (named("EncryptedPackage", "EncryptionInfo") !== undefined) throw refused("locked");
  const word = named("WordDocument");
  const sheets = named("Workbook", "Book");
  if (word === undefined && sheets === undefined) throw unknown(called);
  if (word !== undefined && (await isLockedWord(bytes, word))) throw refused("locked");
  if (sheets !== undefined && (await isLockedWorkbook(bytes, sheets))) throw refused("locked");
  if (named("VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros") !== undefined) {
    throw refused("macros");
  }
  return word === undefined ? fileKinds.xls : fileKinds.doc;
}

/** The bit `fEncrypted` of the file's head. Source: [MS-DOC], FibBase. */
async function isLockedWord(bytes: ByteSource, { offset }: OleStream): Promise<boolean> {
  if (offset === undefined) return false;
  const head = await bytes.read(offset, 12);
  return head.length === 12 && (head.readUInt16LE(10) & 0x0100) !== 0;
}

/** The record `FilePass` among the first. Source: [MS-XLS], 2.4.117. */
async function isLockedWorkbook(bytes: ByteSource, { offset }: OleStream): Promise<boolean> {
  if (offset === undefined) return false;
  const head = await bytes.read(offset, 512);
  for (let at = 0, records = 0; at + 4 <= head.length && records < 6; records += 1) {
    if (head.readUInt16LE(at) === 0x002f) return true;
    at += 4 + head.readUInt16LE(at + 2);
  }
  return false;
}

/** Control characters that no text has. */
const controls = /[^\P{Cc}\t\n\r\f]/u;
const piece = 64 * 1024;

/** Text in Unicode, or in one byte a letter as the old fonts (TCVN3, VNI) have it. */
async function isPlainText(bytes: ByteSource): Promise<boolean> {
  const mark = (await bytes.read(0, 2)).toString("latin1");
  if (mark === "\xff\xfe") return isTextIn(bytes, "utf-16le");
  if (mark === "\xfe\xff") return isTextIn(bytes, "utf-16be");
  return (await isTextIn(bytes, "utf-8")) || isOneByteText(bytes);
}

async function isOneByteText(bytes: ByteSource): Promise<boolean> {
  let beyond = 0;
  for (let at = 0; at < bytes.size; at += piece) {
    for (const byte of await bytes.read(at, piece)) {
      // Tab, line feed, form feed, carriage return; every byte from 128 on is a letter of some font.
      if (byte === 0x7f || (byte < 0x20 && ![9, 10, 12, 13].includes(byte))) return false;
      if (byte >= 0x80) beyond += 1;
    }
  }
  // Vietnamese has an accent on every third letter; more are no words.
  return beyond <= bytes.size / 2;
}

async function isTextIn(bytes: ByteSource, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.size; at += piece) {
      const text = decoder.decode(await bytes.read(at, piece), { stream: true });
      if (controls.test(text)) return false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
