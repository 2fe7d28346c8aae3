import type { ReactNode } from "react";
import { Brand } from "./logo.tsx";

export interface PageHeadProps {
  title: ReactNode;
  lead?: ReactNode;
  crumbs?: ReactNode;
  actions?: ReactNode;
}

/** The page's one h1 with what stands around it. */
export function PageHead({ title, lead, crumbs, actions }: PageHeadProps): ReactNode {
  return (
    <div className="c-page-head">
      {crumbs}
      <div className="c-row">
        <h1>{title}</h1>
        {actions != null && <div className="c-row">{actions}</div>}
      </div>
      {lead != null && <p className="c-lead">{lead}</p>}
    </div>
  );
}

export interface PlainPageProps {
  place?: string | undefined;
  children: ReactNode;
}

/** A page without the rail: sign-in, a page that was not found. */
export function PlainPage({ place, children }: PlainPageProps): ReactNode {
  return (
    <main className="c-plain" id="noi-dung">
      <div className="c-brand">
        <Brand place={place} />
      </div>
      {children}
    </main>
  );
}
