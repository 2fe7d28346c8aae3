import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from "react";
import { searchKey } from "@cchc/domain/text/search-key";

/** One thing that can be picked. */
export interface Pick {
  readonly value: string;
  readonly label: string;
  /** The heading it stands under. */
  readonly group: string;
}

export interface FieldPickerProps {
  label: string;
  value: string;
  picks: readonly Pick[];
  /** What the empty value is called. */
  none: string;
  disabled?: boolean;
  onPick: (value: string) => void;
}

/** Most lines of the list at once; more words make it shorter. */
const most = 60;

/** A list that is searched by typing, with or without accents. */
export function FieldPicker(props: FieldPickerProps): ReactNode {
  const { label, value, picks, none, disabled = false, onPick } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const chosen = picks.find((pick) => pick.value === value);
  const keys = useMemo(
    () => picks.map((pick) => ({ pick, key: searchKey(`${pick.label} ${pick.group}`) })),
    [picks],
  );
  const open = typed !== undefined;
  const wanted = searchKey(typed ?? "").split(" ");
  const found = open
    ? keys.filter(({ key }) => wanted.every((word) => key.includes(word))).slice(0, most)
    : [];
  const options = [{ value: "", label: none, group: "" }, ...found.map(({ pick }) => pick)];
  const close = (): void => setTyped(undefined);
  const pick = (next: string | undefined): void => {
    close();
    if (next !== undefined && next !== value) onPick(next);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (!open) setTyped("");
      const next = Math.min(options.length - 1, Math.max(0, at + step));
      setAt(open ? next : 0);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      pick(options[at]?.value);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
  };
  return (
    <div className="i-picker">
      <input
        ref={input}
        type="text"
        role="combobox"
        className="c-input"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-danh-sach`}
        aria-autocomplete="list"
        {...(open ? { "aria-activedescendant": `${id}-${at}` } : {})}
        autoComplete="off"
        disabled={disabled}
        placeholder={open ? "Gõ vài chữ của tên ô…" : none}
        title={chosen?.label}
        value={typed ?? chosen?.label ?? ""}
        onFocus={() => {
          setTyped("");
          setAt(0);
        }}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(target.value === "" ? 0 : 1);
        }}
        onKeyDown={press}
        onBlur={close}
      />
      <div id={`${id}-danh-sach`} role="listbox" aria-label={label} hidden={!open}>
        {open &&
          options.map((option, place) => (
            <div
              key={option.value}
              id={`${id}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              // The field keeps the focus until one is picked.
              onMouseDown={(event) => {
                event.preventDefault();
                pick(option.value);
                input.current?.blur();
              }}
            >
              {option.label}
              {option.group !== "" && <span className="c-small c-quiet"> {option.group}</span>}
            </div>
          ))}
        {open && found.length === 0 && (
          <div className="c-quiet i-picker-none">Không có ô nào tên như thế</div>
        )}
      </div>
    </div>
  );
}
