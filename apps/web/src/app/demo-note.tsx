import type { ReactNode } from "react";

/** Says on every screen and paper that the figures are invented. */
export function DemoNote(): ReactNode {
  return (
    <p className="c-demo" role="note">
      Số liệu minh họa: dùng để xem thử, không phải số liệu của đơn vị có thật.
    </p>
  );
}
