import type { ReactNode } from "react";

export function Intake(_props: object): ReactNode {
  return null;
}
