import type { ReactNode } from "react";
import type { DetailValue } from "@cchc/domain/activity/activity";
import type { AskedField } from "@cchc/domain/activity/kind";
import { DateField } from "@cchc/ui/day/day-field";
import { Check, Field } from "@cchc/ui/field";
import { Select } from "@cchc/ui/select";

export interface AskedInputProps {
  field: AskedField;
  value: DetailValue | undefined;
  error: string | undefined;
  onChange: (value: DetailValue) => void;
}

/** The control for one thing that a kind of activity asks. */
export function AskedInput({ field, value, error, onChange }: AskedInputProps): ReactNode {
  const label = field.required ? field.label : `${field.label} (nếu có)`;
  switch (field.kind) {
    case "yesno":
      return (
        <Check
          label={field.label}
          checked={value === true}
          onChange={({ target }) => onChange(target.checked)}
        />
      );
    case "choice":
      return (
        <Select
          label={label}
          error={error}
          value={typeof value === "string" ? value : ""}
          choices={[
            { value: "", label: "Chọn…" },
            ...(field.options ?? []).map((one) => ({ value: one.code, label: one.label })),
          ]}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case "count":
    case "money":
      return (
        <Field
          label={field.kind === "money" ? `${label}, đồng` : label}
          error={error}
          short
          inputMode="numeric"
          value={value === undefined ? "" : String(value)}
          onChange={({ target }) => {
            const digits = target.value.replace(/\D/g, "");
            onChange(digits === "" ? "" : Number(digits));
          }}
        />
      );
    case "day":
      return (
        <DateField
          label={label}
          error={error}
          value={typeof value === "string" ? value : ""}
          onDay={onChange}
        />
      );
    case "link":
    case "text":
      return (
        <Field
          label={label}
          error={error}
          hint={field.kind === "link" ? "Chép cả địa chỉ, bắt đầu bằng https://" : undefined}
          value={typeof value === "string" ? value : ""}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}
