import { type ReactNode, useState } from "react";
import type { LegalSource } from "@cchc/domain/form/form";
import { formatCount, formatHundredths, parseCount } from "@cchc/domain/text/numbers";
import { Field, FieldBox } from "@cchc/ui/field";
import { readHundredths } from "./value-text.ts";

/** A value as people type it. */
interface Typing<T> {
  readonly write: (value: T) => string;
  /** Undefined where the text is no such value. */
  readonly read: (text: string) => T | undefined;
  readonly problem: string;
}

/** The text being typed; another value from outside takes its place. */
function useTyped<T>(value: T, { write, read }: Typing<T>) {
  const [typed, setTyped] = useState({ value, text: write(value) });
  const known = typed.value === value ? typed : { value, text: write(value) };
  return {
    text: known.text,
    wrong: read(known.text) === undefined,
    /** Takes the text in; the value where it reads as one. */
    take: (text: string): T | undefined => {
      const next = read(text);
      setTyped({ value: next ?? value, text });
      return next;
    },
  };
}

export interface TypedProps<T> {
  label: string;
  value: T;
  onChange: (value: T) => void;
}

interface LabelledProps<T> extends TypedProps<T> {
  hint?: string | undefined;
}

function TypedField<T>(props: LabelledProps<T> & { typing: Typing<T> }): ReactNode {
  const { label, hint, value, typing, onChange } = props;
  const { text, wrong, take } = useTyped(value, typing);
  return (
    <Field
      short
      label={label}
      hint={hint}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={wrong ? typing.problem : undefined}
      onChange={(event) => {
        const next = take(event.target.value);
        if (next !== undefined) onChange(next);
      }}
    />
  );
}

/** In a table the heading names it; the label is read aloud. */
function TypedCell<T>(props: TypedProps<T> & { typing: Typing<T> }): ReactNode {
  const { label, value, typing, onChange } = props;
  const { text, wrong, take } = useTyped(value, typing);
  return (
    <input
      className="c-input s-cell"
      aria-label={label}
      aria-invalid={wrong || undefined}
      title={wrong ? typing.problem : undefined}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      onChange={(event) => {
        const next = take(event.target.value);
        if (next !== undefined) onChange(next);
      }}
    />
  );
}

const points: Typing<number> = {
  write: formatHundredths,
  read: readHundredths,
  problem: "Gõ điểm với dấu phẩy, nhiều nhất hai chữ số lẻ: 1,5.",
};
const share: Typing<number> = {
  write: (value) => formatHundredths(value).replace(/,00$/, ""),
  read: (text) => {
    const value = readHundredths(text.replace(/%\s*$/, ""));
    return value === undefined || value < 0 ? undefined : value;
  },
  problem: "Gõ phần trăm từ 0 đến 100: 98 hoặc 86,25.",
};
const count: Typing<number> = {
  write: formatCount,
  read: (text) => {
    const parsed = parseCount(text);
    return parsed.ok ? parsed.value : undefined;
  },
  problem: "Gõ số nguyên từ 0 trở lên.",
};

export function PointsField(props: LabelledProps<number>): ReactNode {
  return <TypedField {...props} typing={points} />;
}

export function PointsCell(props: TypedProps<number>): ReactNode {
  return <TypedCell {...props} typing={points} />;
}

export function ShareField(props: LabelledProps<number>): ReactNode {
  return <TypedField {...props} typing={share} />;
}

export function ShareCell(props: TypedProps<number>): ReactNode {
  return <TypedCell {...props} typing={share} />;
}

export function CountField(props: LabelledProps<number>): ReactNode {
  return <TypedField {...props} typing={count} />;
}

export function CountCell(props: TypedProps<number>): ReactNode {
  return <TypedCell {...props} typing={count} />;
}

/** Points that may be left out: an empty cell. */
export function MaybePointsCell(props: TypedProps<number | undefined>): ReactNode {
  const { value, onChange, label } = props;
  const [typed, setTyped] = useState({ value, text: maybeText(value) });
  const shown = typed.value === value ? typed.text : maybeText(value);
  const wrong = shown.trim() !== "" && readHundredths(shown) === undefined;
  return (
    <input
      className="c-input s-cell"
      aria-label={label}
      aria-invalid={wrong || undefined}
      title={wrong ? points.problem : undefined}
      inputMode="decimal"
      autoComplete="off"
      placeholder="không"
      value={shown}
      onChange={(event) => {
        const raw = event.target.value;
        const read = readHundredths(raw);
        const next = raw.trim() === "" ? undefined : (read ?? value);
        setTyped({ value: next, text: raw });
        if (raw.trim() === "" || read !== undefined) onChange(next);
      }}
    />
  );
}

function maybeText(value: number | undefined): string {
  return value === undefined ? "" : formatHundredths(value);
}

export interface WordsCellProps extends TypedProps<string> {
  list?: string | undefined;
  /** Narrow, for a code. */
  code?: boolean;
}

/** Characters of a name on one line of its cell, about. */
const lineLength = 22;

export function WordsCell({ label, value, list, code, onChange }: WordsCellProps): ReactNode {
  if (code !== true && list === undefined) {
    return (
      <textarea
        className="c-input s-cell s-words"
        aria-label={label}
        rows={Math.max(1, Math.ceil(value.length / lineLength))}
        value={value}
        // A name is one paragraph.
        onChange={(event) => onChange(event.target.value.replace(/\s*\n\s*/g, " "))}
      />
    );
  }
  return (
    <input
      className="c-input s-cell s-code"
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      list={list}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface ChoiceCellProps<V extends string> extends TypedProps<V> {
  choices: readonly { readonly value: V; readonly label: string }[];
}

export function ChoiceCell<V extends string>(props: ChoiceCellProps<V>): ReactNode {
  const { label, ...list } = props;
  return <ChoiceList {...list} className="c-input c-select s-cell" aria-label={label} />;
}

interface ChoiceListProps<V extends string> extends Omit<ChoiceCellProps<V>, "label"> {
  id?: string;
  className: string;
  "aria-label"?: string;
  "aria-describedby"?: string | undefined;
}

function ChoiceList<V extends string>(props: ChoiceListProps<V>): ReactNode {
  const { choices, onChange, ...rest } = props;
  return (
    <select
      {...rest}
      onChange={(event) => {
        const chosen = choices.find((one) => one.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}

export interface ChoiceFieldProps<V extends string> extends ChoiceCellProps<V> {
  hint?: string | undefined;
}

/** {@link ChoiceCell} with its label above. */
export function ChoiceField<V extends string>(props: ChoiceFieldProps<V>): ReactNode {
  const { label, hint, ...list } = props;
  return (
    <FieldBox label={label} hint={hint}>
      {({ id, describedBy }) => (
        <ChoiceList {...list} id={id} className="c-input c-select" aria-describedby={describedBy} />
      )}
    </FieldBox>
  );
}

/** Document and clause that something rests on. */
export function LegalFields({
  value,
  onChange,
}: Omit<TypedProps<LegalSource>, "label">): ReactNode {
  return (
    <div className="s-pair">
      <Field
        label="Văn bản"
        value={value.document}
        maxLength={500}
        onChange={(event) => onChange({ ...value, document: event.target.value })}
      />
      <Field
        label="Điều, khoản, mục"
        value={value.clause}
        maxLength={500}
        onChange={(event) => onChange({ ...value, clause: event.target.value })}
      />
    </div>
  );
}
