import type { ReactNode } from "react";
import { DropZone } from "../register/drop-zone.tsx";
import { exportEndings } from "./export-kinds.ts";

export interface DropExportProps {
  /** An export is there already: the button offers another one. */
  again: boolean;
  onFile: (file: File) => void;
}

/** One export at a time, dropped here or chosen. */
export function DropExport({ again, onFile }: DropExportProps): ReactNode {
  return (
    <DropZone
      single
      name="Chọn tệp một cửa từ máy"
      endings={exportEndings}
      words={again ? "Chọn tệp khác…" : "Chọn tệp…"}
      tone={again ? "secondary" : "primary"}
      className={again ? undefined : "i-drop-first"}
      onFiles={([file]) => {
        if (file !== undefined) onFile(file);
      }}
    >
      hoặc kéo thả vào đây: Excel, ODS, CSV, mỗi hồ sơ một dòng; tối đa 40 MB và 200.000 dòng.
    </DropZone>
  );
}
