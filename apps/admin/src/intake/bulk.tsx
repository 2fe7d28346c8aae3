import type { ReactNode } from "react";

export function BulkAccept(_props: object): ReactNode {
  return null;
}
