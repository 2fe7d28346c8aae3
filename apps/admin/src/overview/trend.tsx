import type { ReactNode } from "react";
import type { Change } from "./overview.tsx";
import type { OverviewSearch } from "./search.ts";
import type { Place } from "./sheet-view.tsx";

export interface TrendProps {
  place: Place;
  closingDay: string;
  search: OverviewSearch;
  change: Change;
  nodeName?: string;
}

export function Trend(_props: TrendProps): ReactNode {
  return null;
}
