import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@cchc/ui/button";
import { classNames } from "@cchc/ui/class-names";

export interface DropZoneProps {
  /** Endings that the window of the computer offers: `".pdf,.docx"`. */
  endings: string;
  /** What the button says. */
  words: string;
  tone?: "primary" | "secondary";
  className?: string | undefined;
  /** One at a time; of several that are dropped the first counts. */
  single?: boolean;
  /** What the place is called where it cannot be seen. */
  name?: string;
  onFiles: (files: readonly File[]) => void;
  /** What may be dropped here, and how large. */
  children: ReactNode;
}

/** Drop files here or choose them. */
export function DropZone(props: DropZoneProps): ReactNode {
  const { endings, words, tone = "secondary", className, onFiles, children } = props;
  const { single = false, name = "Chọn tệp từ máy" } = props;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      className={classNames("r-drop", className)}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        multiple={!single}
        accept={endings}
        className="c-sr"
        tabIndex={-1}
        aria-label={name}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // The same file can be chosen again after it was taken away.
          target.value = "";
        }}
      />
      <Button tone={tone} onClick={() => input.current?.click()}>
        {words}
      </Button>
      <p className="c-quiet c-small">{children}</p>
    </div>
  );
}
