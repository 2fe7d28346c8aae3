import type { ReactNode } from "react";

export interface LoadingProps {
  /** What is being done: "Đang lấy số liệu của 21 xã, phường…" */
  children: string;
}

export function Loading({ children }: LoadingProps): ReactNode {
  return (
    <div className="c-loading">
      <output>{children}</output>
    </div>
  );
}
