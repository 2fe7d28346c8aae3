import { type ReactNode, useEffect } from "react";
import { DemoBanner } from "@cchc/ui/demo-banner";
import { Link } from "@cchc/ui/link";
import { Brand } from "@cchc/ui/logo";
import { ThemeSwitch } from "@cchc/ui/theme-switch";
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
