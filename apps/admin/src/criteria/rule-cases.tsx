import type { ReactNode } from "react";
import type { Band, Bound, Deadline, Rule, RuleOf, Tier } from "@cchc/domain/criteria/rule";
import {
  ChoiceCell,
  ChoiceField,
  CountCell,
  PointsCell,
  PointsField,
  ShareCell,
} from "./inputs.tsx";
import { declaredSource } from "./new-rule.ts";
import { Rows } from "./rows.tsx";
import { RatioFields, SourceFields } from "./sources.tsx";

/** What the form of one rule kind is given. */
export interface RuleFormProps<R extends Rule = Rule> {
  rule: R;
  /** The leaf's code, for what is declared under it. */
  code: string;
  onChange: (rule: R) => void;
}

const ends = {
  low: [
    { value: "none", label: "không giới hạn" },
    { value: "closed", label: "từ" },
    { value: "open", label: "trên" },
  ],
  high: [
    { value: "none", label: "không giới hạn" },
    { value: "open", label: "dưới" },
    { value: "closed", label: "đến hết" },
  ],
} as const;

interface EndProps {
  side: "low" | "high";
  bound: Bound | undefined;
  counts: boolean;
  label: string;
  onChange: (bound: Bound | undefined) => void;
}

/** One end of a band: whether there is one, on which side the value itself is, and the value. */
function EndCell({ side, bound, counts, label, onChange }: EndProps): ReactNode {
  const Value = counts ? CountCell : ShareCell;
  return (
    <div className="s-end">
      <ChoiceCell
        label={`${label}, cách lấy`}
        value={bound === undefined ? "none" : bound.closed ? "closed" : "open"}
        choices={ends[side]}
        onChange={(how) =>
          onChange(how === "none" ? undefined : { at: bound?.at ?? 0, closed: how === "closed" })
        }
      />
      {bound !== undefined && (
        <Value label={label} value={bound.at} onChange={(at) => onChange({ ...bound, at })} />
      )}
    </div>
  );
}

function withEnd(band: Band, side: "low" | "high", bound: Bound | undefined): Band {
  const { [side]: _old, ...rest } = band;
  return bound === undefined ? rest : { ...rest, [side]: bound };
}

const measures = [
  { value: "ratio", label: "Tỷ lệ" },
  { value: "count", label: "Số lượng" },
] as const;

export function StepsForm({ rule, code, onChange }: RuleFormProps<RuleOf<"steps">>): ReactNode {
  const { input, bands } = rule;
  const counts = input.of === "count";
  return (
    <>
      <ChoiceField
        label="Bậc tính theo"
        value={counts ? "count" : "ratio"}
        choices={measures}
        onChange={(measure) => {
          if ((measure === "count") === counts) return;
          const source = input.of === "sums" ? declaredSource(code, "Số liệu") : input.source;
          onChange({
            ...rule,
            input:
              measure === "count" ? { of: "count", source } : { of: "rate", source, unit: "mục" },
          });
        }}
      />
      {input.of === "count" ? (
        <SourceFields
          place="input/source"
          title="Số liệu"
          source={input.source}
          onChange={(source) => onChange({ ...rule, input: { of: "count", source } })}
        />
      ) : (
        <RatioFields
          place="input"
          title="Tỷ lệ"
          input={input}
          onChange={(ratio) => onChange({ ...rule, input: ratio })}
        />
      )}
      <Rows
        what="Bậc"
        place="rule/bands"
        rows={bands}
        onChange={(next) => onChange({ ...rule, bands: next })}
        fresh={() => nextBand(bands)}
        columns={[
          {
            key: "low",
            heading: counts ? "Từ (số lượng)" : "Từ (%)",
            render: (band, change, label) => (
              <EndCell
                side="low"
                bound={band.low}
                counts={counts}
                label={label}
                onChange={(bound) => change(withEnd(band, "low", bound))}
              />
            ),
          },
          {
            key: "high",
            heading: counts ? "Đến (số lượng)" : "Đến (%)",
            render: (band, change, label) => (
              <EndCell
                side="high"
                bound={band.high}
                counts={counts}
                label={label}
                onChange={(bound) => change(withEnd(band, "high", bound))}
              />
            ),
          },
          {
            key: "points",
            heading: "Điểm",
            render: (band, change, label) => (
              <PointsCell
                label={label}
                value={band.points}
                onChange={(points) => change({ ...band, points })}
              />
            ),
          },
        ]}
      />
    </>
  );
}

/** A new band begins where the last one ends. */
function nextBand(bands: readonly Band[]): Band {
  const last = bands[bands.length - 1];
  const high = last?.high;
  if (high === undefined) return { low: { at: 10_000, closed: true }, points: 0 };
  return { low: { at: high.at, closed: !high.closed }, points: last?.points ?? 0 };
}

const deadlines = [
  { value: "calendar", label: "ngày" },
  { value: "days", label: "số ngày" },
] as const;
const years = [
  { value: "-1", label: "năm trước" },
  { value: "0", label: "năm chấm" },
  { value: "1", label: "năm sau" },
] as const;

function deadlineOf(by: Deadline["by"]): Deadline {
  return by === "days" ? { by, days: 10 } : { by, year: 0, month: 1, day: 31 };
}

function UntilCell(props: {
  until: Deadline;
  label: string;
  onChange: (until: Deadline) => void;
}): ReactNode {
  const { until, label, onChange } = props;
  return (
    <div className="s-end">
      <ChoiceCell
        label={`${label}, cách tính`}
        value={until.by}
        choices={deadlines}
        onChange={(by) => onChange(by === until.by ? until : deadlineOf(by))}
      />
      {until.by === "days" ? (
        <CountCell
          label={`${label}, số ngày`}
          value={until.days}
          onChange={(days) => onChange({ ...until, days })}
        />
      ) : (
        <>
          <CountCell
            label={`${label}, ngày`}
            value={until.day}
            onChange={(day) => onChange({ ...until, day })}
          />
          <CountCell
            label={`${label}, tháng`}
            value={until.month}
            onChange={(month) => onChange({ ...until, month })}
          />
          <ChoiceCell
            label={`${label}, năm`}
            value={until.year === -1 ? "-1" : until.year === 0 ? "0" : "1"}
            choices={years}
            onChange={(year) =>
              onChange({ ...until, year: year === "-1" ? -1 : year === "0" ? 0 : 1 })
            }
          />
        </>
      )}
    </div>
  );
}

/** What days are counted from is asked only where days are counted. */
function withTiers(
  rule: RuleOf<"deadline-tiers">,
  tiers: readonly Tier[],
  code: string,
): RuleOf<"deadline-tiers"> {
  const { since, ...rest } = rule;
  if (!tiers.some(({ until }) => until.by === "days")) return { ...rest, tiers };
  return { ...rest, tiers, since: since ?? declaredSource(`${code}.since`, "Ngày gốc") };
}

export function TiersForm(props: RuleFormProps<RuleOf<"deadline-tiers">>): ReactNode {
  const { rule, code, onChange } = props;
  return (
    <>
      <SourceFields
        place="input"
        title="Ngày được xét"
        source={rule.input}
        onChange={(input) => onChange({ ...rule, input })}
      />
      {rule.since !== undefined && (
        <SourceFields
          place="since"
          title="Ngày gốc để đếm số ngày"
          source={rule.since}
          onChange={(since) => onChange({ ...rule, since })}
        />
      )}
      <Rows
        what="Mốc"
        place="rule/tiers"
        rows={rule.tiers}
        onChange={(tiers) => onChange(withTiers(rule, tiers, code))}
        fresh={() => ({ until: deadlineOf(rule.tiers[0]?.until.by ?? "calendar"), points: 0 })}
        columns={[
          {
            key: "until",
            heading: "Chậm nhất (lấy cả ngày này)",
            render: (tier, change, label) => (
              <UntilCell
                until={tier.until}
                label={label}
                onChange={(until) => change({ ...tier, until })}
              />
            ),
          },
          {
            key: "points",
            heading: "Điểm",
            render: (tier, change, label) => (
              <PointsCell
                label={label}
                value={tier.points}
                onChange={(points) => change({ ...tier, points })}
              />
            ),
          },
        ]}
      />
      <PointsField
        label="Muộn hơn mốc cuối"
        value={rule.after}
        onChange={(after) => onChange({ ...rule, after })}
      />
    </>
  );
}
