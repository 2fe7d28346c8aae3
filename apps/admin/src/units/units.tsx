import type { ReactNode } from "react";

export function Units(_props: object): ReactNode {
  return null;
}
