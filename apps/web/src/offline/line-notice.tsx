import type { ReactNode } from "react";
import { useLine } from "./line.ts";
import { vault } from "./vault.ts";

/** Above every page while the line is down, or where this computer keeps nothing. */
export function LineNotice(): ReactNode {
  const { downSince, failing } = useLine();
  const session = vault.state() === "session";
  if (failing) {
    return (
      <p className="c-demo" role="status">
        Máy này không còn chỗ lưu số liệu: đừng đóng trang khi còn ô chờ gửi.
      </p>
    );
  }
  if (downSince === undefined) return null;
  return (
    <p className="c-demo" role="status">
      {session
        ? "Mất mạng. Máy này không giữ được số liệu (địa chỉ không phải https hoặc trình duyệt chặn lưu): đừng đóng trang khi còn ô chờ gửi."
        : "Mất mạng: đang dùng bản giữ trên máy này. Cứ nhập tiếp; có mạng lại, số liệu tự gửi."}
    </p>
  );
}
