import type { ReactNode } from "react";

export function Periods(_props: object): ReactNode {
  return null;
}
