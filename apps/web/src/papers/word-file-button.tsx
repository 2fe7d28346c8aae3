import { type ReactNode, useRef } from "react";
import { Button } from "@cchc/ui/button";

export interface WordFileButtonProps {
  /** What is chosen, for who does not see the button. */
  label: string;
  busy: string | undefined;
  /** The words of the button. */
  children: string;
  onFile: (file: File | undefined) => void;
}

/** A button that asks for a .docx; the same file may be chosen once more. */
export function WordFileButton({ label, busy, children, onFile }: WordFileButtonProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".docx"
        className="c-sr"
        tabIndex={-1}
        aria-label={label}
        onChange={({ target }) => {
          onFile(target.files?.[0]);
          target.value = "";
        }}
      />
      <div className="c-row">
        <Button busy={busy} onClick={() => input.current?.click()}>
          {children}
        </Button>
      </div>
    </>
  );
}
