import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

export interface FailureProps {
  /** What did not work: "Chưa lấy được báo cáo". */
  title: string;
  /** What is safe, and what to do. */
  children: ReactNode;
  onRetry?: (() => void) | undefined;
}

export function Failure({ title, children, onRetry }: FailureProps): ReactNode {
  return (
    <Notice tone="wrong" title={title} announce>
      <p>{children}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>Thử lại</Button>}
    </Notice>
  );
}
