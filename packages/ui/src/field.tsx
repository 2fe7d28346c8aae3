import { useId } from "react";
import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

interface Words {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do, one sentence. */
  error?: string | undefined;
  /** Narrow, for a date or a number. */
  short?: boolean | undefined;
  /** Small label, for a toolbar line. */
  line?: boolean | undefined;
}

export interface FieldIds {
  id: string;
  describedBy: string | undefined;
}

export interface FieldBoxProps extends Words {
  id?: string | undefined;
  /** Draws the control with the ids that tie it to its label, hint and error. */
  children: (ids: FieldIds) => ReactNode;
}

/** Label, hint, error and whatever control stands under them. */
export function FieldBox(props: FieldBoxProps): ReactNode {
  const { label, hint, error, short, line, children } = props;
  const own = useId();
  const id = props.id ?? own;
  const described = classNames(hint != null && `${id}-goi-y`, error !== undefined && `${id}-loi`);
  return (
    <div
      className={classNames(
        "c-field",
        short === true && "c-field-short",
        line === true && "c-field-line",
        error !== undefined && "c-field-wrong",
      )}
    >
      <label htmlFor={id}>{label}</label>
      {hint != null && (
        <p className="c-hint" id={`${id}-goi-y`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="c-error" id={`${id}-loi`}>
          <Icon name="alert" />
          <span>
            <span className="c-sr">Lỗi: </span>
            {error}
          </span>
        </p>
      )}
      {children({ id, describedBy: described === "" ? undefined : described })}
    </div>
  );
}

export interface FieldProps extends Words, Omit<InputHTMLAttributes<HTMLInputElement>, "size"> {
  ref?: Ref<HTMLInputElement>;
}

export function Field({ label, hint, error, short, line, ...input }: FieldProps): ReactNode {
  return (
    <FieldBox {...{ label, hint, error, short, line }} id={input.id}>
      {({ id, describedBy }) => (
        <input
          type="text"
          {...input}
          id={id}
          className={classNames("c-input", input.className)}
          aria-describedby={describedBy}
          aria-invalid={error !== undefined || undefined}
        />
      )}
    </FieldBox>
  );
}

export interface TextFieldProps extends Words, TextareaHTMLAttributes<HTMLTextAreaElement> {
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines: a reason, a remark. */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, hint, error, short, line, ...area } = props;
  return (
    <FieldBox {...{ label, hint, error, short, line }} id={area.id}>
      {({ id, describedBy }) => (
        <textarea
          {...area}
          id={id}
          className={classNames("c-input", area.className)}
          aria-describedby={describedBy}
          aria-invalid={error !== undefined || undefined}
        />
      )}
    </FieldBox>
  );
}

export interface CheckProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  label: ReactNode;
  hint?: ReactNode;
  type?: "checkbox" | "radio";
  ref?: Ref<HTMLInputElement>;
}

/** One tick box or one radio with its words. */
export function Check({ label, hint, type = "checkbox", ...input }: CheckProps): ReactNode {
  return (
    <label className="c-check">
      <input {...input} type={type} />
      <span>
        {label}
        {hint != null && <span className="c-hint"> {hint}</span>}
      </span>
    </label>
  );
}
