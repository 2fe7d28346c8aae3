import type { ReactNode } from "react";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Icon } from "@cchc/ui/icon";
import { StateMark } from "@cchc/ui/state-mark";
import { staleText } from "../appraisal/words.ts";
import type { RankRow } from "./rows.ts";

/** What is to be known of a unit's place, below its name. */
export function Marks({ row }: { row: RankRow }): ReactNode {
  const words = [
    row.provisional ? "hạng tạm" : "",
    row.shared > 1 ? `đồng hạng ${formatCount(row.shared)} đơn vị` : "",
    row.state === "scoring" ? "chưa nộp bản tự chấm" : "",
  ].filter((word) => word !== "");
  return (
    <>
      {words.length > 0 && <span className="c-unit">{words.join(", ")}</span>}
      {row.stale.length > 0 && (
        <span className="c-unit a-narrow">
          <StateMark tone="doubt">{staleText(row.stale)}</StateMark>
        </span>
      )}
    </>
  );
}

/** The total, or what there is of it; points that wait for a second person are named. */
export function TotalPoints({ row }: { row: RankRow }): ReactNode {
  return (
    <>
      {row.total === null ? (
        <span className="c-quiet">
          {row.soFar === null ? "–" : "chưa đủ"}
          {row.soFar !== null && (
            <span className="c-unit">đến nay {formatHundredths(row.soFar)}</span>
          )}
        </span>
      ) : (
        formatHundredths(row.total)
      )}
      {row.unconfirmed > 0 && (
        <span className="c-unit c-remark a-tone-doubt">
          {formatCount(row.unconfirmed)} mục chờ người thứ hai
        </span>
      )}
    </>
  );
}

/** The direction as an arrow and as words; never colour alone. */
export function Movement({ row }: { row: RankRow }): ReactNode {
  const { moved, movement, before } = row;
  if (moved === undefined) return <span className="c-quiet">{movement}</span>;
  return (
    <>
      <span className={moved > 0 ? "c-tone-settled" : moved < 0 ? "c-tone-doubt" : "c-tone-none"}>
        {moved !== 0 && <Icon name={moved > 0 ? "up" : "down"} />} {movement}
      </span>
      {moved !== 0 && <span className="c-quiet"> từ {before?.rank}</span>}
    </>
  );
}
