import type { ReactNode } from "react";
import { LinkButton } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { Failure } from "@cchc/ui/failure";
import { Loading } from "@cchc/ui/loading";
import { PlainPage } from "@cchc/ui/page";
import { failureOf } from "../api.ts";
import { hrefTo } from "./paths.ts";

export function Waiting(): ReactNode {
  return <Loading>Đang lấy số liệu…</Loading>;
}

export interface FailureNoticeProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** What went wrong and what to do, in place of the part that could not be shown. */
export function FailureNotice({ error, onRetry }: FailureNoticeProps): ReactNode {
  return (
    <Failure title="Chưa xem được phần này" onRetry={onRetry}>
      {failureOf(error).message}
    </Failure>
  );
}

/** A filter of a list of communes that lets none through. */
export function NoneHere(): ReactNode {
  return (
    <Empty title="Không có xã, phường nào trong mục này">
      Chọn mục khác ở trên, hoặc xóa ô tìm.
    </Empty>
  );
}

export function Failed({ error, reset }: { error: unknown; reset: () => void }): ReactNode {
  return (
    <PlainPage place="Cơ quan tổng hợp">
      <FailureNotice error={error} onRetry={reset} />
    </PlainPage>
  );
}

export function NotFound(): ReactNode {
  return (
    <PlainPage place="Cơ quan tổng hợp">
      <div className="c-stack">
        <h1>Không có trang này</h1>
        <p>Đường dẫn có thể đã đổi hoặc bị gõ thiếu. Số liệu không bị ảnh hưởng.</p>
        <LinkButton href={hrefTo("/tong-quan")}>Về Tổng quan</LinkButton>
      </div>
    </PlainPage>
  );
}
