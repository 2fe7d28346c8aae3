import type { ReactNode } from "react";
import { Breadcrumbs } from "@cchc/ui/breadcrumbs";
import { Select } from "@cchc/ui/select";
import type { PeriodChoice } from "./place.ts";

export interface PathStep {
  readonly id: string;
  readonly name: string;
}

export interface PlaceBarProps {
  periods: readonly PeriodChoice[];
  period: string;
  onPeriod: (id: string) => void;
  /** From the top to the node itself. */
  path: readonly PathStep[];
  /** Nodes that the person may look at; those above are words only. */
  reachable: (id: string) => boolean;
  nodeHref: (id: string) => string;
  /** Units just below that can be opened. */
  below: readonly PathStep[];
  onNode: (id: string) => void;
}

/** Which period and which unit, and the way to others. */
export function PlaceBar(props: PlaceBarProps): ReactNode {
  const { periods, period, onPeriod, path, reachable, nodeHref, below, onNode } = props;
  const visible = path.filter(({ id }) => reachable(id));
  return (
    <>
      {visible.length > 1 && (
        <Breadcrumbs
          crumbs={visible.map(({ id, name }, index) =>
            index === visible.length - 1 ? { label: name } : { label: name, href: nodeHref(id) },
          )}
        />
      )}
      <div className="c-toolbar a-place">
        <Select
          line
          label="Kỳ báo cáo"
          choices={periods}
          value={period}
          onChange={(event) => onPeriod(event.target.value)}
        />
        {below.length > 0 && (
          <Select
            line
            label="Xem riêng"
            choices={[
              { value: "", label: "Toàn địa bàn" },
              ...below.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value=""
            onChange={(event) => {
              if (event.target.value !== "") onNode(event.target.value);
            }}
          />
        )}
      </div>
    </>
  );
}
