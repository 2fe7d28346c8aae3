import { type KeyboardEvent, type ReactNode, useRef } from "react";

export interface PaneTab<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly count?: number | undefined;
}

export interface PaneTabsProps<Key extends string> {
  label: string;
  id: string;
  tabs: readonly PaneTab<Key>[];
  shown: Key;
  onShow: (key: Key) => void;
}

/** Tabs of one pane; the arrow keys go from one to the next. */
export function PaneTabs<Key extends string>(props: PaneTabsProps<Key>): ReactNode {
  const { label, id, tabs, shown, onShow } = props;
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = tabs.findIndex(({ key }) => key === shown);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    onShow(next.key);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next.key}`)}`)?.focus();
  };
  return (
    <div className="c-tabs" role="tablist" aria-label={label} ref={list}>
      {tabs.map(({ key, label: words, count }) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={`${id}-${key}`}
          aria-selected={key === shown}
          aria-controls={key === shown ? `${id}-phan` : undefined}
          tabIndex={key === shown ? 0 : -1}
          onClick={() => onShow(key)}
          onKeyDown={move}
        >
          {words}
          {count !== undefined && ` (${count})`}
        </button>
      ))}
    </div>
  );
}
