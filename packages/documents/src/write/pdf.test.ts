import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { WARD_2023 } from "@cchc/domain/report/example";
import { figuresOfDocument } from "@cchc/domain/report-text/block";
import { REFORM_REPORT } from "@cchc/domain/report-text/built-in/reform";
import { composeReport } from "@cchc/domain/report-text/compose";
import { exampleData } from "@cchc/domain/report-text/testing";
import { writeDocx } from "./docx.ts";
import { PdfProblem, toPdf, toPdfs } from "./pdf.ts";

function installed(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).error === undefined;
}

const office = installed("soffice", "--version");
const reader = installed("pdftotext", "-v");
const without = office ? "" : " (bỏ qua: máy này chưa cài LibreOffice)";
const unread = office && reader ? "" : " (bỏ qua: máy này chưa cài LibreOffice và pdftotext)";
if (!office) console.warn("Bỏ qua bản in PDF: máy này chưa cài LibreOffice (soffice).");

const document = composeReport(REFORM_REPORT, exampleData(WARD_2023));

describe("PDF by LibreOffice", () => {
  test(`a batch comes back in its order${without}`, async () => {
    const file = await writeDocx(document);
    if (!office) {
      await expect(toPdf(file)).rejects.toMatchObject({ code: "absent" });
      return;
    }
    const pdfs = await toPdfs([file, file]);
    expect(pdfs.length).toBe(2);
    for (const pdf of pdfs) {
      expect(Buffer.from(pdf.slice(0, 5)).toString("latin1")).toBe("%PDF-");
    }
  });

  test(`the text of the PDF has every figure and every Vietnamese letter${unread}`, async () => {
    const file = await writeDocx(document);
    if (!office || !reader) {
      expect(file.length).toBeGreaterThan(0);
      return;
    }
    const folder = await mkdtemp(join(tmpdir(), "cchc-read-"));
    try {
      const path = join(folder, "a.pdf");
      await writeFile(path, await toPdf(file));
      const { stdout } = spawnSync("pdftotext", ["-enc", "UTF-8", path, "-"], { encoding: "utf8" });
      const text = stdout.normalize("NFC").replaceAll(/\s+/g, " ");
      expect(text).toContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
      const lost = figuresOfDocument(document).filter((figure) => !text.includes(figure.text));
      expect(lost).toEqual([]);
      // "2" stands in the top margin of page 2, nothing in that of page 1.
      const pages = stdout.split("\f");
      expect(pages[0]?.trimStart().startsWith("1\n")).toBe(false);
      expect(pages[1]?.trimStart().startsWith("2\n")).toBe(true);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("without the program it says so in one sentence", async () => {
    const wrong = toPdf(new Uint8Array([1]), { program: "soffice-that-is-not-there" });
    await expect(wrong).rejects.toBeInstanceOf(PdfProblem);
    await expect(wrong).rejects.toMatchObject({ code: "absent" });
    await expect(wrong).rejects.toThrow(/LibreOffice/);
  });

  test("a program that hangs is ended after its time", async () => {
    const folder = await mkdtemp(join(tmpdir(), "cchc-slow-"));
    try {
      const program = join(folder, "slow.sh");
      await writeFile(program, "#!/bin/sh\nsleep 30\n", { mode: 0o755 });
      const began = performance.now();
      await expect(toPdf(new Uint8Array([1]), { program, timeout: 300 })).rejects.toMatchObject({
        code: "timeout",
      });
      expect(performance.now() - began).toBeLessThan(10_000);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("a program that makes nothing is told as a failure", async () => {
    await expect(toPdf(new Uint8Array([1]), { program: "true" })).rejects.toMatchObject({
      code: "failed",
    });
  });
});
