import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { toneIcons } from "./state-mark.tsx";

export interface ToastMessage {
  key: string;
  tone: "settled" | "doubt" | "wrong";
  text: ReactNode;
  /** One thing to do about it: "Hoàn tác". */
  action?: { label: string; run: () => void } | undefined;
}

export interface ToastsProps {
  messages: readonly ToastMessage[];
  onDismiss: (key: string) => void;
}

/** Stays on the page even when empty, so that screen readers hear what comes. */
export function Toasts({ messages, onDismiss }: ToastsProps): ReactNode {
  return (
    <div className="c-toasts" role="log" aria-live="polite" aria-label="Thông báo">
      {messages.map(({ key, tone, text, action }) => (
        <div key={key} className={`c-toast c-toast-${tone}`}>
          <Icon name={toneIcons[tone]} className={`c-tone-${tone}`} />
          <div>{text}</div>
          {action !== undefined && (
            <Button small tone="quiet" onClick={action.run}>
              {action.label}
            </Button>
          )}
          <Button
            small
            tone="quiet"
            aria-label="Đóng thông báo"
            onClick={() => {
              onDismiss(key);
            }}
          >
            <Icon name="cross" />
          </Button>
        </div>
      ))}
    </div>
  );
}
