import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { formatDay, formatInstant, todayInVietnam } from "@cchc/domain/text/days";
import { formatCount, formatDifference, formatHundredths } from "@cchc/domain/text/numbers";
import { searchKey } from "@cchc/domain/text/search-key";
import type { DataColumn, Sort } from "@cchc/ui/data-table";
import { Link } from "@cchc/ui/link";
import { StateMark } from "@cchc/ui/state-mark";
import type { Outputs } from "../api.ts";
import { appraisedUnitHref } from "./paths.ts";
import type { RoundUnit } from "./standing.ts";
import { scoreTones, staleText } from "./words.ts";

type Column = DataColumn<RoundUnit>;

/** The columns of the table of communes; with the survey where the set asks for one. */
export function columnsOf(
  dot: string,
  { survey }: Pick<Outputs["appraisal"]["overview"], "survey">,
): readonly Column[] {
  const count = (value: number): string => (value === 0 ? "–" : formatCount(value));
  return [
    {
      key: "name",
      heading: "Xã, phường",
      sortable: true,
      cell: (unit) => (
        <>
          {unit.state === "scoring" ? (
            unit.name
          ) : (
            <Link href={appraisedUnitHref(dot, unit.unitId)}>{unit.name}</Link>
          )}
          {unit.stale.length > 0 && (
            <span className="c-unit a-narrow">
              <StateMark tone="doubt">{staleText(unit.stale)}</StateMark>
            </span>
          )}
        </>
      ),
    },
    {
      key: "state",
      heading: "Tình trạng",
      sortable: true,
      cell: ({ state }) => (
        <StateMark tone={scoreTones[state]}>{scoreStateLabels[state]}</StateMark>
      ),
    },
    {
      key: "submittedAt",
      heading: "Ngày nộp",
      sortable: true,
      cell: ({ submittedAt }) => (
        <span className="c-nowrap" title={submittedAt === null ? "" : formatInstant(submittedAt)}>
          {submittedAt === null ? "–" : formatDay(todayInVietnam(new Date(submittedAt)))}
        </span>
      ),
    },
    {
      key: "waiting",
      heading: "Chưa thẩm định",
      unit: "mục",
      align: "right",
      sortable: true,
      cell: (unit) =>
        unit.state === "scoring" ? (
          ""
        ) : (
          <>
            {count(unit.waiting)}
            {unit.paused > 0 && (
              <span className="c-unit c-remark">{formatCount(unit.paused)} chờ đơn vị nộp lại</span>
            )}
          </>
        ),
    },
    {
      key: "changed",
      heading: "Chấm khác",
      unit: "mục",
      align: "right",
      sortable: true,
      cell: ({ state, changed }) => (state === "scoring" ? "" : count(changed)),
    },
    {
      key: "returned",
      heading: "Trả lại",
      unit: "mục",
      align: "right",
      sortable: true,
      cell: ({ state, returned, answered }) => (
        <>
          {state === "scoring" ? "" : count(returned + answered)}
          {answered > 0 && <span className="c-unit">{answered} đã giải trình</span>}
          {state === "submitted" && returned > 0 && (
            <span className="c-unit a-tone-doubt">{formatCount(returned)} chưa gửi</span>
          )}
        </>
      ),
    },
    {
      key: "self",
      heading: "Tự chấm",
      unit: "điểm",
      align: "right",
      sortable: true,
      cell: ({ self }) => (self === null ? "" : formatHundredths(self)),
    },
    {
      key: "current",
      heading: "Hiện tại",
      unit: "điểm",
      align: "right",
      sortable: true,
      cell: ({ self, current, unconfirmed }) =>
        current === null ? (
          ""
        ) : (
          <>
            {formatHundredths(current)}
            {self !== null && current !== self && (
              <span className="c-unit">{formatDifference(current - self)}</span>
            )}
            {unconfirmed > 0 && (
              <span className="c-unit c-remark a-tone-doubt">
                {formatCount(unconfirmed)} chờ người thứ hai
              </span>
            )}
          </>
        ),
    },
    ...(survey
      ? [
          {
            key: "total",
            heading: "Cả khảo sát",
            unit: "điểm",
            align: "right",
            sortable: true,
            cell: ({ total, grade, surveyed, state, soFar }) => {
              if (total !== null) {
                return (
                  <>
                    {formatHundredths(total)}
                    {grade !== null && <span className="c-unit">{grade}</span>}
                  </>
                );
              }
              if (state === "scoring" || soFar === null) return "";
              return (
                <>
                  {surveyed ? "chưa đủ" : "chờ khảo sát"}
                  {surveyed && <span className="c-unit">đến nay {formatHundredths(soFar)}</span>}
                </>
              );
            },
          } satisfies Column,
        ]
      : []),
  ];
}

function valueOf(unit: RoundUnit, key: string): string | number {
  switch (key) {
    case "state":
      return scoreStateLabels[unit.state];
    case "submittedAt":
      return unit.submittedAt ?? "";
    case "waiting":
    case "changed":
      return unit[key];
    case "returned":
      return unit.returned + unit.answered;
    case "self":
    case "current":
    case "total":
      return unit[key] ?? Number.NEGATIVE_INFINITY;
    default:
      return searchKey(unit.name);
  }
}

/** The communes by one column; as they come where none was chosen. */
export function sorted(units: readonly RoundUnit[], sort: Sort | undefined): readonly RoundUnit[] {
  if (sort === undefined) return units;
  const way = sort.direction === "ascending" ? 1 : -1;
  const list = [...units];
  list.sort((a, b) => {
    const [one, other] = [valueOf(a, sort.key), valueOf(b, sort.key)];
    return one === other ? 0 : one < other ? -way : way;
  });
  return list;
}
