import { createContext, useContext } from "react";
import type { MouseEventHandler, ReactNode } from "react";

export interface LinkProps {
  href: string;
  children: ReactNode;
  className?: string | undefined;
  id?: string | undefined;
  "aria-current"?: "page" | "step" | undefined;
  "aria-label"?: string | undefined;
  onClick?: MouseEventHandler<HTMLAnchorElement> | undefined;
}

/** Draws a link; an app gives its router's. */
export type LinkRender = (props: LinkProps) => ReactNode;

const plain: LinkRender = ({ children, ...rest }) => <a {...rest}>{children}</a>;

const LinkContext = createContext<LinkRender>(plain);

export interface LinkProviderProps {
  render: LinkRender;
  children: ReactNode;
}

/** Every link of these components below it is drawn by `render`. Without it links are plain. */
export function LinkProvider({ render, children }: LinkProviderProps): ReactNode {
  return <LinkContext value={render}>{children}</LinkContext>;
}

export function Link(props: LinkProps): ReactNode {
  return useContext(LinkContext)(props);
}
