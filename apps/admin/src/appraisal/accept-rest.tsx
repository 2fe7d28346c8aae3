import { type ReactNode, useState } from "react";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Check } from "@cchc/ui/field";
import { useTell } from "../frame/frame-state.tsx";
import { Notice } from "@cchc/ui/notice";
import { useVerdicts, whyUnwritten } from "./use-verdicts.ts";
import type { Queued, QueueRead } from "./queue.tsx";

export interface AcceptRestProps {
  rest: readonly Queued[];
  read: QueueRead;
  roundId: string;
}

/** Most items of one decision; the server's own limit. */
const most = 1000;

/** Accepts what carries little risk, all at once, after showing by criterion what that is. */
export function AcceptRest({ rest, read, roundId }: AcceptRestProps): ReactNode {
  const tell = useTell();
  const verdicts = useVerdicts(roundId);
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const leaves = [...new Set(rest.map(({ leaf }) => leaf))];
  leaves.sort((a, b) => Object.keys(read.labels).indexOf(a) - Object.keys(read.labels).indexOf(b));
  const chosen = rest.filter(({ leaf }) => !left.has(leaf)).slice(0, most);
  const points = chosen.reduce((sum, item) => sum + item.points, 0);
  const units = new Set(chosen.map(({ unit }) => unit)).size;
  const { unwritten } = verdicts;

  async function send(): Promise<void> {
    const items = chosen.map(({ unit: unitId, leaf, version }) => ({ unitId, leaf, version }));
    const again = unwritten?.failure.code === "unavailable" ? unwritten : undefined;
    if (!(await verdicts.send(again?.verdict ?? { action: "accept", items }, again))) return;
    setOpen(false);
    tell(`Đã đồng ý ${formatCount(items.length)} mục ít rủi ro.`);
  }

  return (
    <p>
      <Button tone="primary" onClick={() => setOpen(true)}>
        Đồng ý cả {formatCount(Math.min(rest.length, most))} mục…
      </Button>
      <Dialog
        open={open}
        wide
        title="Đồng ý các mục ít rủi ro"
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button
              tone="primary"
              disabled={chosen.length === 0}
              busy={verdicts.busy.size > 0 ? "Đang ghi…" : undefined}
              onClick={() => void send()}
            >
              Đồng ý {formatCount(chosen.length)} mục
            </Button>
            <Button onClick={() => setOpen(false)}>Quay lại</Button>
          </>
        }
      >
        <p>
          Giữ nguyên điểm tự chấm của {formatCount(chosen.length)} mục ở {formatCount(units)} xã,
          phường, tổng {formatHundredths(points)} điểm. Ghi cùng lúc tất cả, hoặc không mục nào;
          từng mục vẫn bỏ được quyết định cho đến khi kết thúc thẩm định. Mục trong mẫu kiểm tra
          không nằm ở đây.
        </p>
        {unwritten !== undefined && (
          <Notice tone="wrong" title={whyUnwritten(unwritten.failure)} announce>
            <p>Chưa mục nào được ghi. Danh sách đã được cập nhật; xem lại rồi bấm lần nữa.</p>
          </Notice>
        )}
        <div className="a-checks">
          {leaves.map((leaf) => {
            const own = rest.filter((item) => item.leaf === leaf);
            return (
              <Check
                key={leaf}
                label={`${leaf} ${read.labels[leaf] ?? ""}`}
                hint={`${formatCount(own.length)} đơn vị`}
                checked={!left.has(leaf)}
                onChange={() => {
                  const next = new Set(left);
                  if (!next.delete(leaf)) next.add(leaf);
                  setLeft(next);
                }}
              />
            );
          })}
        </div>
      </Dialog>
    </p>
  );
}
