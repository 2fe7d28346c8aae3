import type { ReactNode } from "react";
export function Survey(): ReactNode {
  return null;
}
