import type { ReactNode } from "react";
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
  return (
    <nav className="c-tabs" aria-label={label}>
      {tabs.map(({ href, label: words, current }) => (
        <Link key={href} href={href} aria-current={current === true ? "page" : undefined}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
