import { Fragment, type ReactNode } from "react";
import type { Field } from "@cchc/domain/form/form";
import type { Indicator } from "@cchc/domain/indicator/indicator";
import { FiguresGrid, type GridColumn, GridGroup } from "@cchc/ui/figures-grid";
import { FigureRow } from "./figure-row.tsx";
import { RateRow } from "./rate-row.tsx";
import type { Workbook } from "./workbook.ts";

/** A group of figures with the rates that can be reckoned once it is filled. */
export interface Group {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly rates: readonly Indicator[];
}

/** The groups of some fields; each rate stands after the last of the figures it reads. */
export function groupsOf(fields: readonly Field[], rates: readonly Indicator[]): readonly Group[] {
  const names = [...new Set(fields.map(({ group }) => group))];
  const groupOf = new Map(fields.map(({ code, group }) => [code, names.indexOf(group)]));
  const placeOf = ({ numerator, denominator }: Indicator): number =>
    Math.max(...[...numerator, ...denominator].map((code) => groupOf.get(code) ?? -1));
  return names.map((name, at) => ({
    name,
    fields: fields.filter(({ group }) => group === name),
    rates: rates.filter((rate) => placeOf(rate) === at),
  }));
}

/** At most three earlier periods: the last one stays on narrow screens too. */
const mostEarlier = 3;

export function earlierColumns(workbook: Workbook): readonly GridColumn[] {
  return workbook.past.slice(0, mostEarlier).map(({ period }, at) => ({
    key: `${period.from} ${period.to}`,
    heading: period.name,
    earlier: at === 0 ? "last" : "old",
  }));
}

export interface AreaGridProps {
  title: string;
  workbook: Workbook;
  groups: readonly Group[];
}

/** All figures of an area, group by group. */
export function AreaGrid({ title, workbook, groups }: AreaGridProps): ReactNode {
  const earlier = earlierColumns(workbook);
  const span = 3 + earlier.length;
  return (
    <FiguresGrid
      caption={title}
      captionHidden
      firstHeading="Chỉ tiêu"
      columns={[
        { key: "now", heading: "Kỳ này" },
        { key: "tools", heading: <span className="c-sr">Trả lời khác</span> },
        ...earlier,
      ]}
    >
      {groups.map((group) => (
        <Fragment key={group.name}>
          <GridGroup span={span}>{group.name}</GridGroup>
          {group.fields.map((field) => (
            <FigureRow key={field.code} field={field} earlier={earlier} span={span} />
          ))}
          {group.rates.map((indicator) => (
            <RateRow key={indicator.code} indicator={indicator} earlier={earlier} />
          ))}
        </Fragment>
      ))}
    </FiguresGrid>
  );
}
