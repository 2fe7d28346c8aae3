import type { ReactNode } from "react";
export function Queue(): ReactNode {
  return null;
}
