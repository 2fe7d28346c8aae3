import { type ReactNode, useEffect } from "react";
import { LinkButton } from "@cchc/ui/button";
import { DemoBanner } from "@cchc/ui/demo-banner";
import { Failure } from "@cchc/ui/failure";
import { Link } from "@cchc/ui/link";
import { Loading } from "@cchc/ui/loading";
import { Brand } from "@cchc/ui/logo";
import { PageHead } from "@cchc/ui/page";
import { ThemeSwitch } from "@cchc/ui/theme-switch";
import { failureOf } from "../api.ts";
import { checkPath } from "./paths.ts";
import "./published.css";

export interface PublicPageProps {
  /** The browser's title. */
  title: string;
  /** Whether invented figures are on the page. */
  illustration?: boolean;
  children: ReactNode;
}

/** What everybody may read: no account, no rail. */
export function PublicPage({ title, illustration = false, children }: PublicPageProps): ReactNode {
  useEffect(() => {
    document.title = `${title} – Sổ CCHC`;
  }, [title]);
  return (
    <>
      <a className="c-skip" href="#noi-dung">
        Bỏ qua, đến nội dung chính
      </a>
      {illustration && <DemoBanner />}
      <header className="p-head">
        <Link href="/cong-bo" className="c-brand">
          <Brand place="Kết quả đã công bố" />
        </Link>
        <nav className="p-nav" aria-label="Trang công bố">
          <Link href="/cong-bo">Các năm</Link>
          <Link href={checkPath()}>Kiểm tra phiếu điểm</Link>
          <Link href="/dang-nhap">Đăng nhập</Link>
          <ThemeSwitch />
        </nav>
      </header>
      <main className="p-main" id="noi-dung" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

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
