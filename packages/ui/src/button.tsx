import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classNames } from "./class-names.ts";
import { Link } from "./link.tsx";

export type ButtonTone = "primary" | "secondary" | "quiet" | "danger";

function buttonClass(tone: ButtonTone, small: boolean, extra?: string): string {
  return classNames(
    "c-button",
    tone !== "secondary" && `c-button-${tone}`,
    small && "c-button-small",
    extra,
  );
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: ButtonTone;
  small?: boolean;
  /** What is being done, shown instead of the label; the button keeps its focus and waits. */
  busy?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  tone = "secondary",
  small = false,
  busy,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps): ReactNode {
  const waiting = busy !== undefined;
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(tone, small, className)}
      aria-disabled={waiting || rest["aria-disabled"]}
      onClick={(event) => {
        if (waiting) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {waiting ? busy : children}
    </button>
  );
}

export interface LinkButtonProps {
  href: string;
  children: ReactNode;
  tone?: ButtonTone;
  small?: boolean;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({
  href,
  children,
  tone = "secondary",
  small = false,
}: LinkButtonProps): ReactNode {
  return (
    <Link href={href} className={buttonClass(tone, small)}>
      {children}
    </Link>
  );
}
