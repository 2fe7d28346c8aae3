import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@cchc/ui/button";

export interface DropExportProps {
  /** An export is there already: the button offers another one. */
  again: boolean;
  onFile: (file: File) => void;
}

/** One export at a time, dropped here or chosen. */
export function DropExport({ again, onFile }: DropExportProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file !== undefined) onFile(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div
      className={again ? "r-drop" : "r-drop i-drop-first"}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        accept=".xlsx,.xls,.ods,.csv"
        className="c-sr"
        tabIndex={-1}
        aria-label="Chọn tệp một cửa từ máy"
        onChange={({ target }) => {
          take(target.files);
          // The same file can be chosen again.
          target.value = "";
        }}
      />
      <Button tone={again ? "secondary" : "primary"} onClick={() => input.current?.click()}>
        {again ? "Chọn tệp khác…" : "Chọn tệp…"}
      </Button>
      <p className="c-quiet c-small">
        hoặc kéo thả vào đây: Excel, ODS, CSV, mỗi hồ sơ một dòng; tối đa 40 MB và 200.000 dòng.
      </p>
    </div>
  );
}
