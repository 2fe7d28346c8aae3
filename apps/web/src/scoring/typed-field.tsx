import { type KeyboardEvent, type ReactNode, useState } from "react";
import type { InputValue } from "@cchc/domain/criteria/value";
import { formatCount, type Parsed } from "@cchc/domain/text/numbers";
import { problemSentence } from "@cchc/domain/text/problems";
import { Field } from "@cchc/ui/field";

/** Enter goes on to the next place to answer, as in the report's grid. */
export function goOn(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
  if (event.target instanceof HTMLTextAreaElement) return;
  event.preventDefault();
  const all = [
    ...document.querySelectorAll<HTMLElement>(".s-ask :is(input, select, textarea):enabled"),
  ];
  const at = all.findIndex((one) => one === event.target);
  // Of several radios of one question only the chosen or the first one takes part.
  const name = event.target instanceof HTMLInputElement ? event.target.name : "";
  const step = event.shiftKey ? -1 : 1;
  for (let next = at + step; next >= 0 && next < all.length; next += step) {
    const one = all[next];
    if (one instanceof HTMLInputElement && one.type === "radio" && one.name === name) continue;
    one?.focus();
    if (one instanceof HTMLInputElement && one.type === "text") one.select();
    return;
  }
}

export interface TypedProps<Value> {
  id: string;
  label: string;
  hint?: string | undefined;
  /** What stands there, written out; empty where nothing does. */
  kept: string;
  readOnly: boolean;
  parse: (text: string) => Parsed<Value>;
  /** undefined: emptied. */
  onTyped: (value: Value | undefined) => void;
}

/** A short text that is read when it is left; what cannot be read stays with its question. */
export function Typed<Value>(props: TypedProps<Value>): ReactNode {
  const { id, label, hint, kept, readOnly, parse, onTyped } = props;
  const [draft, setDraft] = useState<string>();
  const [error, setError] = useState<string>();
  const take = (): void => {
    if (draft === undefined || draft.trim() === kept) {
      setDraft(undefined);
      setError(undefined);
      return;
    }
    if (draft.trim() === "") {
      onTyped(undefined);
      setDraft(undefined);
      setError(undefined);
      return;
    }
    const read = parse(draft);
    if (read.ok) {
      onTyped(read.value);
      setDraft(undefined);
      setError(undefined);
    } else setError(problemSentence(read));
  };
  return (
    <Field
      id={id}
      label={label}
      hint={hint}
      error={error}
      short
      inputMode="decimal"
      autoComplete="off"
      data-kept={kept}
      readOnly={readOnly}
      value={draft ?? kept}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === "Escape" && draft !== undefined) {
          event.preventDefault();
          setDraft(undefined);
          setError(undefined);
        }
        if (event.key === "Enter") take();
        goOn(event);
      }}
    />
  );
}

/** A count as it is typed; empty where there is none. */
export function countText(value: InputValue | undefined): string {
  return typeof value === "number" ? formatCount(value) : "";
}
