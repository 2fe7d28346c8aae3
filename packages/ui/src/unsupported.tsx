import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";

/** Whether the browser has what the apps stand on (Chrome 109, Firefox 110, Safari 15.4 …). */
export function browserIsSupported(): boolean {
  return typeof HTMLDialogElement === "function" && typeof structuredClone === "function";
}

export function Unsupported(): ReactNode {
  return (
    <Notice tone="wrong" title="Trình duyệt này quá cũ">
      Hãy mở bằng Chrome, Edge hoặc Cốc Cốc từ bản 109 trở lên. Số liệu đã lưu vẫn an toàn.
    </Notice>
  );
}
