import { type ReactNode, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";

/** A password that is shown once. */
export interface Handover {
  readonly username: string;
  readonly name: string;
  readonly password: string;
}

export interface HandoverDialogProps {
  handover: Handover;
  onClose: () => void;
}

/** The one moment in which a new password can be read. */
export function HandoverDialog({ handover, onClose }: HandoverDialogProps): ReactNode {
  const [copied, setCopied] = useState<"yes" | "no">();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(handover.password);
      setCopied("yes");
    } catch {
      // The clipboard is closed on plain http: the password is there to be read.
      setCopied("no");
    }
  }
  return (
    <Dialog
      open
      title={`Mật khẩu của ${handover.name}`}
      onClose={onClose}
      footer={
        <>
          <Button tone="primary" onClick={onClose}>
            Đã ghi lại, đóng
          </Button>
          <Button onClick={() => void copy()}>Chép mật khẩu</Button>
        </>
      }
    >
      <p>
        Mật khẩu chỉ hiện lần này và không được lưu ở đâu khác. Trao tận tay người dùng; nếu quên
        thì đặt lại.
      </p>
      <dl className="c-facts">
        <div>
          <dt>Tên đăng nhập</dt>
          <dd>{handover.username}</dd>
        </div>
        <div>
          <dt>Mật khẩu</dt>
          <dd className="c-receipt-code">{handover.password}</dd>
        </div>
      </dl>
      <p className="c-hint" role="status">
        {copied === "yes" && "Đã chép."}
        {copied === "no" && "Trình duyệt không cho chép: hãy bôi đen rồi chép bằng Ctrl+C."}
      </p>
    </Dialog>
  );
}
