import type { ReactNode, Ref, SelectHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import { FieldBox } from "./field.tsx";

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean | undefined;
  group?: string | undefined;
}

export interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  short?: boolean;
  line?: boolean;
  choices: readonly Choice[];
  ref?: Ref<HTMLSelectElement>;
}

/** The browser's own list, with label, hint and error. */
export function Select(props: SelectProps): ReactNode {
  const { label, hint, error, short = false, line = false, choices, ...select } = props;
  const groups = [...new Set(choices.map((choice) => choice.group))];
  return (
    <FieldBox label={label} hint={hint} error={error} short={short} line={line} id={select.id}>
      {({ id, describedBy }) => (
        <select
          {...select}
          id={id}
          className={classNames("c-input c-select", select.className)}
          aria-describedby={describedBy}
          aria-invalid={error !== undefined || undefined}
        >
          {groups.map((group) => {
            const own = choices.filter((choice) => choice.group === group).map(option);
            return group === undefined ? (
              own
            ) : (
              <optgroup key={group} label={group}>
                {own}
              </optgroup>
            );
          })}
        </select>
      )}
    </FieldBox>
  );
}

function option({ value, label, disabled }: Choice): ReactNode {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
