import { Fragment, type ReactNode } from "react";
import type { Field } from "@cchc/domain/form/form";
import { fieldsRead } from "@cchc/domain/indicator/catalogue";
import type { Indicator } from "@cchc/domain/indicator/indicator";
import { FiguresGrid, GridGroup } from "@cchc/ui/figures-grid";
import { earlierColumns, inheritedOf } from "./earlier.ts";
import { FigureRow } from "./figure-row.tsx";
import { RateRow } from "./rate-row.tsx";
import { useSheet } from "./sheet.ts";
import type { Workbook } from "./workbook-shape.ts";

/** A group of figures with the rates that can be reckoned once it is filled. */
export interface Group {
  readonly name: string;
  /** The unit that all its figures share; empty where they differ. */
  readonly unit: string;
  readonly fields: readonly Field[];
  readonly rates: readonly Indicator[];
}

/** The groups of some fields; each rate stands after the last of the figures it reads. */
export function groupsOf(fields: readonly Field[], rates: readonly Indicator[]): readonly Group[] {
  const names = [...new Set(fields.map(({ group }) => group))];
  const groupOf = new Map(fields.map(({ code, group }) => [code, names.indexOf(group)]));
  // A rate made of another area's figures alone stands at the end.
  const placeOf = (rate: Indicator): number => {
    const places = fieldsRead(rate).flatMap((code) => groupOf.get(code) ?? []);
    return places.length === 0 ? names.length - 1 : Math.max(...places);
  };
  return names.map((name, at) => {
    const own = fields.filter(({ group }) => group === name);
    const units = new Set(own.map(({ unit }) => unit));
    const [unit = ""] = units;
    return {
      name,
      unit: units.size === 1 ? unit : "",
      fields: own,
      rates: rates.filter((rate) => placeOf(rate) === at),
    };
  });
}

export interface AreaGridProps {
  title: string;
  workbook: Workbook;
  groups: readonly Group[];
}

/** All figures of an area, group by group. */
export function AreaGrid({ title, workbook, groups }: AreaGridProps): ReactNode {
  const { report } = useSheet();
  const earlier = earlierColumns(report, workbook);
  const sums = inheritedOf(report);
  const span = 3 + earlier.length;
  return (
    <>
      {sums.map(({ key, says }) => (
        <p key={key} className="c-hint w-inherited">
          {says}
        </p>
      ))}
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
            <GridGroup span={span}>
              {group.name}
              {group.unit !== "" && <span className="w-unit">, đơn vị: {group.unit}</span>}
            </GridGroup>
            {group.fields.map((field) => (
              <FigureRow
                key={field.code}
                field={field}
                earlier={earlier}
                span={span}
                showUnit={group.unit === ""}
              />
            ))}
            {group.rates.map((indicator) => (
              <RateRow key={indicator.code} indicator={indicator} earlier={earlier} />
            ))}
          </Fragment>
        ))}
      </FiguresGrid>
    </>
  );
}
