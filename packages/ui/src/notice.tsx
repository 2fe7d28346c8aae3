import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon.tsx";

export type NoticeTone = "info" | "settled" | "doubt" | "wrong";

const icons: Readonly<Record<NoticeTone, IconName>> = {
  info: "info",
  settled: "tick",
  doubt: "alert",
  wrong: "cross",
};

export interface NoticeProps {
  tone?: NoticeTone;
  /** What happened, one line. */
  title: ReactNode;
  /** What is safe and what to do. */
  children?: ReactNode;
  /** Read aloud at once when it appears after an action. */
  announce?: boolean;
}

export function Notice({ tone = "info", title, children, announce }: NoticeProps): ReactNode {
  return (
    <div
      className={`c-notice c-notice-${tone}`}
      role={announce === true ? (tone === "wrong" ? "alert" : "status") : undefined}
    >
      <p className="c-notice-title">
        <Icon name={icons[tone]} />
        <span>{title}</span>
      </p>
      {children}
    </div>
  );
}
