import type { ReactNode } from "react";
import type { CriteriaSet, Leaf, Policy } from "@cchc/domain/criteria/set";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Check, Field, TextField } from "@cchc/ui/field";
import { RuleView } from "@cchc/ui/score/rule-view";
import { Examples } from "./examples.tsx";
import { ChoiceField, LegalFields, PointsField } from "./inputs.tsx";
import { kindLabels } from "./new-rule.ts";
import { RuleForm } from "./rule-form.tsx";
import { KnownLists } from "./sources.tsx";

const policies = [
  { value: "set", label: "theo bộ tiêu chí" },
  { value: "rescale", label: "bỏ mục này, quy đổi các mục khác" },
  { value: "stop", label: "dừng, chưa có tổng điểm" },
] as const;

export interface LeafFormProps {
  set: CriteriaSet;
  leaf: Leaf;
  onChange: (leaf: Leaf) => void;
}

/** One leaf being written. */
export function LeafForm({ set, leaf, onChange }: LeafFormProps): ReactNode {
  const put = (next: Partial<Leaf>): void => onChange({ ...leaf, ...next });
  return (
    <div className="c-stack">
      <KnownLists />
      <div className="s-head">
        <div id="o-code" tabIndex={-1}>
          <Field
            label="Mã"
            value={leaf.code}
            maxLength={64}
            spellCheck={false}
            onChange={(event) => put({ code: event.target.value })}
          />
        </div>
        <Field
          label="Tên tiêu chí thành phần"
          value={leaf.label}
          maxLength={500}
          onChange={(event) => put({ label: event.target.value })}
        />
        <div id="o-max" tabIndex={-1}>
          <PointsField label="Điểm tối đa" value={leaf.max} onChange={(max) => put({ max })} />
        </div>
      </div>
      <section className="c-stack">
        <h2>Quy tắc tính điểm</h2>
        <RuleForm leaf={leaf} onChange={(rule) => put({ rule })} />
        <details>
          <summary>Quy tắc này đọc là</summary>
          <RuleView rule={leaf.rule} max={leaf.max} />
        </details>
      </section>
      <section className="s-tight">
        <h2>Ví dụ tính thử</h2>
        <p className="c-hint">
          Gõ số liệu như: 12 · 97 trên 103 · 98,5 % · có · 31/01/2024 · không phát sinh · tự chấm
          1,5: lý do.
        </p>
        <Examples set={set} leaf={leaf} onChange={(examples) => put({ examples })} />
      </section>
      <section className="c-stack">
        <h2>Hướng dẫn, căn cứ</h2>
        <div className="s-pair">
          <TextField
            label="Tài liệu kiểm chứng"
            value={leaf.evidence}
            maxLength={2000}
            onChange={(event) => put({ evidence: event.target.value })}
          />
          <TextField
            label="Hướng dẫn chấm"
            value={leaf.guidance}
            maxLength={5000}
            onChange={(event) => put({ guidance: event.target.value })}
          />
        </div>
        <div id="o-source" tabIndex={-1}>
          <LegalFields value={leaf.source} onChange={(source) => put({ source })} />
        </div>
        <div className="s-pair">
          <ChoiceField
            label="Khi thiếu số liệu của mục này"
            value={leaf.missing ?? "set"}
            choices={policies}
            onChange={(policy) => onChange(withMissing(leaf, policy))}
          />
          <div className="s-tight">
            <Check
              label="Đơn vị được khai không áp dụng"
              checked={leaf.mayNotApply === true}
              onChange={() => onChange(withMark(leaf, "mayNotApply"))}
            />
            <Check
              label="Điểm do khảo sát quyết định"
              checked={leaf.survey === true}
              onChange={() => onChange(withMark(leaf, "survey"))}
            />
          </div>
        </div>
      </section>
    </div>
  );
}

function withMissing(leaf: Leaf, policy: Policy | "set"): Leaf {
  const { missing: _old, ...rest } = leaf;
  return policy === "set" ? rest : { ...rest, missing: policy };
}

function withMark(leaf: Leaf, mark: "mayNotApply" | "survey"): Leaf {
  const { [mark]: old, ...rest } = leaf;
  return old === true ? rest : { ...rest, [mark]: true };
}

export interface LeafReadProps {
  set: CriteriaSet;
  leaf: Leaf;
}

/** One leaf of a set that is only read. */
export function LeafRead({ set, leaf }: LeafReadProps): ReactNode {
  return (
    <div className="c-stack">
      <dl className="c-facts">
        <Fact name="Điểm tối đa">{formatHundredths(leaf.max)}</Fact>
        <Fact name="Cách tính điểm">{kindLabels[leaf.rule.kind]}</Fact>
        <Fact name="Tài liệu kiểm chứng">{leaf.evidence === "" ? "Không nêu" : leaf.evidence}</Fact>
        <Fact name="Hướng dẫn chấm">{leaf.guidance === "" ? "Không nêu" : leaf.guidance}</Fact>
        <Fact name="Căn cứ">
          {leaf.source.document}
          {leaf.source.clause === "" ? "" : `, ${leaf.source.clause}`}
        </Fact>
      </dl>
      <section className="s-tight">
        <h2>Quy tắc tính điểm</h2>
        <RuleView rule={leaf.rule} max={leaf.max} />
      </section>
      <section className="s-tight">
        <h2>Ví dụ tính thử</h2>
        <Examples set={set} leaf={leaf} />
      </section>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
