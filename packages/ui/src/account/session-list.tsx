import type { ReactNode } from "react";
import { formatInstant } from "@cchc/domain/text/days";
import { Button } from "../button.tsx";
import { type DataColumn, DataTable } from "../data-table.tsx";
import { Notice } from "../notice.tsx";
import { StateMark } from "../state-mark.tsx";

/** One place where the person is signed in. */
export interface ListedSession {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly signedInAt: string;
  readonly lastUsedAt: string;
  readonly own: boolean;
}

export interface SessionListProps {
  sessions: readonly ListedSession[];
  busy: boolean;
  failure: string | undefined;
  /** How many were ended just now. */
  ended: number | undefined;
  onEnd: (id: string) => void;
  onEndOthers: () => void;
}

/** Where one is signed in, and the way to end it from here. */
export function SessionList(props: SessionListProps): ReactNode {
  const { sessions, busy, failure, ended, onEndOthers } = props;
  return (
    <div className="c-stack">
      {failure !== undefined && <Notice tone="wrong" title={failure} announce />}
      {ended !== undefined && failure === undefined && (
        <Notice
          tone="settled"
          title={ended === 0 ? "Không có máy nào khác." : `Đã đăng xuất ${ended} máy khác.`}
          announce
        />
      )}
      <DataTable
        caption="Các máy đang đăng nhập"
        captionHidden
        cards
        rows={sessions}
        rowKey={({ id }) => id}
        columns={columnsOf(props)}
      />
      {sessions.length > 1 && (
        <div>
          <Button busy={busy ? "Đang đăng xuất…" : undefined} onClick={onEndOthers}>
            Đăng xuất mọi máy khác
          </Button>
        </div>
      )}
    </div>
  );
}

function columnsOf({ busy, onEnd }: SessionListProps): readonly DataColumn<ListedSession>[] {
  return [
    {
      key: "device",
      heading: "Máy",
      cell: ({ device, own }) => (
        <>
          {device}
          {own && (
            <>
              {" "}
              <StateMark tone="settled">Máy này</StateMark>
            </>
          )}
        </>
      ),
    },
    { key: "address", heading: "Địa chỉ mạng", cell: ({ address }) => address || "Không rõ" },
    { key: "in", heading: "Đăng nhập", cell: ({ signedInAt }) => formatInstant(signedInAt) },
    { key: "used", heading: "Dùng gần nhất", cell: ({ lastUsedAt }) => formatInstant(lastUsedAt) },
    {
      key: "end",
      heading: "Kết thúc",
      cell: ({ id, own, device }) =>
        own ? (
          <span className="c-quiet">Dùng nút Đăng xuất</span>
        ) : (
          <Button small tone="quiet" disabled={busy} onClick={() => onEnd(id)}>
            Đăng xuất<span className="c-sr"> {device}</span>
          </Button>
        ),
    },
  ];
}
