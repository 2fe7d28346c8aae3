import { spawnSync } from "node:child_process";
import { mkdtemp, readFile as readBytes, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document, Packer, Paragraph, TextRun } from "docx";
import { expect, test } from "vitest";
import { toPdf } from "../write/pdf.ts";
import { understand } from "../understand/understand.ts";
import { extractFile } from "./extract.ts";
import { LIMITS } from "./limits.ts";
import { asRecognised, ocrInstalled, recogniseScan } from "./ocr.ts";
import { readFile } from "./read.ts";

function installed(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).error === undefined;
}

const recogniser = await ocrInstalled();
const maker = installed("soffice", "--version") && installed("pdftoppm", "-v");
const missing = [
  ...(recogniser ? [] : ["tesseract với gói vie"]),
  ...(maker ? [] : ["LibreOffice và pdftoppm"]),
].join(", ");
const without = missing === "" ? "" : ` (bỏ qua: máy này chưa cài ${missing})`;
if (missing !== "") console.warn(`Bỏ qua thử nhận dạng bản quét: máy này chưa cài ${missing}.`);

/** A page with this text as a picture alone, as a scanner leaves it. */
async function scanOf(text: string): Promise<Buffer> {
  const children = [
    new Paragraph({ children: [new TextRun({ text, font: "Times New Roman", size: 28 })] }),
  ];
  const pdf = await toPdf(await Packer.toBuffer(new Document({ sections: [{ children }] })));
  const folder = await mkdtemp(join(tmpdir(), "cchc-scan-"));
  try {
    await writeFile(join(folder, "a.pdf"), pdf);
    const args = ["-r", "200", "-gray", "-jpeg", "-singlefile", "a.pdf", "a"];
    spawnSync("pdftoppm", args, { cwd: folder });
    return pictureAsPdf(await readBytes(join(folder, "a.jpg")));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pictureAsPdf(jpeg: Buffer): Buffer {
  const start = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const [height, width] = [jpeg.readUInt16BE(start + 5), jpeg.readUInt16BE(start + 7)];
  const draw = "595 0 0 842 0 0 cm /I Do";
  const objects = [
    Buffer.from("<</Type/Catalog/Pages 2 0 R>>"),
    Buffer.from("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
    Buffer.from(
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
    ),
    Buffer.from(`<</Length ${draw.length}>>stream\n${draw}\nendstream`),
    Buffer.concat([
      Buffer.from(
        `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream\n`,
      ),
      jpeg,
      Buffer.from("\nendstream"),
    ]),
  ];
  let body = Buffer.from("%PDF-1.4\n");
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body = Buffer.concat([body, Buffer.from(`${at + 1} 0 obj`), object, Buffer.from("endobj\n")]);
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const count = objects.length + 1;
  const end = `xref\n0 ${count}\n0000000000 65535 f \n${offsets.join("")}trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`;
  return Buffer.concat([body, Buffer.from(end)]);
}

test(`a scan says what it is, and is recognised where the machine can${without}`, async () => {
  if (missing !== "") {
    const empty = recogniseScan(Buffer.from("%PDF-1.4"));
    await expect(empty).rejects.toMatchObject({ code: recogniser ? "corrupt" : "scan" });
    return;
  }
  const scan = await scanOf(
    "Bộ phận Một cửa đã tiếp nhận 1.204 hồ sơ, trong đó trực tuyến 1.100 hồ sơ.",
  );
  await expect(readFile({ name: "a.pdf", bytes: scan })).rejects.toMatchObject({ code: "scan" });
  const pages: (readonly [number, number])[] = [];
  const onPage = (page: number, all: number): void => void pages.push([page, all]);
  const { document, understanding } = await recogniseScan(scan, { onPage });
  expect(pages).toEqual([[1, 0]]);
  const stop = new AbortController();
  const stopped = recogniseScan(scan, { signal: stop.signal, onPage: () => stop.abort() });
  await expect(stopped).rejects.toMatchObject({ code: "cancelled" });
  expect(document.notices[0]).toContain("nhận dạng chữ");
  expect(understanding.figures.map(({ field, value }) => [field, value])).toEqual([
    ["tthc.received.total", 1204],
    ["tthc.received.online", 1100],
  ]);
  expect(understanding.figures.every(({ confidence }) => confidence < 0.7)).toBe(true);
}, 120_000);

test("what is recognised in a picture is the same, less sure", () => {
  const printed = understand(
    "Bộ phận Một cửa đã tiếp nhận 1.204 hồ sơ; đã ban hành kế hoạch tuyên truyền.",
  );
  const recognised = asRecognised(printed);
  const sure = ({ figures, statements }: typeof printed) =>
    [...figures, ...statements].map(({ confidence }) => confidence);
  expect(sure(printed).length).toBeGreaterThan(0);
  sure(recognised).forEach((confidence, at) => {
    expect(confidence).toBeCloseTo((sure(printed)[at] ?? 0) * 0.6, 2);
    expect(confidence).toBeLessThan(0.7);
  });
  expect(recognised.findings).toEqual(printed.findings);
});

test("a file whose reader has gone is not read on", async () => {
  const bytes = Buffer.from("Đã tiếp nhận 12 hồ sơ.");
  const gone = AbortSignal.abort();
  const reading = extractFile({ name: "a.txt", bytes }, LIMITS, gone);
  await expect(reading).rejects.toMatchObject({ code: "cancelled" });
});
