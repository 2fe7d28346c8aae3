import type { ReactNode } from "react";
import { LinkButton } from "@cchc/ui/button";
import { Failure } from "@cchc/ui/failure";
import { Loading } from "@cchc/ui/loading";
import { PageHead } from "@cchc/ui/page";
import { failureOf } from "../api.ts";
import { PublicPage } from "./public-page.tsx";

export interface UnreadProps {
  query: { readonly error: unknown; readonly refetch: () => unknown };
  /** What the address should have led to: "kết quả". */
  what: string;
}

/** In place of something published: it is on its way, nowhere, or the line is down. */
export function Unread({ query: { error, refetch }, what }: UnreadProps): ReactNode {
  if (error === null) {
    return (
      <PublicPage title="Kết quả đã công bố">
        <Loading>Đang tải…</Loading>
      </PublicPage>
    );
  }
  const { code, message } = failureOf(error);
  const absent = code === "not-found" || code === "bad-input";
  const title = absent ? `Không có ${what} này` : `Chưa mở được ${what}`;
  return (
    <PublicPage title={title}>
      <div className="c-stack">
        <PageHead title={title} />
        {absent ? (
          <p>Đường dẫn có thể thiếu hoặc sai vài chữ. Mọi kết quả đã công bố xếp theo từng năm.</p>
        ) : (
          <Failure title={message} onRetry={() => void refetch()}>
            Kiểm tra đường truyền rồi thử lại.
          </Failure>
        )}
        <div className="c-row">
          <LinkButton href="/cong-bo" tone={absent ? "primary" : "quiet"}>
            Xem kết quả các năm
          </LinkButton>
        </div>
      </div>
    </PublicPage>
  );
}
