import { randomUUID } from "node:crypto";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { streamXlsx } from "@cchc/documents/write/xlsx-stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Outputs } from "../router.ts";
import { oleOf, zipOf } from "../testing/sample-files.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let officer: Client;
let cookie: string;

beforeAll(async () => {
  world = await createWorld();
  officer = await world.signedIn("phuong", "officer", "ward");
  cookie = await world.cookieOf("phuong");
});
afterAll(() => world.close());

const words =
  "Tổng số hồ sơ tiếp nhận: 1.204 hồ sơ, trong đó trực tuyến 1.100 hồ sơ, trực tiếp 104 hồ sơ.";
/** The same with more words around, in the fonts .VnTime and VNI-Times. */
const tcvn3 =
  "Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\nUû ban nh©n d©n x· B×nh S¬n\nTæng sè hå s¬ tiÕp nhËn: 1.204 hå s¬, trong ®ã trùc tuyÕn 1.100 hå s¬, trùc tiÕp 104 hå s¬. Phæ biÕn kü n¨ng, dÞch vô c«ng ë toµn x·, tr¶ lêi ngay.";
const vni =
  "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc\nUÛy ban nhaân daân xaõ Bình Sôn\nToång soá hoà sô tieáp nhaän: 1.204 hoà sô, trong ñoù tröïc tuyeán 1.100 hoà sô, tröïc tieáp 104 hoà sô. Phoå bieán kyõ naêng, dòch vuï coâng ôû toaøn xaõ, traû lôøi ngay.";

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

function wordParts(text: string): Record<string, string> {
  return {
    "[Content_Types].xml": types,
    "_rels/.rels": relations,
    "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  };
}

async function workbook(): Promise<Buffer> {
  const out = new PassThrough();
  const bytes = buffer(out);
  const columns = [{ head: "Nội dung", kind: "text", width: 60 }] as const;
  await streamXlsx({ name: "B", columns, rows: [[words]] }, out);
  out.end();
  return bytes;
}

/** A page without a letter on it, as a scanner leaves it. */
function scan(): Buffer {
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
  const lines = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const end = `xref\n0 4\n0000000000 65535 f \n${lines}trailer<</Size 4/Root 1 0 R>>`;
  return Buffer.from(`${body}${end}\nstartxref\n${body.length}\n%%EOF`);
}

/** A small file whose directory says that it inflates to 2 GB. */
function bomb(): Buffer {
  const bytes = zipOf(wordParts(words));
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(0x7fffffff, entry + 24);
  return bytes;
}

async function send(name: string, bytes: Buffer): Promise<string | { uploadId: string }> {
  const response = await world.app.request(
    `/api/files?unit=ward&name=${encodeURIComponent(name)}`,
    {
      method: "POST",
      headers: {
        cookie,
        "content-type": "application/octet-stream",
        "x-operation-id": randomUUID(),
      },
      body: new Uint8Array(bytes),
    },
  );
  const sent: unknown = await response.json();
  const parse = (
    value: unknown,
  ): { readonly uploadId: string; readonly error?: { readonly message: string } } =>
    JSON.parse(JSON.stringify(value));
  const { uploadId, error } = parse(sent);
  return error === undefined ? { uploadId } : error.message;
}

/** What a person who sends a file gets: the figures of it, or the sentence on why there are none. */
async function outcome(name: string, bytes: Buffer): Promise<string> {
  const sent = await send(name, bytes);
  if (typeof sent === "string") return sent;
  const address = { unitId: "ward", periodId: "annual-2023" };
  const answer = await officer.mutate("imports.read", { ...address, ...sent });
  if (answer.status !== 200) return answer.message ?? "";
  const parse = (value: unknown): Outputs["imports"]["read"] => JSON.parse(JSON.stringify(value));
  const { proposals, notices } = parse(answer.data);
  const figures = proposals.map(({ field, cell }) => {
    const value = cell.state === "entered" ? cell.value : cell.state;
    return `${field.slice("tthc.received.".length)} ${value}`;
  });
  return [...figures, ...notices].join(", ");
}

const figures = "total 1204, online 1100, direct 104";
const page = `<!doctype html><html><body><p>${words}</p></body></html>`;

test.each<[string, string, () => Buffer | Promise<Buffer>]>([
  ["Unicode", "a.txt", () => Buffer.from(words)],
  ["Unicode, letters and marks apart", "a.txt", () => Buffer.from(words.normalize("NFD"))],
  ["Unicode in two bytes", "a.txt", () => Buffer.from(`\ufeff${words}`, "utf16le")],
  ["TCVN3", "a.txt", () => Buffer.from(tcvn3, "latin1")],
  ["VNI", "a.txt", () => Buffer.from(vni, "latin1")],
  ["a saved page", "a.html", () => Buffer.from(page)],
  ["Word", "a.docx", () => zipOf(wordParts(words))],
  ["Word in TCVN3", "a.docx", () => zipOf(wordParts(tcvn3.replaceAll("\n", " ")))],
  ["Excel", "a.xlsx", workbook],
  ["CSV", "a.csv", () => Buffer.from(`Nội dung\n"${words}"\n`)],
])("%s is sent and read", async (_what, name, make) => {
  expect(await outcome(name, await make())).toBe(figures);
});

const macros = { ...wordParts(words), "word/vbaProject.bin": "x" };
const program = Buffer.concat([Buffer.from("MZ\x90\0"), Buffer.alloc(600, 7)]);

test.each<[string, string, () => Buffer, RegExp]>([
  ["nothing", "a.docx", () => Buffer.alloc(0), /rỗng/],
  ["a program", "a.exe", () => program, /Chỉ nhận tệp/],
  ["a program called a report", "a.docx", () => program, /không phải loại mà đuôi tên/],
  ["a Word file cut short", "a.docx", () => zipOf(wordParts(words)).subarray(0, -10), /hỏng/],
  ["a PDF cut short", "a.pdf", () => Buffer.from("%PDF-1.4 and no more"), /hỏng/],
  ["Word with a password inside", "a.docx", () => zipOf(wordParts(words), 1), /mật khẩu/],
  [
    "Word with a password",
    "a.docx",
    () => oleOf({ EncryptedPackage: Buffer.alloc(8) }),
    /mật khẩu/,
  ],
  ["Word with macros", "a.docm", () => zipOf(macros), /macro/],
  ["a bomb", "a.docx", bomb, /bung ra quá lớn/],
  ["a huge file", "a.txt", () => Buffer.alloc(300_000, 0x61), /vượt quá/],
  // Whether letters can be recognised is the machine's; that it is a scan is said on every one.
  ["a scan", "a.pdf", scan, /bản quét/],
  ["blanks alone", "a.txt", () => Buffer.from(" \n\t\n"), /Không tìm thấy chữ/],
])("%s says why it is not read", async (_what, name, make, says) => {
  const sentence = await outcome(name, make());
  expect(sentence).toMatch(says);
  expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
});

test("none of it is a failure of the server", () => {
  expect(world.logged.filter(({ level }) => level === "error")).toEqual([]);
});
