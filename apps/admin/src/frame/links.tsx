import type { MouseEvent, ReactNode } from "react";
import { type LinkProps, LinkProvider } from "@cchc/ui/link";
import { router } from "../router.tsx";
import { base } from "./paths.ts";

function follow(event: MouseEvent<HTMLAnchorElement>, href: string): void {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (event.defaultPrevented || !plain || !href.startsWith(`${base}/`)) return;
  event.preventDefault();
  router.history.push(href);
}

function render({ children, onClick, ...rest }: LinkProps): ReactNode {
  return (
    <a
      {...rest}
      href={rest.href}
      onClick={(event) => {
        onClick?.(event);
        follow(event, rest.href);
      }}
    >
      {children}
    </a>
  );
}

/** Links to this app's screens change the screen without loading the page anew. */
export function RouterLinks({ children }: { children: ReactNode }): ReactNode {
  return <LinkProvider render={render}>{children}</LinkProvider>;
}
