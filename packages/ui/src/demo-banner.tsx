import type { ReactNode } from "react";

export interface DemoBannerProps {
  /** Which of the figures are invented, when not all are. */
  children?: ReactNode;
}

/** Over every screen and paper that shows invented figures. */
export function DemoBanner({ children }: DemoBannerProps): ReactNode {
  return (
    <p className="c-demo">
      <strong>Số liệu minh họa.</strong>{" "}
      {children ?? "Tên đơn vị và số liệu được dựng để trình bày, không dùng làm căn cứ."}
    </p>
  );
}
