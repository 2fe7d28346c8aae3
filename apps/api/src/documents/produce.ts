import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { writeDocx } from "@cchc/documents/write/docx";
import { type PdfOptions, toPdf } from "@cchc/documents/write/pdf";
import { writeXlsx } from "@cchc/documents/write/xlsx";

/** What a document can be handed out as. */
export const documentFormats = ["docx", "xlsx", "pdf"] as const;

export type DocumentFormat = (typeof documentFormats)[number];

/** Media types, for downloads. */
export const mediaTypes: Readonly<Record<DocumentFormat, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

/**
 * The bytes of a composed document.
 * @throws PdfProblem where a PDF is wanted and LibreOffice is absent, slow or fails
 */
export async function produce(
  document: OfficialDocument,
  format: DocumentFormat,
  pdf: PdfOptions = {},
): Promise<Uint8Array> {
  if (format === "xlsx") return writeXlsx(document);
  const docx = await writeDocx(document);
  return format === "docx" ? docx : toPdf(docx, pdf);
}
