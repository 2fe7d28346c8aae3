import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Link } from "@cchc/ui/link";
import { leaveAsIs, retryAll } from "../entry/sending.ts";
import { pathOf } from "../report/paths.ts";
import { endSession } from "./leaving.ts";
import { useLine } from "./line.ts";
import { unsentDrafts } from "./unsent.ts";
import { type UnsentDraft, unsentWords } from "./unsent-in.ts";
import { sayLeaving, vault } from "./vault.ts";

/** The way out: at once where everything was sent, else the person decides what becomes of the rest. */
export function LeaveDialog({ onStay }: { readonly onStay: () => void }): ReactNode {
  const [unsent, setUnsent] = useState(unsentDrafts);
  const [asIs, setAsIs] = useState(false);
  const leaving = asIs || unsent.length === 0;
  const { downSince } = useLine();
  const kept = vault.state() === "kept";

  useEffect(() => {
    if (leaving) {
      void leave();
      return undefined;
    }
    const timer = setInterval(() => setUnsent(unsentDrafts()), 300);
    return () => clearInterval(timer);
  }, [leaving]);

  if (leaving) return null;
  const reports = unsent.filter(({ kind }) => kind === "report");
  const texts = new Map(unsent.flatMap(placeOf));
  return (
    <Dialog
      open
      title={`Còn ${unsentWords(unsent)} chưa gửi`}
      onClose={onStay}
      footer={
        <>
          <Button tone="primary" onClick={retryAll}>
            Gửi rồi đăng xuất
          </Button>
          <Button onClick={() => setAsIs(true)}>
            {kept ? "Để lại, đã mã hóa" : "Bỏ phần chưa gửi, đăng xuất"}
          </Button>
          <Button tone="quiet" onClick={onStay}>
            Ở lại
          </Button>
        </>
      }
    >
      <div className="c-stack">
        {downSince !== undefined && <p>Đang mất mạng nên chưa gửi ngay được.</p>}
        <p>
          {kept
            ? "Để lại: phần chưa gửi nằm trên máy này ở dạng mã hóa, người dùng máy sau không đọc được; bạn đăng nhập lại thì mở ra và gửi tiếp."
            : "Máy này không giữ được số liệu: đăng xuất bây giờ là mất phần chưa gửi. Báo cáo thì xuất gói trước được."}
        </p>
        {[...texts].map(([path, label]) => (
          <p key={path}>
            <Link href={path} onClick={onStay}>
              {label}
            </Link>{" "}
            để gửi nốt
          </p>
        ))}
        {reports.map(({ unitId, id, count }) => (
          <p key={`${unitId}/${id}`}>
            <Link href={pathOf({ unitId, periodId: id }, "goi")} onClick={onStay}>
              Xuất gói nộp mang tay
            </Link>{" "}
            của báo cáo đang có {count} ô chưa gửi
          </p>
        ))}
      </div>
    </Dialog>
  );
}

/** Where a text that waits is opened, and sends itself. */
function placeOf({ kind, unitId, id }: UnsentDraft): readonly (readonly [string, string])[] {
  if (kind === "plan") return [[`/ke-hoach/${encodeURIComponent(id)}`, "Mở kế hoạch"]];
  if (kind !== "paragraph") return [];
  return [[pathOf({ unitId, periodId: id }, "van-ban"), "Mở văn bản của báo cáo"]];
}

async function leave(): Promise<void> {
  sayLeaving();
  leaveAsIs();
  try {
    await endSession();
  } finally {
    // Anew, also where the storage failed: nothing of this person stays in the page's memory.
    location.replace("/dang-nhap");
  }
}
