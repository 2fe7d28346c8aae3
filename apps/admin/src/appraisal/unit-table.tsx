import type { ReactNode } from "react";
import type { LeafResult } from "@cchc/domain/scoring/because";
import { formatInstant } from "@cchc/domain/text/days";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { StateMark } from "@cchc/ui/state-mark";
import { Papers } from "./papers.tsx";
import { appraisalHref, criterionHref } from "./paths.ts";
import type { UnitLeaf } from "./unit-rows.ts";
import { itemKey } from "./use-verdicts.ts";
import { itemWords } from "./words.ts";

export interface UnitTableProps {
  leaves: readonly UnitLeaf[];
  /** Names of people by their ids. */
  people: Readonly<Record<string, string>>;
  roundId: string;
  current: string | undefined;
  busy: ReadonlySet<string>;
  onCurrent: (leaf: string) => void;
}

const columns = 6;

/** Every leaf of one commune under its area. */
export function UnitTable(props: UnitTableProps): ReactNode {
  const areas = [...new Set(props.leaves.map(({ area }) => area))];
  return (
    <div className="c-table-box">
      <table className="c-table a-cases a-unit-table">
        <caption className="c-sr">
          Điểm từng mục: tự chấm, thẩm định, điểm cuối. J và K hoặc mũi tên để chuyển dòng.
        </caption>
        <thead>
          <tr>
            <th scope="col">Tiêu chí</th>
            <th scope="col" className="c-num">
              Tự chấm<span className="c-unit">điểm</span>
            </th>
            <th scope="col" className="c-num">
              Điểm cuối<span className="c-unit">điểm</span>
            </th>
            <th scope="col">Quyết định</th>
            <th scope="col">Ai, khi nào, vì sao</th>
            <th scope="col">Minh chứng</th>
          </tr>
        </thead>
        {areas.map((area) => (
          <tbody key={area}>
            <tr className="c-group">
              <th scope="rowgroup" colSpan={columns}>
                {area}
              </th>
            </tr>
            {props.leaves
              .filter((one) => one.area === area)
              .map((one) => (
                <Row key={one.leaf.code} one={one} {...props} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function text(result: LeafResult): string {
  if (result.state === "scored") return formatHundredths(result.points);
  return result.state === "missing" ? "chưa có" : "không tính";
}

function Row({ one, ...props }: UnitTableProps & { one: UnitLeaf }): ReactNode {
  const { leaf, row, current } = one;
  const { item } = row;
  const { tone, text: words } = itemWords(row);
  const nameOf = (id: string | null | undefined): string | undefined =>
    id == null ? undefined : props.people[id];
  const by = nameOf(item?.decidedBy);
  const second = nameOf(item?.confirmedBy);
  const survey = leaf.survey === true;
  return (
    <tr
      data-leaf={leaf.code}
      data-selected={leaf.code === props.current ? "" : undefined}
      onFocus={() => props.onCurrent(leaf.code)}
      onClick={() => props.onCurrent(leaf.code)}
    >
      <th scope="row" className="a-leaf">
        <Link
          href={
            survey
              ? appraisalHref("/khao-sat", { dot: props.roundId })
              : criterionHref(props.roundId, leaf.code, row.unitId)
          }
        >
          {leaf.code} {leaf.label}
        </Link>
        {row.stale && (
          <span className="c-unit">
            <StateMark tone="doubt">căn cứ đã đổi</StateMark>
          </span>
        )}
      </th>
      <td className="c-num">{survey ? "" : text(row.result)}</td>
      <td className="c-num">
        <b>{text(current)}</b>
        <span className="c-unit">trên {formatHundredths(leaf.max)}</span>
      </td>
      <td className="a-decision">
        {survey ? (
          <StateMark tone="none">Theo khảo sát</StateMark>
        ) : props.busy.has(itemKey({ unitId: row.unitId, leaf: leaf.code })) ? (
          <StateMark tone="accent">Đang ghi…</StateMark>
        ) : (
          <StateMark tone={tone}>{words}</StateMark>
        )}
      </td>
      <td className="c-small a-who">
        {item?.reason != null && <span className="a-input">{item.reason}</span>}
        {item?.reply != null && <span className="a-input">Đơn vị: {item.reply}</span>}
        {by !== undefined && item?.decidedAt != null && (
          <span className="c-quiet">
            {by}, {formatInstant(item.decidedAt)}
            {second !== undefined && `; xác nhận: ${second}`}
          </span>
        )}
      </td>
      <td className="a-papers">
        {!survey && <Papers papers={row.evidence} wanted={leaf.evidence} />}
      </td>
    </tr>
  );
}
