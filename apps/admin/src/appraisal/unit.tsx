import type { ReactNode } from "react";
export function AppraisedUnit(): ReactNode {
  return null;
}
