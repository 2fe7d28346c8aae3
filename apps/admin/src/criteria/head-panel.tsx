import type { ReactNode } from "react";
import { shareText } from "@cchc/domain/criteria/rule-words";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { formatDay } from "@cchc/domain/text/days";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Facts } from "@cchc/ui/facts";
import { Field } from "@cchc/ui/field";
import { ChoiceField, LegalFields, PointsField, ShareCell } from "./inputs.tsx";
import { kindWords, unitKindChoices } from "./labels.ts";
import { MaybeDay, OneDay } from "./days.tsx";
import { freeCode } from "./new-rule.ts";
import { Rows } from "./rows.tsx";
import { namedColumns } from "./rule-columns.tsx";

type Grade = CriteriaSet["grades"][number];
type Block = CriteriaSet["blocks"][number];

const policies = [
  { value: "rescale", label: "bỏ mục đó, quy đổi các mục khác" },
  { value: "stop", label: "dừng, chưa có tổng điểm" },
] as const;

export interface HeadPanelProps {
  set: CriteriaSet;
  /** Absent where the set is only read. */
  onChange?: ((set: CriteriaSet) => void) | undefined;
}

/** What holds for the whole set: decision, days, totals, policies, grades, blocks. */
export function HeadPanel({ set, onChange }: HeadPanelProps): ReactNode {
  if (onChange === undefined) return <HeadFacts set={set} />;
  const put = (next: Partial<CriteriaSet>): void => onChange({ ...set, ...next });
  return (
    <div className="c-stack">
      <Field
        label="Tên bộ tiêu chí"
        value={set.name}
        maxLength={500}
        onChange={(event) => put({ name: event.target.value })}
      />
      <Field
        label="Ghi chú phải nêu cùng bộ tiêu chí"
        hint="để trống nếu không có"
        value={set.notice ?? ""}
        maxLength={500}
        onChange={(event) => {
          const { notice: _old, ...rest } = set;
          onChange(event.target.value === "" ? rest : { ...rest, notice: event.target.value });
        }}
      />
      <div id="o-decision" tabIndex={-1}>
        <LegalFields value={set.decision} onChange={(decision) => put({ decision })} />
      </div>
      <div className="s-pair" id="o-to" tabIndex={-1}>
        <OneDay
          label="Có hiệu lực từ ngày"
          hint="chấm các kỳ kết thúc từ ngày này"
          day={set.from}
          onChange={(from) => put({ from })}
        />
        <MaybeDay
          label="Đến hết ngày"
          hint="để trống nếu chưa định"
          day={set.to}
          onChange={(to) => {
            const { to: _old, ...rest } = set;
            onChange(to === undefined ? rest : { ...rest, to });
          }}
        />
      </div>
      <div className="s-pair">
        <div id="o-max" tabIndex={-1}>
          <PointsField label="Tổng điểm" value={set.max} onChange={(max) => put({ max })} />
        </div>
        <div id="o-surveyShare" tabIndex={-1}>
          <PointsField
            label="Trong đó điểm khảo sát"
            value={set.surveyShare}
            onChange={(surveyShare) => put({ surveyShare })}
          />
        </div>
      </div>
      <div className="s-pair">
        <ChoiceField
          label="Chấm loại đơn vị"
          value={set.unitKind}
          choices={unitKindChoices}
          onChange={(unitKind) => put({ unitKind })}
        />
        <ChoiceField
          label="Khi một mục không áp dụng"
          value={set.notApplicable}
          choices={policies}
          onChange={(notApplicable) => put({ notApplicable })}
        />
        <ChoiceField
          label="Khi một mục thiếu số liệu"
          value={set.missing}
          choices={policies}
          onChange={(missing) => put({ missing })}
        />
      </div>
      <h2>Mức xếp loại</h2>
      <Rows
        what="Mức"
        place="grades"
        least={0}
        rows={set.grades}
        onChange={(grades) => put({ grades })}
        fresh={() => ({ code: freeCode("", set.grades), label: "", from: 0 })}
        columns={[
          ...namedColumns<Grade>("Tên mức"),
          {
            key: "from",
            heading: "Từ (% điểm)",
            render: (row, change, label) => (
              <ShareCell
                label={label}
                value={row.from}
                onChange={(from) => change({ ...row, from })}
              />
            ),
          },
        ]}
      />
      <h2>Cụm xếp hạng</h2>
      <p className="c-hint">Đơn vị chỉ xếp hạng với đơn vị cùng cụm; không có cụm thì xếp chung.</p>
      <Rows
        what="Cụm"
        place="blocks"
        least={0}
        rows={set.blocks}
        onChange={(blocks) => put({ blocks })}
        fresh={() => ({ code: freeCode("", set.blocks), label: "" })}
        columns={namedColumns<Block>("Tên cụm")}
      />
      <h2>Điểm thưởng, điểm trừ</h2>
      {set.bonus === undefined ? (
        <Button
          small
          onClick={() =>
            put({ bonus: { label: "Điểm thưởng, điểm trừ", min: -300, max: 300, leaves: [] } })
          }
        >
          Thêm phần điểm thưởng, điểm trừ
        </Button>
      ) : (
        <p>
          {set.bonus.label}: từ {formatHundredths(set.bonus.min)} đến{" "}
          {formatHundredths(set.bonus.max)}.{" "}
          <Button
            small
            onClick={() => {
              const { bonus: _old, ...rest } = set;
              onChange(rest);
            }}
          >
            Bỏ phần này
          </Button>
        </p>
      )}
    </div>
  );
}

function HeadFacts({ set }: { set: CriteriaSet }): ReactNode {
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      "Quyết định",
      `${set.decision.document}${set.decision.clause === "" ? "" : `, ${set.decision.clause}`}`,
    ],
    [
      "Có hiệu lực",
      `từ ${formatDay(set.from)}${set.to === undefined ? "" : ` đến hết ${formatDay(set.to)}`}`,
    ],
    ["Chấm", kindWords(set.unitKind)],
    [
      "Tổng điểm",
      `${formatHundredths(set.max)}, trong đó khảo sát ${formatHundredths(set.surveyShare)}`,
    ],
    ["Khi không áp dụng", set.notApplicable === "stop" ? policies[1].label : policies[0].label],
    ["Khi thiếu số liệu", set.missing === "stop" ? policies[1].label : policies[0].label],
    ["Xếp loại", set.grades.map(({ label, from }) => `${label} từ ${shareText(from)}`).join("; ")],
    [
      "Cụm xếp hạng",
      set.blocks.length === 0 ? "xếp chung" : set.blocks.map(({ label }) => label).join("; "),
    ],
  ];
  return <Facts facts={rows.map(([name, value]) => ({ name, value }))} />;
}
