import { type ReactNode, useState } from "react";
import { Button } from "../button.tsx";
import { Notice } from "../notice.tsx";

/** A secret that is shown this once and can be read nowhere again. */
export function ShownOnce({
  what,
  secret,
}: {
  readonly what: string;
  readonly secret: string;
}): ReactNode {
  const [copied, setCopied] = useState<boolean>();
  const copy = (): void => {
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Notice
      tone="settled"
      title={`${what} chỉ hiện lần này: hãy chép vào phần mềm của bạn`}
      announce
    >
      <p>
        <code className="c-secret">{secret}</code>
      </p>
      <p>
        <Button small tone="quiet" onClick={copy}>
          Chép
        </Button>{" "}
        <span aria-live="polite">
          {copied === true && "Đã chép."}
          {copied === false && "Trình duyệt không cho chép: hãy bôi đen rồi chép tay."}
        </span>
      </p>
    </Notice>
  );
}
