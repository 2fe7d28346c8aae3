import { entryNumberText, entryTypeLabel } from "@cchc/domain/document/entry";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import type { Outputs } from "../api.ts";

export type DocumentEntry = Outputs["documents"]["get"];

/** `"1,2 MB"`, `"340 kB"`: as files are spoken of, in steps of 1 024. */
export function sizeText(bytes: number): string {
  const kilobyte = 1024;
  if (bytes < kilobyte) return `${formatCount(bytes)} byte`;
  if (bytes < kilobyte * kilobyte) return `${formatCount(Math.round(bytes / kilobyte))} kB`;
  const tenths = Math.round((bytes * 10) / (kilobyte * kilobyte));
  const rest = tenths % 10;
  return `${formatCount(Math.floor(tenths / 10))}${rest === 0 ? "" : `,${rest}`} MB`;
}

/** `"Kế hoạch 26/KH-UBND"`; without a number the type alone. */
export function entryTitle(entry: Pick<DocumentEntry, "type" | "number" | "symbol">): string {
  const number = entryNumberText(entry);
  return number === "" ? entryTypeLabel(entry.type) : `${entryTypeLabel(entry.type)} ${number}`;
}

/** `"14/02/2023"`, or words that say there is none. */
export function dayText(day: string | null): string {
  return day === null ? "chưa ghi ngày" : formatDay(day);
}

/** Where a file is got; PDFs and pictures open, the rest is saved. */
export function filePath(documentId: string, file: DocumentEntry["files"][number]): string {
  const shown = /^(application\/pdf|image\/)/.test(file.mediaType);
  return `/api/files/${encodeURIComponent(documentId)}/${file.position}${shown ? "?xem" : ""}`;
}

/** `"1.1.1, 2.3 (Chấm điểm năm 2023)"`, round by round. */
export function citedText({ citedIn }: Pick<DocumentEntry, "citedIn">): string {
  const rounds = [...new Set(citedIn.map(({ round }) => round))];
  return rounds
    .map((round) => {
      const leaves = citedIn.filter((one) => one.round === round).map(({ leafCode }) => leafCode);
      return `${leaves.join(", ")} (${round})`;
    })
    .join("; ");
}
