import { useRouter } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";
import type { LinkProps, LinkRender } from "@cchc/ui/link";

/** A plain left click; anything else is the browser's (a new tab, a download). */
function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function AppLink({ href, children, onClick, ...rest }: LinkProps): ReactNode {
  const router = useRouter();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !isPlainClick(event) || !href.startsWith("/")) return;
        if (/^\/(admin|api)(\/|$)/.test(href)) return;
        event.preventDefault();
        router.history.push(href);
      }}
    >
      {children}
    </a>
  );
}

/** Links of the shared components go through the router: no reload, nothing unsent lost. */
export const drawLink: LinkRender = (props) => <AppLink {...props} />;
