import type { ReactNode } from "react";
import { Link } from "./link.tsx";

export interface Crumb {
  label: string;
  /** Without one it is the page itself. */
  href?: string | undefined;
}

export interface BreadcrumbsProps {
  crumbs: readonly Crumb[];
}

export function Breadcrumbs({ crumbs }: BreadcrumbsProps): ReactNode {
  return (
    <nav className="c-crumbs" aria-label="Đường dẫn">
      <ol>
        {crumbs.map(({ label, href }) => (
          <li key={href ?? label}>
            {href === undefined ? (
              <span aria-current="page">{label}</span>
            ) : (
              <Link href={href}>{label}</Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
