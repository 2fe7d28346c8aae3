import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oleOf, samples, zipOf } from "../testing/sample-files.ts";
import { bytesInMemory } from "./byte-source.ts";
import { sniff } from "./sniff.ts";

async function outcome(bytes: Uint8Array, name = "tep"): Promise<unknown> {
  try {
    return (await sniff(bytesInMemory(bytes), name)).extensions[0];
  } catch (error) {
    return error instanceof Error && "params" in error ? error.params : error;
  }
}

describe("what a file is", () => {
  test.each(Object.keys(samples).filter((kind) => !["txt", "csv"].includes(kind)))(
    "%s, whatever it is called",
    async (kind) => {
      expect(await outcome(samples[kind] ?? Buffer.alloc(0), "báo cáo.exe")).toBe(kind);
    },
  );

  test("text, where its name says so too", async () => {
    const text = samples["txt"] ?? Buffer.alloc(0);
    expect(await outcome(text, "a.txt")).toBe("txt");
    expect(await outcome(samples["csv"] ?? text, "a.CSV")).toBe("txt");
    expect(await outcome(text, "a.html")).toBe("txt");
    for (const name of ["a.svg", "a.bat", "a", "txt"]) {
      expect(await outcome(text, name), name).toEqual({ why: "kind" });
    }
    const between = Buffer.concat([Buffer.alloc(64 * 1024 - 1, 0x61), Buffer.from("ệ")]);
    expect(await outcome(between, "a.txt")).toBe("txt");
    expect(await outcome(Buffer.from("a\0b"), "a.txt")).toEqual({ why: "misnamed" });
    expect(await outcome(Buffer.from([0xc3]), "a.txt")).toEqual({ why: "misnamed" });
    // "ViÖt Nam" in a font of its own, and Unicode in two bytes.
    expect(await outcome(Buffer.from("Vi\xd6t Nam", "latin1"), "a.txt")).toBe("txt");
    expect(await outcome(Buffer.from("\ufeffViệt Nam", "utf16le"), "a.txt")).toBe("txt");
    expect(await outcome(Buffer.from("\ufeffViệt Nam", "utf16le").swap16(), "a.txt")).toBe("txt");
  });
});

const word = { "[Content_Types].xml": "", "word/document.xml": "" };
const sheets = { "[Content_Types].xml": "", "xl/workbook.xml": "" };
const openText = { mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "" };
const lockedWord = Buffer.alloc(12);
lockedWord.writeUInt16LE(0x0100, 10);

describe("what is refused, and why", () => {
  test.each<[string, Buffer, string]>([
    ["nothing", Buffer.alloc(0), "empty"],
    ["a program", Buffer.from("MZ\x90\0"), "kind"],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "kind"],
    ["another ZIP", zipOf({ "a.txt": "a" }), "kind"],
    ["slides", zipOf({ "[Content_Types].xml": "", "ppt/presentation.xml": "" }), "kind"],
    ["an open document of another kind", zipOf({ ...openText, mimetype: "image/png" }), "kind"],
    ["a ZIP that ends early", zipOf(word).subarray(0, -10), "damaged"],
    ["Word with macros", zipOf({ ...word, "word/vbaProject.bin": "" }), "macros"],
    ["Word with macros in capitals", zipOf({ ...word, "word/VBAPROJECT.BIN": "" }), "macros"],
    ["Excel with old macros", zipOf({ ...sheets, "xl/macrosheets/sheet1.xml": "" }), "macros"],
    ["LibreOffice with macros", zipOf({ ...openText, "Basic/script-lc.xml": "" }), "macros"],
    ["Word with an encrypted member", zipOf(word, 1), "locked"],
    ["Word with a password", oleOf({ EncryptedPackage: Buffer.alloc(8) }), "locked"],
    ["old Word with a password", oleOf({ WordDocument: lockedWord }), "locked"],
    [
      "old Excel with a password",
      oleOf({ Workbook: Buffer.from("0908020000002f0002000000", "hex") }),
      "locked",
    ],
    [
      "old Word with macros",
      oleOf({ WordDocument: Buffer.alloc(12), VBA: Buffer.alloc(1) }),
      "macros",
    ],
    ["another compound file", oleOf({ Thumbnail: Buffer.alloc(1) }), "kind"],
    [
      "a compound file that ends early",
      oleOf({ WordDocument: lockedWord }).subarray(0, 600),
      "damaged",
    ],
  ])("%s", async (_what, bytes, why) => {
    expect(await outcome(bytes)).toEqual({ why });
  });

  test("what its name promises and its bytes are not is told apart from what is never kept", async () => {
    const program = Buffer.from("MZ\x90\0");
    expect(await outcome(program, "báo cáo.PDF")).toEqual({ why: "misnamed" });
    expect(await outcome(zipOf({ "a.txt": "a" }), "a.docx")).toEqual({ why: "misnamed" });
    expect(await outcome(program, "a.exe")).toEqual({ why: "kind" });
    expect(await outcome(program, "pdf")).toEqual({ why: "kind" });
  });

  test("one wrong byte never breaks the reading", async () => {
    const kinds = fc.constantFrom(...Object.keys(samples));
    await fc.assert(
      fc.asyncProperty(kinds, fc.nat(), fc.nat(255), async (kind, at, byte) => {
        const bytes = Buffer.from(samples[kind] ?? []);
        bytes[at % bytes.length] = byte;
        const found = await outcome(bytes, `a.${kind}`);
        if (typeof found !== "string") expect(found).toHaveProperty("why");
      }),
      { numRuns: 500 },
    );
  });
});
