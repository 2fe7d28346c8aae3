import { areaLabel } from "@cchc/domain/form/areas";
import { entryNumberText, entryTypeLabel } from "@cchc/domain/document/entry";
import { formatDay } from "@cchc/domain/text/days";
import { client, type Inputs } from "../api.ts";
import { citedText, type DocumentEntry } from "./words.ts";

const headings = [
  "Loại",
  "Số, ký hiệu",
  "Ngày",
  "Trích yếu",
  "Cơ quan ban hành",
  "Lĩnh vực",
  "Tệp",
  "Minh chứng cho",
  "Ghi chú",
];

/** The register as lines of a table, its headings first. */
export function registerLines(entries: readonly DocumentEntry[]): string[][] {
  return [
    headings,
    ...entries.map((entry) => [
      entryTypeLabel(entry.type),
      entryNumberText(entry),
      entry.issuedOn === null ? "" : formatDay(entry.issuedOn),
      entry.summary,
      entry.issuer,
      entry.area === null ? "" : areaLabel(entry.area),
      entry.files.map(({ name }) => name).join(", "),
      citedText(entry),
      entry.illustration ? "văn bản minh họa" : "",
    ]),
  ];
}

/** Every entry that a filter finds, page by page. */
export async function readAllEntries(
  filter: Omit<Inputs["documents"]["list"], "cursor" | "limit">,
): Promise<DocumentEntry[]> {
  const found: DocumentEntry[] = [];
  let cursor: Inputs["documents"]["list"]["cursor"] = null;
  do {
    const page: Awaited<ReturnType<typeof client.documents.list.query>> =
      await client.documents.list.query({ ...filter, cursor, limit: 200 });
    found.push(...page.documents);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}
