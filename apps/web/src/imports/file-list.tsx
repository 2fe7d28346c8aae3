import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Icon } from "@cchc/ui/icon";
import { StateMark } from "@cchc/ui/state-mark";
import { sizeText } from "../register/words.ts";
import type { Desk, DeskFile } from "./desk.ts";
import { fileLimit } from "./use-desk.ts";

export interface FileListProps {
  desk: Desk;
  files: readonly DeskFile[];
  /** The one that is looked at. */
  shown: string | undefined;
  onShow: (key: string) => void;
}

const endings = ".pdf,.docx,.doc,.xlsx,.xls,.ods,.csv,.txt";

/** Drop files here or choose them; below, how far each one is. */
export function FileList({ desk, files, shown, onShow }: FileListProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    desk.add(event.dataTransfer.files);
  };
  return (
    <div>
      <div
        className={files.length === 0 ? "r-drop i-drop-first" : "r-drop"}
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
          multiple
          accept={endings}
          className="c-sr"
          tabIndex={-1}
          aria-label="Chọn tệp từ máy"
          onChange={({ target }) => {
            desk.add(target.files ?? []);
            // The same file can be chosen again after it was taken away.
            target.value = "";
          }}
        />
        <Button
          tone={files.length === 0 ? "primary" : "secondary"}
          onClick={() => input.current?.click()}
        >
          {files.length === 0 ? "Chọn tệp…" : "Thêm tệp…"}
        </Button>
        <p className="c-quiet c-small">
          hoặc kéo thả vào đây, một hay nhiều tệp. Word, PDF có chữ, Excel, ODS, CSV, TXT; mỗi tệp
          tối đa {sizeText(fileLimit)}.
        </p>
      </div>
      {files.length > 0 && (
        <ul className="r-files i-files" aria-label="Tệp đã chọn">
          {files.map((file) => (
            <Item
              key={file.key}
              desk={desk}
              file={file}
              shown={file.key === shown}
              onShow={() => onShow(file.key)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface ItemProps {
  desk: Desk;
  file: DeskFile;
  shown: boolean;
  onShow: () => void;
}

function Item({ desk, file, shown, onShow }: ItemProps): ReactNode {
  const { key, name, size, state } = file;
  const under = state.kind === "waiting" || state.kind === "sending" || state.kind === "reading";
  return (
    <li data-shown={shown || undefined}>
      <div className="r-file">
        <span className="r-file-name">
          {state.kind === "read" ? (
            <button
              type="button"
              className="w-link"
              aria-current={shown ? "true" : undefined}
              onClick={onShow}
            >
              {name}
            </button>
          ) : (
            name
          )}
        </span>
        <span className="c-small i-file-state">
          <FileWords file={file} />
        </span>
        <span className="c-quiet c-small c-nowrap">{sizeText(size)}</span>
        {state.kind === "failed" && (
          <Button small aria-label={`Đọc lại ${name}`} onClick={() => desk.retry(key)}>
            Đọc lại
          </Button>
        )}
        <Button
          small
          tone="quiet"
          aria-label={under ? `Hủy ${name}` : `Bỏ ${name}`}
          onClick={() => desk.remove(key)}
        >
          {under ? "Hủy" : "Bỏ"}
        </Button>
      </div>
      {state.kind === "failed" && (
        <p className="c-error" role="alert">
          <Icon name="alert" />
          <span>{state.message}</span>
        </p>
      )}
      {state.kind === "sending" && (
        <progress
          className="r-progress"
          max={Math.max(size, 1)}
          value={state.sent}
          aria-label={`Đang tải ${name}`}
        />
      )}
      {state.kind === "reading" && (
        <progress className="r-progress" aria-label={`Đang đọc ${name}`} />
      )}
    </li>
  );
}

/** `Đã đọc: 42 số, 6 chỗ cần hỏi`. */
function FileWords({ file: { state } }: { file: DeskFile }): ReactNode {
  switch (state.kind) {
    case "waiting":
      return "Chờ đến lượt";
    case "sending":
      return "Đang tải lên…";
    case "reading":
      return "Đang đọc…";
    case "failed":
      return <StateMark tone="wrong">Không đọc được</StateMark>;
    case "read": {
      const { proposals, findings } = state.reading;
      return (
        <StateMark tone="settled">
          {`Đã đọc: ${proposals.length} số, ${findings.length} chỗ cần hỏi`}
        </StateMark>
      );
    }
  }
}
