import { type RawSearch, textOf, wordOf } from "../frame/search.ts";

/** What of a plan is looked at. */
export const planViews = ["bang", "phu-luc"] as const;

export interface PlanSearch {
  readonly id?: string;
  readonly xem?: (typeof planViews)[number];
}

/** Takes what is understood of an address and leaves out the rest. */
export function readPlanSearch(raw: RawSearch): PlanSearch {
  const id = textOf(raw, "id");
  const view = wordOf(raw, "xem", planViews);
  return { ...(id === undefined ? {} : { id }), ...(view === undefined ? {} : { xem: view }) };
}
