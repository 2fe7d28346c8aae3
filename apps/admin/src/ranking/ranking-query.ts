import { fromColumns } from "@cchc/domain/rollup/columns";
import { api, type Outputs } from "../api.ts";

/** The ranking of a round, a row a unit, as screens use it. */
export type Ranking = ReturnType<typeof inRows>;
export type RankedUnit = Ranking["units"][number];

// It comes as columns: rows of the whole country are three times the size.
function inRows({ units, ...ranking }: Outputs["ranking"]["read"]) {
  return { ...ranking, units: fromColumns(units) };
}

export function rankingOptions(roundId: string) {
  return api.ranking.read.queryOptions({ roundId }, { staleTime: 15_000, select: inRows });
}
