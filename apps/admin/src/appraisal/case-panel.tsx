import type { ReactNode } from "react";
import type { Leaf } from "@cchc/domain/criteria/set";
import type { LeafResult } from "@cchc/domain/scoring/because";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { LeafWhy } from "@cchc/ui/score/leaf-why";
import { StateMark } from "@cchc/ui/state-mark";
import type { CaseRow } from "./cases.ts";
import { Papers } from "./papers.tsx";
import { appraisedUnitHref } from "./paths.ts";
import { itemWords } from "./words.ts";

export interface CasePanelProps {
  read: {
    readonly leaf: Leaf;
    /** Names of people by their ids. */
    readonly people: Readonly<Record<string, string>>;
  };
  row: CaseRow;
  /** As it stands after appraisal and survey; what was claimed where absent. */
  current?: LeafResult;
  dot: string;
}

/** Everything about the row in hand: papers, words, decision, and why it has its points. */
export function CasePanel({ read, row, current, dot }: CasePanelProps): ReactNode {
  const { leaf, people } = read;
  const { item, note, evidence, lastYear } = row;
  const { tone, text } = itemWords(row);
  const by = item?.decidedBy == null ? undefined : people[item.decidedBy];
  const second = item?.confirmedBy == null ? undefined : people[item.confirmedBy];
  return (
    <div className="c-why">
      <p className="c-why-title">
        <Link href={appraisedUnitHref(dot, row.unitId, leaf.code)}>{row.name}</Link>
      </p>
      {row.stale && (
        <StateMark tone="doubt">Căn cứ của mục này đã đổi sau khi đơn vị nộp</StateMark>
      )}
      {leaf.survey !== true && (
        <>
          <h3>Minh chứng</h3>
          <Papers papers={evidence} wanted={leaf.evidence} large />
        </>
      )}
      {row.claimReason !== null && (
        <>
          <h3>Lý do tự chấm</h3>
          <p>{row.claimReason}</p>
        </>
      )}
      {note !== null && (
        <>
          <h3>Ghi chú của đơn vị</h3>
          <p>{note}</p>
        </>
      )}
      <h3>Quyết định</h3>
      <p>
        {leaf.survey === true ? (
          <StateMark tone="none">Theo khảo sát</StateMark>
        ) : (
          <StateMark tone={tone}>{text}</StateMark>
        )}
      </p>
      {item?.reason != null && <p>{item.reason}</p>}
      {item?.replyDue != null && item.state === "returned" && (
        <p className="c-quiet">Hạn trả lời {formatDay(item.replyDue)}</p>
      )}
      {item?.reply != null && <p>Đơn vị trả lời: {item.reply}</p>}
      {by !== undefined && item?.decidedAt != null && (
        <p className="c-quiet c-small">
          {by}, {formatInstant(item.decidedAt)}
          {second !== undefined && `; xác nhận: ${second}`}
        </p>
      )}
      {lastYear !== null && <p className="c-quiet">Năm trước: {formatHundredths(lastYear)} điểm</p>}
      <h3>{pointsName(leaf, current)}</h3>
      <LeafWhy leaf={leaf} result={current ?? row.result} />
    </div>
  );
}

/** Whose points the explanation below is of. */
function pointsName({ survey }: Leaf, current: LeafResult | undefined): string {
  if (survey === true) return "Điểm khảo sát";
  return current === undefined ? "Điểm đơn vị tự chấm" : "Điểm hiện tại";
}
