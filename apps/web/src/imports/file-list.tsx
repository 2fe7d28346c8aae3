import type { ReactNode } from "react";
import { Button } from "@cchc/ui/button";
import { Icon } from "@cchc/ui/icon";
import { StateMark } from "@cchc/ui/state-mark";
import { DropZone } from "../register/drop-zone.tsx";
import { sizeText } from "../register/words.ts";
import { type Desk, type DeskFile, repeatsOf } from "./desk.ts";
import { fileEndings, fileLimit, takenKinds } from "./file-kinds.ts";
import { askedCount } from "./findings.ts";
import { isOfAnother } from "./reading.ts";
import type { ReportAddress } from "../report/open-report.ts";
import { ScanProgress } from "./scan-progress.tsx";

export interface FileListProps {
  address: ReportAddress;
  desk: Desk;
  files: readonly DeskFile[];
  /** The one that is looked at. */
  shown: string | undefined;
  onShow: (key: string) => void;
}

/** Drop files here or choose them; below, how far each one is. */
export function FileList({ address, desk, files, shown, onShow }: FileListProps): ReactNode {
  const first = files.length === 0;
  const repeats = repeatsOf(files);
  return (
    <div>
      <DropZone
        endings={fileEndings}
        words={first ? "Chọn tệp…" : "Thêm tệp…"}
        tone={first ? "primary" : "secondary"}
        className={first ? "i-drop-first" : undefined}
        onFiles={desk.add}
      >
        hoặc kéo thả vào đây, một hay nhiều tệp. {takenKinds}; mỗi tệp tối đa {sizeText(fileLimit)}.
      </DropZone>
      {files.length > 0 && (
        <ul className="r-files i-files" aria-label="Tệp đã chọn">
          {files.map((file) => (
            <Item
              key={file.key}
              address={address}
              desk={desk}
              file={file}
              shown={file.key === shown}
              repeats={repeats.get(file.key)}
              onShow={() => onShow(file.key)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface ItemProps {
  address: ReportAddress;
  desk: Desk;
  file: DeskFile;
  shown: boolean;
  /** The file above with the same words. */
  repeats: string | undefined;
  onShow: () => void;
}

function Item({ address, desk, file, shown, repeats, onShow }: ItemProps): ReactNode {
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
          <FileWords file={file} repeats={repeats} />
        </span>
        <span className="c-quiet c-small c-nowrap">{sizeText(size)}</span>
        {state.kind === "failed" && state.scan !== undefined && (
          <Button
            small
            aria-label={`Nhận dạng chữ trong ${name}`}
            onClick={() => desk.recognise(key)}
          >
            Nhận dạng chữ
          </Button>
        )}
        {state.kind === "failed" && state.scan === undefined && state.again && (
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
      {state.kind === "reading" && state.scan !== undefined && (
        <ScanProgress address={address} upload={state.scan} />
      )}
      {state.kind === "reading" && state.scan === undefined && (
        <progress className="r-progress" aria-label={`Đang đọc ${name}`} />
      )}
    </li>
  );
}

/** `Đã đọc: 42 số, 6 chỗ cần hỏi`. */
function FileWords({ file, repeats }: Pick<ItemProps, "file" | "repeats">): ReactNode {
  const { state, confirmed } = file;
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
      const { proposals, findings, another } = state.reading;
      const said = `${proposals.length} số, ${askedCount(findings)} chỗ cần hỏi`;
      if (repeats !== undefined) {
        return <StateMark tone="doubt">{`Trùng nội dung tệp “${repeats}” ở trên`}</StateMark>;
      }
      if (proposals.length === 0) {
        return <StateMark tone="doubt">Đã đọc, không thấy số nào của báo cáo</StateMark>;
      }
      if (isOfAnother(state.reading) && !confirmed) {
        const whose = another.unit === null ? "kỳ khác" : another.unit;
        return <StateMark tone="doubt">{`Của ${whose}, chưa xác nhận: ${said}`}</StateMark>;
      }
      return <StateMark tone="settled">{`Đã đọc: ${said}`}</StateMark>;
    }
  }
}
