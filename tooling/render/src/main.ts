import { spawnSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeDocx } from "@cchc/documents/write/docx";
import { PdfProblem, toPdfs } from "@cchc/documents/write/pdf";
import { writeXlsx } from "@cchc/documents/write/xlsx";
import { builtInDocuments } from "./built-in.ts";

const usage = `npm run render -- [--out <thư mục>] [--dpi <số>]

Viết mọi văn bản có sẵn từ dữ liệu minh họa ra .docx, .xlsx, PDF và ảnh từng trang.`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    out: { type: "string", default: join(import.meta.dirname, "../results/pages") },
    dpi: { type: "string", default: "60" },
  },
});

async function render(out: string, dpi: string): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const documents = builtInDocuments();
  const files: Uint8Array[] = [];
  for (const { name, document } of documents) {
    const docx = await writeDocx(document);
    files.push(docx);
    await writeFile(join(out, `${name}.docx`), docx);
    if (document.annexes.length > 0) {
      await writeFile(join(out, `${name}.xlsx`), await writeXlsx(document));
    }
  }
  console.log(`Đã viết ${documents.length} văn bản vào ${out}`);
  const pdfs = await toPdfs(files, { timeout: 180_000 });
  for (const [at, { name }] of documents.entries()) {
    const pdf = pdfs[at];
    if (pdf === undefined) continue;
    const path = join(out, `${name}.pdf`);
    await writeFile(path, pdf);
    const pages = spawnSync("pdftoppm", ["-r", dpi, "-png", path, join(out, name)]);
    if (pages.error !== undefined) {
      console.error("Không có pdftoppm (gói poppler-utils): có PDF, không có ảnh trang.");
      return;
    }
  }
  console.log("Đã tạo PDF và ảnh từng trang.");
}

if (values.help) console.log(usage);
else {
  try {
    await render(values.out, values.dpi);
  } catch (error) {
    if (!(error instanceof PdfProblem)) throw error;
    console.error(`Bỏ qua PDF và ảnh trang. ${error.message}`);
    process.exitCode = 1;
  }
}
