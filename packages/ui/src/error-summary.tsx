import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { Link } from "./link.tsx";

export interface SummaryItem {
  key: string;
  /** The sentence: what is wrong and what to do. */
  text: string;
  /** `#o-tthc.received.total` on the same page, or the page with the cell. */
  href?: string | undefined;
}

export interface ErrorSummaryProps {
  title: string;
  items: readonly SummaryItem[];
  tone?: "wrong" | "doubt";
  /** Takes the focus when it appears, as after a refused submit. */
  takeFocus?: boolean;
}

/** Everything that stands in the way, each line leading to its cell. */
export function ErrorSummary(props: ErrorSummaryProps): ReactNode {
  const { title, items, tone = "wrong", takeFocus = false } = props;
  const heading = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takeFocus) box.current?.focus();
  }, [takeFocus]);
  if (items.length === 0) return null;
  return (
    <section
      ref={box}
      className={tone === "doubt" ? "c-summary c-summary-doubt" : "c-summary"}
      aria-labelledby={heading}
      tabIndex={-1}
    >
      <h2 id={heading}>{title}</h2>
      <ul>
        {items.map(({ key, text, href }) => (
          <li key={key}>{href === undefined ? text : <Follow href={href}>{text}</Follow>}</li>
        ))}
      </ul>
    </section>
  );
}

/** A cell on the same page gets the focus itself; a page elsewhere is the router's. */
function Follow({ href, children }: { href: string; children: string }): ReactNode {
  if (!href.startsWith("#")) return <Link href={href}>{children}</Link>;
  return (
    <a
      href={href}
      onClick={(event) => {
        const cell = document.getElementById(href.slice(1));
        if (cell === null) return;
        event.preventDefault();
        cell.scrollIntoView({ block: "center" });
        cell.focus({ preventScroll: true });
      }}
    >
      {children}
    </a>
  );
}
