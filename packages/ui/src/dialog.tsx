import { useEffect, useId, useRef } from "react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import type { ButtonTone } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export interface DialogProps {
  open: boolean;
  title: ReactNode;
  children: ReactNode;
  /** Buttons; the first one is the answer most people give. */
  footer?: ReactNode;
  wide?: boolean;
  /**
   * Esc, the cross, or the browser. The opener gets the focus back by itself. Absent: the window
   * stays until its question is answered.
   */
  onClose?: (() => void) | undefined;
}

/** The browser's own modal window: it keeps the focus inside and gives it back. */
export function Dialog({ open, title, children, footer, wide, onClose }: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === open) return;
    if (open) {
      element.showModal();
      // The title is read first, unless a control asks for the focus with data-focus.
      const first = element.querySelector<HTMLElement>("[data-focus]");
      (first ?? element.querySelector("h2"))?.focus();
    } else element.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className={classNames("c-dialog", wide === true && "c-dialog-wide")}
      aria-labelledby={heading}
      onCancel={(event) => {
        // The state above decides; otherwise window and state could disagree.
        event.preventDefault();
        onClose?.();
      }}
      onClose={(event) => {
        if (!open) return;
        // Browsers close on a second Esc without asking.
        if (onClose === undefined) event.currentTarget.showModal();
        else onClose();
      }}
    >
      {open && (
        <>
          <div className="c-dialog-head">
            <h2 id={heading} tabIndex={-1}>
              {title}
            </h2>
            {onClose !== undefined && (
              <Button small tone="quiet" onClick={onClose} aria-label="Đóng">
                <Icon name="cross" />
              </Button>
            )}
          </div>
          <div className="c-dialog-body c-stack">{children}</div>
          {footer != null && <div className="c-dialog-foot">{footer}</div>}
        </>
      )}
    </dialog>
  );
}

export interface ConfirmProps {
  open: boolean;
  /** The question. */
  title: ReactNode;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** A verb with its object: "Nộp báo cáo". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: ButtonTone;
  busy?: string | undefined;
  onConfirm: () => void;
  onCancel: () => void;
}

/** One question, the consequence stated, two answers. */
export function Confirm(props: ConfirmProps): ReactNode {
  const { open, title, children, confirmLabel, cancelLabel = "Quay lại", busy } = props;
  return (
    <Dialog
      open={open}
      title={title}
      onClose={props.onCancel}
      footer={
        <>
          <Button tone={props.tone ?? "primary"} busy={busy} onClick={props.onConfirm}>
            {confirmLabel}
          </Button>
          <Button onClick={props.onCancel}>{cancelLabel}</Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
