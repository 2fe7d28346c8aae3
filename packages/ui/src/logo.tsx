import type { ReactNode } from "react";

/** Ledger lines with one settled entry. */
export function Logo(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="4" fill="var(--c-accent)" />
      <path
        d="M7 8.5h18M7 14.5h8M7 20.5h6"
        stroke="var(--c-on-accent)"
        strokeWidth="2"
        strokeLinecap="round"
        opacity=".65"
      />
      <path
        d="m14 20 4.2 4.2L26 13.5"
        fill="none"
        stroke="var(--c-on-accent)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export interface BrandProps {
  /** "Sổ CCHC" */
  name?: string;
  /** The second line: whose workspace it is. */
  place?: string | undefined;
}

export function Brand({ name = "Sổ CCHC", place }: BrandProps): ReactNode {
  return (
    <>
      <Logo />
      <span>
        {name}
        {place !== undefined && <small>{place}</small>}
      </span>
    </>
  );
}
