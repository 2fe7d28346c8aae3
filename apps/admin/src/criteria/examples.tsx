import { type ReactNode, useState } from "react";
import { runLeafExamples } from "@cchc/domain/criteria/examples";
import type { CriteriaSet, Leaf, LeafExample } from "@cchc/domain/criteria/set";
import type { InputValue } from "@cchc/domain/criteria/value";
import { scorerOf } from "@cchc/domain/scoring/scorers";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { StateMark } from "@cchc/ui/state-mark";
import { ChoiceCell, CountCell, PointsCell, WordsCell } from "./inputs.tsx";
import { withAt, without } from "./place.ts";
import { Drop } from "./rows.tsx";
import { readValue, valueText } from "./value-text.ts";

const outcomes = [
  { value: "points", label: "được điểm" },
  { value: "missing", label: "chưa có điểm" },
  { value: "not-applicable", label: "không tính" },
] as const;

function expectText(expect: LeafExample["expect"]): string {
  if (typeof expect === "number") return formatHundredths(expect);
  return expect === "missing" ? "chưa có điểm" : "không tính";
}

export interface ExamplesProps {
  set: CriteriaSet;
  leaf: Leaf;
  /** Absent where the set is only read. */
  onChange?: ((examples: readonly LeafExample[]) => void) | undefined;
}

/** Worked examples, run by the rule as it stands: what they should give and what they do give. */
export function Examples({ set, leaf, onChange }: ExamplesProps): ReactNode {
  const runs = runLeafExamples(set, leaf);
  const { examples } = leaf;
  return (
    <div className="s-tight" id="o-examples" tabIndex={-1}>
      {runs.length === 0 && <p className="c-quiet">Chưa có ví dụ nào.</p>}
      {runs.length > 0 && (
        <div className="c-table-box">
          <table className="c-table s-rows">
            <thead>
              <tr>
                <th scope="col">Ví dụ và số liệu</th>
                <th scope="col">Phải được</th>
                <th scope="col">Quy tắc cho</th>
                {onChange !== undefined && (
                  <th scope="col">
                    <span className="c-sr">Bỏ</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {runs.map(({ example, got, agrees }, at) => (
                <tr key={at} id={`o-examples/${at + 1}`} tabIndex={-1}>
                  {onChange === undefined ? (
                    <ReadCells leaf={leaf} example={example} />
                  ) : (
                    <WriteCells
                      leaf={leaf}
                      example={example}
                      name={`ví dụ ${at + 1}`}
                      onChange={(next) => onChange(withAt(examples, at, () => next))}
                    />
                  )}
                  <td>
                    <StateMark tone={agrees ? "settled" : "wrong"}>
                      {expectText(got)}
                      {agrees ? "" : ", không khớp"}
                    </StateMark>
                  </td>
                  {onChange !== undefined && (
                    <td className="s-tools">
                      <Drop
                        name={`ví dụ ${at + 1}`}
                        onDrop={() => onChange(without(examples, at))}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {onChange !== undefined && (
        <Button small onClick={() => onChange([...examples, fresh(leaf)])}>
          Thêm ví dụ
        </Button>
      )}
    </div>
  );
}

/** An example with everything the rule reads, not entered yet. */
function fresh(leaf: Leaf): LeafExample {
  const [first] = codesOf(leaf);
  const values = first === undefined ? {} : { [first.code]: { state: "none" } as const };
  return { note: "Ví dụ mới", values, expect: 0 };
}

/** What an example may state: the inputs of the rule, the leaf itself and the officer's claim. */
function codesOf(leaf: Leaf): readonly { readonly code: string; readonly label: string }[] {
  const ports = scorerOf(leaf.rule).ports(leaf.code);
  const named = [
    ...ports.map(({ source }) => ({ code: source.code, label: source.label })),
    { code: leaf.code, label: "Giá trị của cả mục" },
    { code: `${leaf.code}.claim`, label: "Điểm tự chấm" },
  ];
  const codes = new Map(named.map((one) => [one.code, one]));
  return [...codes.values()];
}

function ReadCells({ leaf, example }: { leaf: Leaf; example: LeafExample }): ReactNode {
  const { note, year, values, expect } = example;
  const names = new Map(codesOf(leaf).map(({ code, label }) => [code, label]));
  return (
    <>
      <th scope="row">
        {note}
        {year !== undefined && <span className="c-unit">năm chấm {year}</span>}
        {Object.entries(values).map(([code, value]) => (
          <span key={code} className="s-line">
            <span className="c-quiet">{names.get(code) ?? code}:</span> {valueText(value)}
          </span>
        ))}
      </th>
      <td className="c-num">{expectText(expect)}</td>
    </>
  );
}

interface WriteProps {
  leaf: Leaf;
  example: LeafExample;
  name: string;
  onChange: (example: LeafExample) => void;
}

function WriteCells({ leaf, example, name, onChange }: WriteProps): ReactNode {
  const { note, year, values, expect } = example;
  const codes = codesOf(leaf);
  const entries = Object.entries(values);
  const put = (next: readonly (readonly [string, InputValue])[]): void =>
    onChange({ ...example, values: Object.fromEntries(next) });
  const free = codes.find(({ code }) => values[code] === undefined);
  const kind = typeof expect === "number" ? "points" : expect;
  const more = free !== undefined && (
    <Button
      small
      tone="quiet"
      aria-label={`Thêm số liệu cho ${name}`}
      onClick={() => put([...entries, [free.code, { state: "none" }]])}
    >
      Thêm
    </Button>
  );
  return (
    <>
      <th scope="row">
        <WordsCell
          label={`Nội dung ${name}`}
          value={note}
          onChange={(next) => onChange({ ...example, note: next })}
        />
        {leaf.rule.kind === "deadline-tiers" && (
          <span className="s-end">
            <span className="c-quiet">năm chấm</span>
            <CountCell
              label={`Năm chấm của ${name}`}
              value={year ?? 2024}
              onChange={(next) => onChange({ ...example, year: next })}
            />
          </span>
        )}
        {entries.map(([code, value], at) => (
          <div key={code} className="s-value">
            <ChoiceCell
              label={`Số liệu ${at + 1} của ${name} thuộc về`}
              value={code}
              choices={[
                ...(codes.some((one) => one.code === code)
                  ? []
                  : [{ code, label: `Mã ${code}, mục này không đọc` }]),
                ...codes,
              ].map((one) => ({ value: one.code, label: one.label }))}
              onChange={(next) =>
                put(entries.map((entry, place) => (place === at ? [next, value] : entry)))
              }
            />
            <ValueCell
              label={`Số liệu ${at + 1} của ${name}`}
              value={value}
              onChange={(next) =>
                put(entries.map((entry, place) => (place === at ? [code, next] : entry)))
              }
            />
            <Drop name={`số liệu ${at + 1} của ${name}`} onDrop={() => put(without(entries, at))} />
            {at === entries.length - 1 && more}
          </div>
        ))}
        {entries.length === 0 && more}
      </th>
      <td>
        <div className="s-end">
          <ChoiceCell
            label={`Kết quả đúng của ${name}`}
            value={kind}
            choices={outcomes}
            onChange={(next) => onChange({ ...example, expect: next === "points" ? 0 : next })}
          />
          {typeof expect === "number" && (
            <PointsCell
              label={`Điểm đúng của ${name}`}
              value={expect}
              onChange={(next) => onChange({ ...example, expect: next })}
            />
          )}
        </div>
      </td>
    </>
  );
}

function ValueCell(props: {
  label: string;
  value: InputValue;
  onChange: (value: InputValue) => void;
}): ReactNode {
  const { label, value, onChange } = props;
  const [typed, setTyped] = useState({ value, text: valueText(value) });
  const text = typed.value === value ? typed.text : valueText(value);
  const wrong = readValue(text) === undefined;
  return (
    <input
      className="c-input s-cell s-given"
      aria-label={label}
      aria-invalid={wrong || undefined}
      title="12 · 97 trên 103 · 98,5 % · có · 31/01/2024 · tự chấm 1,5: lý do · không phát sinh"
      autoComplete="off"
      spellCheck={false}
      value={text}
      onChange={(event) => {
        const next = readValue(event.target.value);
        setTyped({ value: next ?? value, text: event.target.value });
        if (next !== undefined) onChange(next);
      }}
    />
  );
}
