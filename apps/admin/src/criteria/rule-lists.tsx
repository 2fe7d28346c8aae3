import type { ReactNode } from "react";
import type { Grading, Item, Option, Part, RuleOf, Source } from "@cchc/domain/criteria/rule";
import { Button } from "@cchc/ui/button";
import { Check, Field } from "@cchc/ui/field";
import {
  MaybePointsCell,
  PointsCell,
  PointsField,
  ShareCell,
  ShareField,
  WordsCell,
} from "./inputs.tsx";
import { declaredSource, freeCode } from "./new-rule.ts";
import { withAt, without } from "./place.ts";
import { type Column, Rows } from "./rows.tsx";
import type { RuleFormProps } from "./rule-cases.tsx";
import { MaybeSource, RatioFields, SourceFields } from "./sources.tsx";

interface Named {
  readonly code: string;
  readonly label: string;
}

/** Code and name, as every listed thing has them. */
function namedColumns<Row extends Named>(): readonly Column<Row>[] {
  return [
    {
      key: "code",
      heading: "Mã",
      render: (row, change, label) => (
        <WordsCell
          code
          label={label}
          value={row.code}
          onChange={(code) => change({ ...row, code })}
        />
      ),
    },
    {
      key: "label",
      heading: "Tên gọi",
      render: (row, change, label) => (
        <WordsCell
          label={label}
          value={row.label}
          onChange={(name) => change({ ...row, label: name })}
        />
      ),
    },
  ];
}

function pointsColumn<Row extends { readonly points: number }>(): Column<Row> {
  return {
    key: "points",
    heading: "Điểm",
    render: (row, change, label) => (
      <PointsCell
        label={label}
        value={row.points}
        onChange={(points) => change({ ...row, points })}
      />
    ),
  };
}

/** `put`: the row with that source, or without one. */
function sourceColumn<Row extends Pick<Item, "source">>(
  put: (row: Row, source: Source | undefined) => Row,
): Column<Row> {
  return {
    key: "source",
    heading: "Lấy từ ô",
    render: (row, change, label) => (
      <MaybeSource
        label={label}
        source={row.source}
        onChange={(source) => change(put(row, source))}
      />
    ),
  };
}

function itemWith({ source: _old, ...rest }: Item, source: Source | undefined): Item {
  return source === undefined ? rest : { ...rest, source };
}

function partWith({ source: _old, ...rest }: Part, source: Source | undefined): Part {
  return source === undefined ? rest : { ...rest, source };
}

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

interface PartRowsProps {
  parts: readonly Part[];
  /** What one occurrence does: "Trừ mỗi lần". */
  each: string;
  onChange: (parts: readonly Part[]) => void;
}

/** What each occurrence gives or takes. */
function PartRows({ parts, each: heading, onChange }: PartRowsProps): ReactNode {
  return (
    <Rows
      what="Khoản"
      place="rule/parts"
      rows={parts}
      onChange={onChange}
      fresh={(): Part => ({ code: freeCode("", parts), label: "", each: 25 })}
      columns={[
        ...namedColumns<Part>(),
        {
          key: "each",
          heading,
          render: (row, change, label) => (
            <PointsCell
              label={label}
              value={row.each}
              onChange={(each) => change({ ...row, each })}
            />
          ),
        },
        {
          key: "cap",
          heading: "Nhiều nhất",
          render: (row, change, label) => (
            <MaybePointsCell
              label={label}
              value={row.cap}
              onChange={(cap) => {
                const { cap: _old, ...rest } = row;
                change(cap === undefined ? rest : { ...rest, cap });
              }}
            />
          ),
        },
        sourceColumn(partWith),
      ]}
    />
  );
}

export function DeductionForm(props: RuleFormProps<RuleOf<"deduction-with-floor">>): ReactNode {
  const { rule, onChange } = props;
  return (
    <>
      <PartRows
        each="Trừ mỗi lần"
        parts={rule.parts}
        onChange={(parts) => onChange({ ...rule, parts })}
      />
      <PointsField
        label="Trừ đến còn"
        value={rule.floor}
        onChange={(floor) => onChange({ ...rule, floor })}
      />
    </>
  );
}

export function SumForm({ rule, onChange }: RuleFormProps<RuleOf<"sum-with-cap">>): ReactNode {
  return (
    <PartRows
      each="Điểm mỗi lần"
      parts={rule.parts}
      onChange={(parts) => onChange({ ...rule, parts })}
    />
  );
}

export function BonusForm({ rule, onChange }: RuleFormProps<RuleOf<"bonus-penalty">>): ReactNode {
  return (
    <>
      <PartRows
        each="Điểm mỗi lần"
        parts={rule.parts}
        onChange={(parts) => onChange({ ...rule, parts })}
      />
      <PointsField
        label="Trừ nhiều nhất"
        hint="0 hoặc số âm"
        value={rule.min}
        onChange={(min) => onChange({ ...rule, min })}
      />
    </>
  );
}

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
