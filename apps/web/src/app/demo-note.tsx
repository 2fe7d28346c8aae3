import type { ReactNode } from "react";
import { DemoBanner } from "@cchc/ui/demo-banner";

/** Says on every screen and paper of such a period that it holds invented figures. */
export function DemoNote(): ReactNode {
  return (
    <DemoBanner>
      Kỳ này có tên đơn vị và số liệu được dựng để trình bày, không dùng làm căn cứ.
    </DemoBanner>
  );
}
