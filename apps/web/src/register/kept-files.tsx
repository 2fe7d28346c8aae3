import type { ReactNode } from "react";
import { Button } from "@cchc/ui/button";
import { type DocumentEntry, filePath, sizeText } from "./words.ts";

export interface KeptFilesProps {
  entry: DocumentEntry;
  /** Positions of those that go when the entry is saved. */
  removed: readonly number[];
  onChange: (removed: readonly number[]) => void;
}

/** The files that an entry has, each to open, or to take away with the next save. */
export function KeptFiles({ entry, removed, onChange }: KeptFilesProps): ReactNode {
  if (entry.files.length === 0) return null;
  return (
    <ul className="r-files" aria-label="Tệp đã có">
      {entry.files.map((file) => {
        const { position, name, size } = file;
        const gone = removed.includes(position);
        return (
          <li key={position}>
            <div className={gone ? "r-file r-file-gone" : "r-file"}>
              <a
                className="r-file-name"
                href={filePath(entry.id, file)}
                target="_blank"
                rel="noreferrer"
              >
                {name}
              </a>
              <span className="c-quiet c-small c-nowrap">
                {gone ? "gỡ khi lưu" : sizeText(size)}
              </span>
              <Button
                small
                tone="quiet"
                aria-label={gone ? `Giữ lại ${name}` : `Gỡ ${name}`}
                onClick={() =>
                  onChange(
                    gone ? removed.filter((one) => one !== position) : [...removed, position],
                  )
                }
              >
                {gone ? "Giữ lại" : "Gỡ"}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
