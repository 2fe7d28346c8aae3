import type { ReactNode } from "react";
import { failureOf } from "@cchc/domain/text/failure";
import { Loading } from "./loading.tsx";
import { Notice } from "./notice.tsx";

export interface WaitingForProps {
  /** Why it did not come; null while it is on its way. */
  failed: unknown;
  /** "Đang lấy danh sách…" */
  children: string;
}

/** In place of what is on its way, or of what could not be had. */
export function WaitingFor({ failed, children }: WaitingForProps): ReactNode {
  return failed === null ? (
    <Loading>{children}</Loading>
  ) : (
    <Notice tone="wrong" title={failureOf(failed).message} announce />
  );
}
