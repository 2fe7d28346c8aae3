import type { ReactNode } from "react";
import { formatCount } from "@cchc/domain/text/numbers";
import { formatDay } from "@cchc/domain/text/days";
import { Bar, type BarPart } from "@cchc/ui/bar";
import type { Tally } from "./headline.ts";
import type { OverviewRow } from "./rows.ts";

const parts: readonly (Omit<BarPart, "count" | "text"> & { key: keyof Tally })[] = [
  { key: "onTime", label: "nộp đúng hạn", tone: "settled" },
  { key: "late", label: "nộp muộn", tone: "doubt" },
  { key: "returned", label: "bị trả lại, đang sửa", tone: "accent" },
  { key: "waiting", label: "chưa nộp, còn hạn", tone: "plain" },
  { key: "overdue", label: "quá hạn chưa nộp", tone: "wrong" },
];

export interface StandingBarProps {
  tally: Tally;
  due: string;
  rows: readonly OverviewRow[];
}

/** Timeliness as one bar, completeness in its sentence. */
export function StandingBar({ tally, due, rows }: StandingBarProps): ReactNode {
  const started = rows.filter(({ areas }) => areas.some(({ answered }) => answered > 0));
  const count = (pick: "required" | "requiredAnswered"): number =>
    started.reduce((sum, { areas }) => sum + areas.reduce((all, area) => all + area[pick], 0), 0);
  const begun = started.length;
  const required = count("required");
  const filled =
    required === 0
      ? `${formatCount(begun)} đơn vị đã bắt đầu nhập`
      : `${formatCount(count("requiredAnswered"))}/${formatCount(required)} ô bắt buộc đã nhập ở ${formatCount(begun)} đơn vị đã bắt đầu`;
  return (
    <Bar
      title={`Hạn nộp ${formatDay(due)}. ${filled}.`}
      countHeading="Xã, phường"
      parts={parts
        .map((part) => ({ ...part, count: tally[part.key], text: formatCount(tally[part.key]) }))
        .filter((part) => part.count > 0)}
    />
  );
}
