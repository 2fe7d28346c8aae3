import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api } from "../api.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { CriterionScreen } from "./criterion-screen.tsx";
import { RoundFrame } from "./round-frame.tsx";
import type { RoundHead } from "./use-round.ts";
import "./appraisal.css";

const route = getRouteApi("/workspace/tham-dinh/tieu-chi/$leaf");

/** How often others' decisions are looked for while the page is in sight, milliseconds. */
const freshEvery = 20_000;

/** One criterion across all communes on one screen, decided with the keyboard. */
export function Criterion(): ReactNode {
  const { leaf } = route.useParams();
  const { dot, muc } = route.useSearch();
  return (
    <RoundFrame dot={dot} screen="/tieu-chi">
      {(round) => <Loaded key={`${round.id} ${leaf}`} round={round} leaf={leaf} first={muc} />}
    </RoundFrame>
  );
}

interface LoadedProps {
  round: RoundHead;
  leaf: string;
  first: string | undefined;
}

function Loaded({ round, leaf, first }: LoadedProps): ReactNode {
  const read = useQuery(
    api.appraisal.criterion.queryOptions(
      { roundId: round.id, leaf },
      { placeholderData: keepPreviousData, refetchInterval: freshEvery },
    ),
  );
  if (read.isError) {
    return <FailureNotice error={read.error} onRetry={() => void read.refetch()} />;
  }
  if (read.isPending) return <Waiting />;
  return <CriterionScreen round={round} read={read.data} first={first} />;
}
