import type { ReactNode } from "react";
import type { Change } from "./overview.tsx";
import type { OverviewSearch } from "./search.ts";
import type { Place } from "./sheet-view.tsx";

export interface SpreadProps {
  place: Place;
  closingDay: string;
  search: OverviewSearch;
  change: Change;
  nodeName?: string;
}

export function Spread(_props: SpreadProps): ReactNode {
  return null;
}
