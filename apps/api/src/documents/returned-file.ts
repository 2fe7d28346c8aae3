import { LIMITS, type Limits } from "@cchc/documents/read/limits";
import { ReadProblem } from "@cchc/documents/read/problem";
import { checkZip } from "@cchc/documents/read/zip";
import { readWritten } from "@cchc/documents/write/docx-figures";
import { writeDocx } from "@cchc/documents/write/docx";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { bytesInMemory } from "../files/byte-source.ts";
import { fileKinds } from "../files/file-kind.ts";
import { sniff } from "../files/sniff.ts";
import { Problem } from "../problem.ts";
import { type Comparison, compareWritten } from "./compare.ts";

/** All parts of a report, unpacked, are far below it. */
const SMALL: Limits = { ...LIMITS, inflatedBytes: 32 * 1024 * 1024 };

/**
 * Looks at an edited .docx beside the document as the data make it.
 * @throws Problem `file-refused` where it is no whole .docx, `too-large`.
 */
export async function compareFile(
  document: OfficialDocument,
  file: Uint8Array,
): Promise<Comparison> {
  const kind = await sniff(bytesInMemory(file), "van-ban.docx");
  if (kind !== fileKinds.docx) throw new Problem("file-refused", { why: "kind" });
  requireSmall(file);
  const made = readWritten(await writeDocx(document));
  try {
    return compareWritten(document, file, made);
  } catch {
    // What the zip says of itself held; what is in it did not.
    throw new Problem("file-refused", { why: "damaged" });
  }
}

/** Every part counts, whatever its name: a reader may know it by another than the directory says. */
function requireSmall(file: Uint8Array): void {
  try {
    checkZip(Buffer.from(file.buffer, file.byteOffset, file.byteLength), SMALL);
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error;
    if (error.code === "zip-bomb") throw new Problem("too-large", { limit: "32 MB khi giải nén" });
    throw new Problem("file-refused", { why: "damaged" });
  }
}
