import { useQuery } from "@tanstack/react-query";
import { api, type Outputs } from "../api.ts";

export type RoundHead = Outputs["rounds"]["list"][number];

/** The rounds that concern the person, and the one asked for; the latest where none was. */
export function useRound(asked: string | undefined) {
  const rounds = useQuery(api.rounds.list.queryOptions(undefined, { staleTime: 60_000 }));
  const list = rounds.data ?? [];
  const round = asked === undefined ? list[0] : list.find(({ id }) => id === asked);
  return { rounds, list, round };
}

/** Rounds as a list to choose from; whose they are is said only where they are not all of one unit. */
export function roundChoices(list: readonly RoundHead[]) {
  return list.map(({ id, name, rootId, rootName }) => ({
    value: id,
    label: list.every((one) => one.rootId === rootId) ? name : `${name} – ${rootName}`,
  }));
}
