import type { ReactNode } from "react";
import { Notice } from "@cchc/ui/notice";
import { failureOf } from "../api.ts";

/** Why something was not done, beside the button that asked for it. */
export function Refusal({ error, children }: { error: unknown; children?: ReactNode }): ReactNode {
  return (
    <Notice tone="wrong" title={failureOf(error).message} announce>
      {children}
    </Notice>
  );
}
