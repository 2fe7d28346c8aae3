import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { api, type Outputs } from "../api.ts";
import { ownUnits } from "../session.ts";
import { formLabel } from "../text/labels.ts";

export type PeriodRow = Outputs["periods"]["list"][number];

const workspace = getRouteApi("/workspace");

/** A period to choose, once for all reviewers who opened it for their own communes. */
export interface PeriodChoice {
  readonly value: string;
  readonly label: string;
  readonly group: string;
}

function sameReport(a: PeriodRow, b: PeriodRow): boolean {
  return a.form === b.form && a.kind === b.kind && a.year === b.year && a.name === b.name;
}

/** Periods to choose from, latest first. Several reviewers' periods of one report are one line. */
export function periodChoices(periods: readonly PeriodRow[], current?: string): PeriodChoice[] {
  const shown: PeriodRow[] = [];
  for (const period of periods) {
    const at = shown.findIndex((other) => sameReport(other, period));
    if (at === -1) shown.push(period);
    else if (period.id === current) shown[at] = period;
  }
  return shown.map(({ id, name, form }) => ({ value: id, label: name, group: formLabel(form) }));
}

/** The newest period with reports handed in, else the newest that has closed, else the newest of all. */
export function defaultPeriod(periods: readonly PeriodRow[], today: string): PeriodRow | undefined {
  return (
    periods.find(({ form, handedIn }) => form === "annual" && handedIn > 0) ??
    periods.find(({ handedIn }) => handedIn > 0) ??
    periods.find(({ form, to }) => form === "annual" && to <= today) ??
    periods.find(({ to }) => to <= today) ??
    periods[0]
  );
}

/** Which period and which node of the tree a screen is about, from its address or by default. */
export function usePlace({
  ky,
  nut,
}: {
  readonly ky?: string | undefined;
  readonly nut?: string | undefined;
}) {
  const { me } = workspace.useRouteContext();
  const periods = useQuery(api.periods.list.queryOptions(undefined, { staleTime: 60_000 }));
  const list = periods.data ?? [];
  const period = list.find(({ id }) => id === ky) ?? defaultPeriod(list, me.today);
  const own = ownUnits(me, "review.read");
  const home = own.find(({ id }) => id === period?.rootId) ?? own[0];
  // What a unit took over is looked at where it stood: the person's own unit was elsewhere then.
  const nodeId = period?.takenOver === true ? period.rootId : home?.id;
  return { me, periods, period, nodeId: nut ?? nodeId };
}
