import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon.tsx";

/**
 * What a mark means: `settled` done and accepted, `doubt` to be looked at, `wrong` to be mended,
 * `none` không phát sinh, `unknown` chưa có số liệu, `accent` under way, `plain` not begun.
 */
export type Tone = "settled" | "doubt" | "wrong" | "none" | "unknown" | "accent" | "plain";

export const toneIcons: Readonly<Record<Tone, IconName>> = {
  settled: "tick",
  doubt: "alert",
  wrong: "cross",
  none: "dash",
  unknown: "hatch",
  accent: "half",
  plain: "ring",
};

export interface StateMarkProps {
  tone: Tone;
  /** The word that goes with the mark. */
  children: ReactNode;
  icon?: IconName | undefined;
  strong?: boolean;
}

/** A word with its mark: the meaning never hangs on colour. */
export function StateMark({ tone, children, icon, strong }: StateMarkProps): ReactNode {
  return (
    <span className={classNames("c-mark", `c-tone-${tone}`, strong === true && "c-mark-strong")}>
      <Icon name={icon ?? toneIcons[tone]} />
      <span>{children}</span>
    </span>
  );
}

export interface BadgeProps {
  tone?: Tone;
  children: ReactNode;
}

/** A short word in a hairline frame. */
export function Badge({ tone = "plain", children }: BadgeProps): ReactNode {
  return <span className={classNames("c-badge", `c-tone-${tone}`)}>{children}</span>;
}
