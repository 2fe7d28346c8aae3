import type { ReactNode } from "react";
import type { Grading, Item, Option, RuleOf } from "@cchc/domain/criteria/rule";
import { ShareCell } from "./inputs.tsx";
import { freeCode } from "./new-rule.ts";
import { Rows } from "./rows.tsx";
import type { RuleFormProps } from "./rule-cases.tsx";
import { itemWith, namedColumns, pointsColumn, sourceColumn } from "./rule-columns.tsx";
import { SourceFields } from "./sources.tsx";

export function ChoiceForm({ rule, onChange }: RuleFormProps<RuleOf<"choice">>): ReactNode {
  const { options } = rule;
  return (
    <>
      <SourceFields
        place="input"
        title="Câu trả lời"
        source={rule.input}
        onChange={(input) => onChange({ ...rule, input })}
      />
      <Rows
        what="Phương án"
        place="rule/options"
        rows={options}
        onChange={(next) => onChange({ ...rule, options: next })}
        fresh={() => ({ code: freeCode("", options), label: "", points: 0 })}
        columns={[...namedColumns<Option>(), pointsColumn<Option>()]}
      />
    </>
  );
}

export function ChecklistForm({ rule, onChange }: RuleFormProps<RuleOf<"checklist">>): ReactNode {
  return (
    <Rows
      what="Nội dung"
      place="rule/items"
      rows={rule.items}
      onChange={(items) => onChange({ ...rule, items })}
      fresh={() => ({ code: freeCode("", rule.items), label: "", points: 0 })}
      columns={[...namedColumns<Item>(), pointsColumn<Item>(), sourceColumn(itemWith)]}
    />
  );
}

export function GradesForm(props: RuleFormProps<RuleOf<"share-by-grade">>): ReactNode {
  const { rule, onChange } = props;
  return (
    <>
      <SourceFields
        place="input"
        title="Mức xếp loại, hoặc số người theo từng mức"
        source={rule.input}
        onChange={(input) => onChange({ ...rule, input })}
      />
      <Rows
        what="Mức"
        place="rule/grades"
        rows={rule.grades}
        onChange={(grades) => onChange({ ...rule, grades })}
        fresh={() => ({ code: freeCode("", rule.grades), label: "", share: 0 })}
        columns={[
          ...namedColumns<Grading>(),
          {
            key: "share",
            heading: "Được % điểm tối đa",
            render: (row, change, label) => (
              <ShareCell
                label={label}
                value={row.share}
                onChange={(share) => change({ ...row, share })}
              />
            ),
          },
        ]}
      />
    </>
  );
}
