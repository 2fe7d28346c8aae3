import type { ReactNode } from "react";

export function Report(_props: object): ReactNode {
  return null;
}
