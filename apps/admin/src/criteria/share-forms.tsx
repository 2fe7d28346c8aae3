import type { RuleOf } from "@cchc/domain/criteria/rule";
import { Button } from "@cchc/ui/button";
import { Check, Field } from "@cchc/ui/field";
import { ShareField } from "./inputs.tsx";
import { declaredSource, freeCode } from "./new-rule.ts";
import { withAt, without } from "./place.ts";
import { Rows } from "./rows.tsx";
import type { RuleFormProps } from "./rule-cases.tsx";
import { namedColumns } from "./rule-columns.tsx";
import { RatioFields } from "./sources.tsx";

export function SurveyForm({ rule, code, onChange }: RuleFormProps<RuleOf<"survey-share">>) {
  const { answers } = rule;
  const own = (label: string) => ({ code: label === "Hài lòng" ? "hai_long" : "khac", label });
  return (
    <>
      <RatioFields
        place="input"
        title="Tỷ lệ hài lòng"
        input={rule.input}
        onChange={(input) => onChange({ ...rule, input })}
      />
      <Check
        label="Nhận số phiếu theo từng câu trả lời"
        checked={answers !== undefined}
        onChange={() => {
          const { answers: old, ...rest } = rule;
          const fresh = [
            { ...own("Hài lòng"), satisfied: true },
            { ...own("Không hài lòng"), satisfied: false },
          ];
          onChange(old === undefined ? { ...rest, answers: fresh } : rest);
        }}
      />
      {answers !== undefined && (
        <Rows
          what="Câu trả lời"
          place="rule/answers"
          least={2}
          rows={answers}
          onChange={(next) => onChange({ ...rule, answers: next })}
          fresh={() => ({ code: freeCode(code, answers), label: "", satisfied: false })}
          columns={[
            ...namedColumns<(typeof answers)[number]>(),
            {
              key: "satisfied",
              heading: "Tính là hài lòng",
              render: (row, change, label) => (
                <input
                  type="checkbox"
                  aria-label={label}
                  checked={row.satisfied}
                  onChange={() => change({ ...row, satisfied: !row.satisfied })}
                />
              ),
            },
          ]}
        />
      )}
    </>
  );
}

export function CompositeForm({ rule, code, onChange }: RuleFormProps<RuleOf<"composite">>) {
  const { parts } = rule;
  return (
    <>
      {parts.map((part, at) => (
        <fieldset key={at} className="s-set" id={`o-rule/parts/${part.code}`} tabIndex={-1}>
          <legend>Tỷ lệ trừ đi thứ {at + 1}</legend>
          <div className="s-pair">
            <Field
              label="Mã"
              value={part.code}
              onChange={(event) => set(at, { ...part, code: event.target.value })}
            />
            <Field
              label="Tên gọi"
              value={part.label}
              onChange={(event) => set(at, { ...part, label: event.target.value })}
            />
          </div>
          <RatioFields
            place={`parts/${part.code}/input`}
            title="Cách tính"
            input={part.input}
            onChange={(input) => set(at, { ...part, input })}
          />
          {parts.length > 2 && (
            <Button small onClick={() => onChange({ ...rule, parts: without(parts, at) })}>
              Bỏ tỷ lệ này
            </Button>
          )}
        </fieldset>
      ))}
      {parts.length < 5 && (
        <Button
          small
          onClick={() => {
            const name = freeCode("", parts);
            const source = declaredSource(`${code}.${name}`, "Số mục");
            const fresh = {
              code: name,
              label: "",
              input: { of: "rate", source, unit: "mục" },
            } as const;
            onChange({ ...rule, parts: [...parts, fresh] });
          }}
        >
          Thêm tỷ lệ trừ đi
        </Button>
      )}
      <ShareField
        label="Đủ điểm từ (%)"
        value={rule.target}
        onChange={(target) => onChange({ ...rule, target })}
      />
    </>
  );

  function set(at: number, part: (typeof parts)[number]): void {
    onChange({ ...rule, parts: withAt(parts, at, () => part) });
  }
}
