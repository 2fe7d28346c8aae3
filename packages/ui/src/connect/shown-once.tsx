import { type ReactNode, useEffect, useRef, useState } from "react";
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
  const box = useRef<HTMLDivElement>(null);
  // It stands above the form that asked for it, and is shown this once: it is brought into sight.
  useEffect(() => box.current?.scrollIntoView({ block: "center" }), []);
  const copy = (): void => {
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div ref={box}>
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
    </div>
  );
}
