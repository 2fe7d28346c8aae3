import type { ReactNode } from "react";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Distribution } from "../distribution.tsx";

export interface TotalDistributionProps {
  /** The sentence that matters. */
  title: string;
  /** `total`: points in hundredths. */
  units: readonly {
    readonly unitId: string;
    readonly name: string;
    readonly total: number | null;
  }[];
}

/** How the totals of many units lie. */
export function TotalDistribution({ title, units }: TotalDistributionProps): ReactNode {
  return (
    <Distribution
      title={title}
      items={units.map(({ unitId, name, total }) => ({
        key: unitId,
        label: name,
        value: total ?? 0,
        text: formatHundredths(total ?? 0),
      }))}
      format={(value) => formatHundredths(Math.round(value))}
      valueHeading="Tổng điểm"
    />
  );
}
