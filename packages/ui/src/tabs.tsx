import { type ReactNode, useEffect, useRef } from "react";
import { Link } from "./link.tsx";

export interface TabLink {
  href: string;
  label: ReactNode;
  current?: boolean | undefined;
}

export interface TabLinksProps {
  label: string;
  tabs: readonly TabLink[];
}

/** Tabs that are links, so that every view has its own address. */
export function TabLinks({ label, tabs }: TabLinksProps): ReactNode {
  const list = useRef<HTMLElement>(null);
  const at = tabs.find(({ current }) => current === true)?.href;
  useEffect(() => {
    // On a narrow screen the row moves sideways: where one is stays in sight.
    const row = at === undefined ? null : list.current;
    const own = row?.querySelector<HTMLElement>("[aria-current]");
    if (row === null || own == null) return;
    const past = own.getBoundingClientRect().right - row.getBoundingClientRect().right;
    if (past > 0) row.scrollLeft += past;
  }, [at]);
  return (
    <nav className="c-tabs" aria-label={label} ref={list}>
      {tabs.map(({ href, label: words, current }) => (
        <Link key={href} href={href} aria-current={current === true ? "page" : undefined}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
