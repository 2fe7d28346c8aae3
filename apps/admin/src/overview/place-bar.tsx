import type { ReactNode } from "react";
import { Breadcrumbs } from "@cchc/ui/breadcrumbs";
import { PageHead } from "@cchc/ui/page";
import { Select } from "@cchc/ui/select";
import type { PeriodChoice } from "./place.ts";

export interface PathStep {
  readonly id: string;
  readonly name: string;
}

export interface PlaceHeadProps {
  /** The sentence that matters. */
  title: string;
  periods: readonly PeriodChoice[];
  period: string;
  onPeriod: (id: string) => void;
  /** From the top to the node itself. */
  path: readonly PathStep[];
  /** The units that are the person's own; what lies above them is not opened. */
  own: readonly string[];
  nodeHref: (id: string) => string;
}

/** The page's sentence, the way up the tree, and the choice of the period. */
export function PlaceHead(props: PlaceHeadProps): ReactNode {
  const { title, periods, period, onPeriod, path, own, nodeHref } = props;
  const from = path.findIndex(({ id }) => own.includes(id));
  const steps = from === -1 ? [] : path.slice(from);
  const last = steps.length - 1;
  return (
    <PageHead
      title={title}
      crumbs={
        last > 0 ? (
          <Breadcrumbs
            crumbs={steps.map(({ id, name }, index) => ({
              label: name,
              href: index === last ? undefined : nodeHref(id),
            }))}
          />
        ) : undefined
      }
      actions={
        <Select
          line
          label="Kỳ báo cáo"
          choices={periods}
          value={period}
          onChange={(event) => onPeriod(event.target.value)}
        />
      }
    />
  );
}
