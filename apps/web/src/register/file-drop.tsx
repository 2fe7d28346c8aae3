import type { ReactNode } from "react";
import { Button } from "@cchc/ui/button";
import { Icon } from "@cchc/ui/icon";
import { DropZone } from "./drop-zone.tsx";
import { sizeText } from "./words.ts";
import type { UploadItem, Uploads } from "./use-uploads.ts";

export interface FileDropProps {
  uploads: Uploads;
  /** Most bytes of one file. */
  limit: number;
}

const endings = ".pdf,.docx,.xlsx,.odt,.ods,.doc,.xls,.png,.jpg,.jpeg,.txt,.csv";

/** Drop files here or choose them; below, each one on its way. */
export function FileDrop({ uploads, limit }: FileDropProps): ReactNode {
  return (
    <div className="c-field">
      <DropZone endings={endings} words="Chọn tệp…" onFiles={uploads.add}>
        hoặc kéo thả vào đây. PDF, Word, Excel, ODT, ODS, ảnh PNG, JPEG, TXT, CSV; mỗi tệp tối đa{" "}
        {sizeText(limit)}.
      </DropZone>
      {uploads.items.length > 0 && (
        <ul className="r-files" aria-label="Tệp mới">
          {uploads.items.map((item) => (
            <Item key={item.key} item={item} uploads={uploads} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Item({ item, uploads }: { item: UploadItem; uploads: Uploads }): ReactNode {
  const { key, file, sent, upload, problem } = item;
  const arrived = upload !== undefined;
  const name = upload?.name ?? file.name;
  return (
    <li>
      <div className="r-file">
        <span className="r-file-name">{name}</span>
        <span className="c-quiet c-small c-nowrap">{sizeText(file.size)}</span>
        {problem !== undefined && (
          <Button small onClick={() => uploads.retry(key)} aria-label={`Tải lại ${name}`}>
            Tải lại
          </Button>
        )}
        <Button
          small
          tone="quiet"
          onClick={() => uploads.remove(key)}
          aria-label={arrived || problem !== undefined ? `Bỏ ${name}` : `Hủy tải ${name}`}
        >
          {arrived || problem !== undefined ? "Bỏ" : "Hủy"}
        </Button>
      </div>
      {problem !== undefined ? (
        <p className="c-error" role="alert">
          <Icon name="alert" />
          <span>{problem}</span>
        </p>
      ) : arrived ? (
        <p className="c-small c-tone-settled" role="status">
          <Icon name="tick" /> Đã tải lên
        </p>
      ) : (
        <progress
          className="r-progress"
          max={Math.max(file.size, 1)}
          value={sent}
          aria-label={`Đang tải ${name}`}
        />
      )}
    </li>
  );
}
