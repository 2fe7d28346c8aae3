import type { ReactNode } from "react";

/** Marks drawn on a 16 × 16 grid; decoration beside a word, hidden from screen readers. */
const paths = {
  tick: "M2.5 8.5 6.5 12.5 13.5 4",
  cross: "M3.5 3.5 12.5 12.5 M12.5 3.5 3.5 12.5",
  alert: "M8 1.8 15 14 1 14Z M8 6 8 9.6 M8 11.6 8 12",
  dash: "M3 8 13 8",
  dot: "M8 5.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5Z",
  ring: "M8 3a5 5 0 1 1 0 10a5 5 0 1 1 0-10Z",
  half: "M8 3a5 5 0 1 1 0 10a5 5 0 1 1 0-10Z",
  hatch: "M2.5 2.5h11v11h-11Z M2.5 9 9 2.5 M5 13.5 13.5 5",
  info: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13Z M8 7.2 8 11.6 M8 4.4 8 4.8",
  lock: "M3.5 7.5h9v6h-9Z M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
  swap: "M2 5.5h11 M10 2.5l3 3-3 3 M14 10.5H3 M6 7.5l-3 3 3 3",
  dots: "M3 8 3.01 8 M8 8 8.01 8 M13 8 13.01 8",
  up: "M3.5 10 8 5.5 12.5 10",
  down: "M3.5 6 8 10.5 12.5 6",
  updown: "M4.5 6 8 2.5 11.5 6 M4.5 10 8 13.5 11.5 10",
  menu: "M2 4h12 M2 8h12 M2 12h12",
  print: "M4.5 6V2h7v4 M4.5 11.5H2V6h12v5.5h-2.5 M4.5 9.5h7V14h-7Z",
  back: "M10 3 5 8l5 5",
} as const;

export type IconName = keyof typeof paths;

export interface IconProps {
  name: IconName;
  className?: string | undefined;
}

export function Icon({ name, className }: IconProps): ReactNode {
  return (
    <svg
      className={className === undefined ? "c-icon" : `c-icon ${className}`}
      viewBox="0 0 16 16"
      fill={name === "dot" ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={name === "dots" ? 3 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
      {name === "half" && <path d="M8 3a5 5 0 0 0 0 10Z" fill="currentColor" stroke="none" />}
    </svg>
  );
}
