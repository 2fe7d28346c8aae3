import type { ReactNode } from "react";
import { areaLabel } from "@cchc/domain/form/areas";
import { entryNumberText, entryTypeLabel } from "@cchc/domain/document/entry";
import { Hints } from "./hints.tsx";
import { citedText, dayText, type DocumentEntry, filePath, sizeText } from "./words.ts";

export interface EntryTableProps {
  entries: readonly DocumentEntry[];
  /** Opens one to look at and, where allowed, to change. */
  onOpen: (entry: DocumentEntry) => void;
}

/** The register as a ledger, the latest first. */
export function EntryTable({ entries, onOpen }: EntryTableProps): ReactNode {
  return (
    <div className="c-table-box">
      <table className="c-table r-table">
        <caption className="c-sr">Sổ văn bản và minh chứng</caption>
        <thead>
          <tr>
            <th scope="col">Văn bản</th>
            <th scope="col">Ngày</th>
            <th scope="col">Trích yếu</th>
            <th scope="col">Cơ quan ban hành</th>
            <th scope="col">Tệp</th>
            <th scope="col">Minh chứng cho</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">
                <button type="button" className="r-open" onClick={() => onOpen(entry)}>
                  {entryTypeLabel(entry.type)}{" "}
                  <span className="c-nowrap">{entryNumberText(entry)}</span>
                </button>
              </th>
              <td className="c-nowrap">{dayText(entry.issuedOn)}</td>
              <td>
                {entry.summary}
                {entry.area !== null && <span className="c-unit">{areaLabel(entry.area)}</span>}
                {entry.illustration && <span className="c-unit">văn bản minh họa</span>}
                <Hints hints={entry.hints} />
              </td>
              <td>{entry.issuer}</td>
              <td data-label={entry.files.length > 0 ? "Tệp:" : undefined}>
                <Files entry={entry} />
              </td>
              <td data-label={entry.citedIn.length > 0 ? "Minh chứng cho:" : undefined}>
                {citedText(entry)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Files({ entry }: { entry: DocumentEntry }): ReactNode {
  if (entry.files.length === 0) return <span className="c-quiet">chưa có tệp</span>;
  return (
    <ul className="r-plain">
      {entry.files.map((file) => (
        <li key={file.position}>
          <a href={filePath(entry.id, file)} target="_blank" rel="noreferrer">
            {file.name}
          </a>{" "}
          <span className="c-quiet c-small c-nowrap">{sizeText(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}
