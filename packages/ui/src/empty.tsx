import type { ReactNode } from "react";

export interface EmptyProps {
  title: string;
  /** Why it is empty and what the first step is. */
  children?: ReactNode;
  actions?: ReactNode;
}

export function Empty({ title, children, actions }: EmptyProps): ReactNode {
  return (
    <div className="c-empty">
      <h2>{title}</h2>
      {children != null && <p>{children}</p>}
      {actions != null && <div className="c-row">{actions}</div>}
    </div>
  );
}
