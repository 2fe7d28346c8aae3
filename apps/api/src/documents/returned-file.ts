import { readWritten } from "@cchc/documents/write/docx-figures";
import { writeDocx } from "@cchc/documents/write/docx";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { bytesInMemory } from "../files/byte-source.ts";
import { fileKinds } from "../files/file-kind.ts";
import { sniff } from "../files/sniff.ts";
import { Problem } from "../problem.ts";
import { type Comparison, compareWritten } from "./compare.ts";
import { unpacksWithin } from "./docx-text.ts";

/** The text of a report, unpacked, is far below it. */
const LARGEST_UNPACKED = 32 * 1024 * 1024;

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
  if (!(await unpacksWithin(file, LARGEST_UNPACKED))) {
    throw new Problem("too-large", { limit: "32 MB khi giải nén" });
  }
  const made = readWritten(await writeDocx(document));
  try {
    return compareWritten(document, file, made);
  } catch {
    // What the zip says of itself held; what is in it did not.
    throw new Problem("file-refused", { why: "damaged" });
  }
}
