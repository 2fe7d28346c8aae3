import { flawSentence, verifyReceipt } from "@cchc/domain/scoring/receipt";
import { sheetCode } from "@cchc/domain/scoring/sheet-code";
import type { Outputs } from "../api.ts";
import { sha256 } from "./sha256.ts";

export type Sheet = Outputs["publications"]["sheet"];

/**
 * Computes a sheet again from its own figures, in this browser. An empty list says that every
 * figure and every hash agree; otherwise one sentence for each thing that does not.
 */
export async function verifySheet(sheet: Sheet): Promise<readonly string[]> {
  const { receipt, publication, unit, code } = sheet;
  const flaws: string[] = (await verifyReceipt(receipt, sha256)).map(flawSentence);
  if (receipt.set.hash !== publication.setHash) {
    flaws.push("Phiếu theo bộ tiêu chí khác bộ tiêu chí đã công bố.");
  }
  if ((await sheetCode(publication.id, receipt.code, sha256)) !== code) {
    flaws.push("Mã in trên phiếu không phải của phiếu này.");
  }
  const { totals } = receipt.data.result;
  const total = totals.state === "final" ? totals.total : null;
  if (total !== unit.total) flaws.push("Tổng điểm trên phiếu khác tổng điểm trong bảng công bố.");
  return flaws;
}
