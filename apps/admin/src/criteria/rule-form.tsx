import { Fragment, type ReactNode } from "react";
import type { RatioInput, Rule, RuleKind, RuleOf, ZeroPolicy } from "@cchc/domain/criteria/rule";
import { zeroWords } from "@cchc/domain/criteria/rule-words";
import type { Leaf } from "@cchc/domain/criteria/set";
import { ruleKinds } from "@cchc/domain/scoring/scorers";
import { ChoiceField, CountField, PointsField, ShareField } from "./inputs.tsx";
import { kindLabels, ruleOfKind } from "./new-rule.ts";
import { type RuleFormProps, StepsForm, TiersForm } from "./rule-cases.tsx";
import { ChecklistForm, ChoiceForm, GradesForm } from "./choice-forms.tsx";
import { BonusForm, DeductionForm, SumForm } from "./part-forms.tsx";
import { CompositeForm, SurveyForm } from "./share-forms.tsx";
import { RatioFields, SourceFields } from "./sources.tsx";

type Form<R extends Rule> = (props: RuleFormProps<R>) => ReactNode;

function YesNoForm({ rule, onChange }: RuleFormProps<RuleOf<"yes-no">>): ReactNode {
  return (
    <SourceFields
      place="input"
      title="Có hay không"
      source={rule.input}
      onChange={(input) => onChange({ ...rule, input })}
    />
  );
}

interface RatioProps {
  input: RatioInput;
  onChange: (input: RatioInput) => void;
}

function Ratio({ input, onChange }: RatioProps): ReactNode {
  return <RatioFields place="input" title="Tỷ lệ" input={input} onChange={onChange} />;
}

function LinearForm({ rule, onChange }: RuleFormProps<RuleOf<"linear">>): ReactNode {
  return <Ratio input={rule.input} onChange={(input) => onChange({ ...rule, input })} />;
}

function TargetForm({ rule, onChange }: RuleFormProps<RuleOf<"linear-to-target">>): ReactNode {
  return (
    <>
      <Ratio input={rule.input} onChange={(input) => onChange({ ...rule, input })} />
      <ShareField
        label="Đủ điểm từ (%)"
        hint="dưới mức này tính theo tỷ lệ so với mức này"
        value={rule.target}
        onChange={(target) => onChange({ ...rule, target })}
      />
    </>
  );
}

function FloorForm({ rule, onChange }: RuleFormProps<RuleOf<"linear-with-floor">>): ReactNode {
  return (
    <>
      <Ratio input={rule.input} onChange={(input) => onChange({ ...rule, input })} />
      <ShareField
        label="Mức sàn (%)"
        hint="dưới mức này 0 điểm, từ mức này tính theo tỷ lệ"
        value={rule.floor}
        onChange={(floor) => onChange({ ...rule, floor })}
      />
    </>
  );
}

function PerItemForm({ rule, onChange }: RuleFormProps<RuleOf<"per-item-with-cap">>): ReactNode {
  return (
    <>
      <SourceFields
        place="input"
        title="Số lượng"
        source={rule.input}
        onChange={(input) => onChange({ ...rule, input })}
      />
      <PointsField
        label="Điểm mỗi mục"
        value={rule.each}
        onChange={(each) => onChange({ ...rule, each })}
      />
    </>
  );
}

const reasons = [
  { value: "required", label: "Bắt buộc ghi lý do" },
  { value: "optional", label: "Ghi lý do nếu cần" },
] as const;

function ManualForm({ rule, onChange }: RuleFormProps<RuleOf<"manual-with-reason">>): ReactNode {
  return (
    <ChoiceField
      label="Lý do của người chấm"
      value={rule.reason}
      choices={reasons}
      onChange={(reason) => onChange({ ...rule, reason })}
    />
  );
}

const scopes = [
  { value: "criterion", label: "mọi mục của tiêu chí này" },
  { value: "area", label: "mọi mục của lĩnh vực này" },
  { value: "set", label: "mọi mục của cả bộ tiêu chí" },
] as const;

function KnockOutForm({ rule, onChange }: RuleFormProps<RuleOf<"knock-out">>): ReactNode {
  return (
    <>
      <SourceFields
        place="input"
        title="Sự việc bị loại"
        source={rule.input}
        onChange={(input) => onChange({ ...rule, input })}
      />
      <CountField
        label="Loại từ bao nhiêu lần"
        value={rule.at}
        onChange={(at) => onChange({ ...rule, at })}
      />
      <ChoiceField
        label="Khi bị loại, mất điểm"
        value={rule.scope}
        choices={scopes}
        onChange={(scope) => onChange({ ...rule, scope })}
      />
    </>
  );
}

const FORMS: { readonly [K in RuleKind]: Form<RuleOf<K>> } = {
  "yes-no": YesNoForm,
  choice: ChoiceForm,
  "deadline-tiers": TiersForm,
  steps: StepsForm,
  linear: LinearForm,
  "linear-to-target": TargetForm,
  "linear-with-floor": FloorForm,
  "per-item-with-cap": PerItemForm,
  checklist: ChecklistForm,
  "deduction-with-floor": DeductionForm,
  "share-by-grade": GradesForm,
  "survey-share": SurveyForm,
  composite: CompositeForm,
  "manual-with-reason": ManualForm,
  "knock-out": KnockOutForm,
  "sum-with-cap": SumForm,
  "bonus-penalty": BonusForm,
};

function formOf<K extends RuleKind>(rule: RuleOf<K> & { readonly kind: K }): Form<RuleOf<K>> {
  return FORMS[rule.kind];
}

const kindChoices = ruleKinds.map((value) => ({ value, label: kindLabels[value] }));
const zeroes = (["full", "zero", "exclude", "manual"] as const).map((value: ZeroPolicy) => ({
  value,
  label: zeroWords[value],
}));

export interface RuleFormsProps {
  leaf: Leaf;
  onChange: (rule: Rule) => void;
}

/** How a leaf earns its points: the kind of rule, its figures, and what holds where nothing arose. */
export function RuleForm({ leaf, onChange }: RuleFormsProps): ReactNode {
  const { rule, code } = leaf;
  // No hooks inside: a form is a plain function of its rule.
  const drawForm: Form<Rule> = formOf(rule);
  return (
    <>
      <div className="s-pair" id="o-rule" tabIndex={-1}>
        <ChoiceField
          label="Cách tính điểm"
          value={rule.kind}
          choices={kindChoices}
          onChange={(kind) => onChange(ruleOfKind(kind, leaf))}
        />
        <div id="o-rule/zero" tabIndex={-1}>
          <ChoiceField
            label="Khi không phát sinh hoặc mẫu số bằng 0"
            value={rule.zero}
            choices={zeroes}
            onChange={(zero) => onChange({ ...rule, zero })}
          />
        </div>
      </div>
      <Fragment key={rule.kind}>{drawForm({ rule, code, onChange })}</Fragment>
    </>
  );
}
