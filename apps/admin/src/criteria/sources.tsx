import type { ReactNode } from "react";
import type { RatioInput, Source, SourceKind } from "@cchc/domain/criteria/rule";
import { FORMS } from "@cchc/domain/form/catalogue";
import { INDICATORS } from "@cchc/domain/indicator/catalogue";
import { Field } from "@cchc/ui/field";
import { ChoiceCell, ChoiceField, WordsCell } from "./inputs.tsx";
import { declaredSource } from "./new-rule.ts";
import { Rows } from "./rows.tsx";

const kinds: readonly { readonly value: SourceKind; readonly label: string }[] = [
  { value: "indicator", label: "Chỉ tiêu của báo cáo" },
  { value: "field", label: "Ô số liệu của báo cáo" },
  { value: "document", label: "Ngày của văn bản" },
  { value: "task", label: "Nhiệm vụ, chỉ tiêu kế hoạch" },
  { value: "survey", label: "Kết quả khảo sát" },
  { value: "declared", label: "Cán bộ kê khai" },
];

/** Labels of what the program knows, by code. */
const known: Readonly<Record<"field" | "indicator", ReadonlyMap<string, string>>> = {
  field: new Map(FORMS.flatMap(({ fields }) => fields.map(({ code, label }) => [code, label]))),
  indicator: new Map(INDICATORS.map(({ code, label }) => [code, label])),
};

function knownOf(from: SourceKind): ReadonlyMap<string, string> | undefined {
  return from === "field" || from === "indicator" ? known[from] : undefined;
}

const listIds = { field: "ma-o-so-lieu", indicator: "ma-chi-tieu" } as const;

/** The codes offered while typing; drawn once on a page that has sources. */
export function KnownLists(): ReactNode {
  return (["field", "indicator"] as const).map((from) => (
    <datalist key={from} id={listIds[from]}>
      {[...known[from]].map(([code, label]) => (
        <option key={code} value={code}>
          {label}
        </option>
      ))}
    </datalist>
  ));
}

function listOf(from: SourceKind): string | undefined {
  return from === "field" || from === "indicator" ? listIds[from] : undefined;
}

/** Another code brings its own label, unless the label was written by hand. */
function withCode(source: Source, code: string): Source {
  const names = knownOf(source.from);
  const own = names?.get(source.code);
  const label = names?.get(code);
  const offered = source.label === "" || source.label === own;
  return { ...source, code, label: offered && label !== undefined ? label : source.label };
}

export interface SourceFieldsProps {
  /** Place in the rule: `input`. */
  place: string;
  title: string;
  source: Source;
  onChange: (source: Source) => void;
}

/** Where one input comes from. */
export function SourceFields({ place, title, source, onChange }: SourceFieldsProps): ReactNode {
  return (
    <fieldset className="s-set" id={`o-rule/${place}`} tabIndex={-1}>
      <legend>{title}</legend>
      <SourceLine source={source} onChange={onChange} />
    </fieldset>
  );
}

function SourceLine({
  source,
  onChange,
}: Pick<SourceFieldsProps, "source" | "onChange">): ReactNode {
  return (
    <div className="s-source">
      <ChoiceField
        label="Lấy từ"
        value={source.from}
        choices={kinds}
        onChange={(from) => onChange({ ...source, from })}
      />
      <Field
        label="Mã"
        value={source.code}
        maxLength={100}
        list={listOf(source.from)}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(withCode(source, event.target.value))}
      />
      <Field
        label="Tên gọi"
        value={source.label}
        maxLength={500}
        onChange={(event) => onChange({ ...source, label: event.target.value })}
      />
    </div>
  );
}

/** Several sources that are added up. */
function SourceRows(props: {
  place: string;
  what: string;
  sources: readonly Source[];
  least: number;
  onChange: (sources: readonly Source[]) => void;
}): ReactNode {
  const { place, what, sources, least, onChange } = props;
  return (
    <Rows
      what={what}
      place={`rule/${place}`}
      rows={sources}
      least={least}
      onChange={onChange}
      fresh={(): Source => ({ from: "field", code: "", label: "" })}
      columns={[
        {
          key: "from",
          heading: "Lấy từ",
          render: (source, change, label) => (
            <ChoiceCell
              label={label}
              value={source.from}
              choices={kinds}
              onChange={(from) => change({ ...source, from })}
            />
          ),
        },
        {
          key: "code",
          heading: "Mã",
          render: (source, change, label) => (
            <WordsCell
              label={label}
              value={source.code}
              list={listOf(source.from)}
              onChange={(code) => change(withCode(source, code))}
            />
          ),
        },
        {
          key: "label",
          heading: "Tên gọi",
          render: (source, change, label) => (
            <WordsCell
              label={label}
              value={source.label}
              onChange={(name) => change({ ...source, label: name })}
            />
          ),
        },
      ]}
    />
  );
}

/** A source that a part may have; without one the officer states it. */
export function MaybeSource(props: {
  label: string;
  source: Source | undefined;
  onChange: (source: Source | undefined) => void;
}): ReactNode {
  const { label, source, onChange } = props;
  return (
    <input
      className="c-input s-cell s-source-code"
      aria-label={label}
      list={listIds.field}
      autoComplete="off"
      spellCheck={false}
      placeholder="kê khai"
      value={source?.code ?? ""}
      onChange={(event) => {
        const code = event.target.value;
        onChange(code === "" ? undefined : sourceFor(source, code));
      }}
    />
  );
}

function sourceFor(source: Source | undefined, code: string): Source {
  const from = known.indicator.has(code)
    ? "indicator"
    : known.field.has(code)
      ? "field"
      : undefined;
  if (from !== undefined) return { from, code, label: known[from].get(code) ?? code };
  return { from: source?.from ?? "declared", code, label: source?.label ?? code };
}

export interface RatioFieldsProps {
  place: string;
  title: string;
  input: RatioInput;
  onChange: (input: RatioInput) => void;
}

const shapes = [
  { value: "rate", label: "Một chỉ tiêu, hoặc tử và mẫu số kê khai" },
  { value: "sums", label: "Cộng các ô thành tử số, mẫu số" },
] as const;

/** A ratio: one indicator, or sums over sums. */
export function RatioFields({ place, title, input, onChange }: RatioFieldsProps): ReactNode {
  return (
    <fieldset className="s-set" id={`o-rule/${place}`} tabIndex={-1}>
      <legend>{title}</legend>
      <div className="s-pair">
        <ChoiceField
          label="Tỷ lệ tính từ"
          value={input.of}
          choices={shapes}
          onChange={(of) => onChange(shaped(input, of))}
        />
        <Field
          label="Tử số đếm bằng"
          placeholder="ví dụ: hồ sơ đúng hạn"
          value={input.unit}
          maxLength={100}
          onChange={(event) => onChange({ ...input, unit: event.target.value })}
        />
      </div>
      {input.of === "rate" ? (
        <div id={`o-rule/${place}/source`} tabIndex={-1}>
          <SourceLine source={input.source} onChange={(source) => onChange({ ...input, source })} />
        </div>
      ) : (
        <>
          <SourceRows
            place={`${place}/numerator`}
            what="Tử số"
            sources={input.numerator}
            least={1}
            onChange={(numerator) => onChange({ ...input, numerator })}
          />
          <SourceRows
            place={`${place}/minus`}
            what="Trừ bớt"
            sources={input.minus ?? []}
            least={0}
            onChange={(minus) => {
              const { minus: _old, ...rest } = input;
              onChange(minus.length === 0 ? rest : { ...rest, minus });
            }}
          />
          <SourceRows
            place={`${place}/denominator`}
            what="Mẫu số"
            sources={input.denominator}
            least={1}
            onChange={(denominator) => onChange({ ...input, denominator })}
          />
        </>
      )}
    </fieldset>
  );
}

function shaped(input: RatioInput, of: RatioInput["of"]): RatioInput {
  if (input.of === of) return input;
  if (of === "sums") {
    const field: Source = { from: "field", code: "", label: "" };
    return { of, numerator: [field], denominator: [field], unit: input.unit };
  }
  const source = input.of === "sums" ? input.numerator[0] : input.source;
  return { of: "rate", source: source ?? declaredSource("", ""), unit: input.unit };
}
