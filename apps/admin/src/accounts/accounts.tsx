import type { ReactNode } from "react";

export function Accounts(_props: object): ReactNode {
  return null;
}
