import type { LinkRender } from "@cchc/ui/link";
import { drawLink } from "../app/link.tsx";
import { focusInput } from "./grid-focus.ts";

/** Links of the panel: a cell of this page gets the keyboard, one elsewhere opens its page. */
export const drawCellLink: LinkRender = (props) =>
  drawLink({
    ...props,
    onClick: (event) => {
      props.onClick?.(event);
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const id = props.href.split("#")[1];
      if (id !== undefined && focusInput(decodeURIComponent(id), "center")) event.preventDefault();
    },
  });
