import type { ReactNode } from "react";
import { formatDay, formatInstant } from "@cchc/domain/text/days";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { LeafWhy } from "@cchc/ui/score/leaf-why";
import { StateMark } from "@cchc/ui/state-mark";
import type { CaseRow, CriterionRead } from "./cases.ts";
import { Papers } from "./papers.tsx";
import { appraisedUnitHref } from "./paths.ts";
import { itemWords } from "./words.ts";

export interface CasePanelProps {
  read: Pick<CriterionRead, "leaf" | "people">;
  row: CaseRow;
  dot: string;
}

/** Everything about the row in hand: papers, words, decision, and why it has its points. */
export function CasePanel({ read, row, dot }: CasePanelProps): ReactNode {
  const { leaf, people } = read;
  const { item, note, evidence, lastYear } = row;
  const { tone, text } = itemWords(item);
  const by = item?.decidedBy == null ? undefined : people[item.decidedBy];
  const second = item?.confirmedBy == null ? undefined : people[item.confirmedBy];
  return (
    <div className="c-why">
      <p className="c-why-title">
        <Link href={appraisedUnitHref(dot, row.unitId, leaf.code)}>{row.name}</Link>
      </p>
      {row.stale && (
        <StateMark tone="doubt">Số liệu của mục này đã đổi sau khi đơn vị nộp</StateMark>
      )}
      <h3>Minh chứng</h3>
      <Papers papers={evidence} wanted={leaf.evidence} large />
      {note !== null && (
        <>
          <h3>Ghi chú của đơn vị</h3>
          <p>{note}</p>
        </>
      )}
      <h3>Quyết định</h3>
      <p>
        <StateMark tone={tone}>{text}</StateMark>
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
      <LeafWhy leaf={leaf} result={row.result} />
    </div>
  );
}
