import type { ReactNode } from "react";
import { LinkButton } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { type RoundHead, useRound } from "./use-round.ts";

export interface RoundGateProps {
  /** The round in the address. */
  dot: string | undefined;
  /** What a first round would bring. */
  none: string;
  /** The same screen with the latest round. */
  latest: string;
  children: (round: RoundHead) => ReactNode;
}

/** Finds the round of the address for the screens inside; says so where there is none. */
export function RoundGate({ dot, none, latest, children }: RoundGateProps): ReactNode {
  const { rounds, list, round } = useRound(dot);
  if (rounds.isError) {
    return <FailureNotice error={rounds.error} onRetry={() => void rounds.refetch()} />;
  }
  if (rounds.isPending) return <Waiting />;
  if (round !== undefined) return children(round);
  return list.length === 0 ? (
    <Empty
      title="Chưa có đợt chấm điểm nào"
      actions={<LinkButton href={hrefTo("/dot-cham")}>Mở đợt chấm điểm</LinkButton>}
    >
      {none}
    </Empty>
  ) : (
    <Empty
      title="Không có đợt chấm điểm này"
      actions={<LinkButton href={latest}>Về đợt mới nhất</LinkButton>}
    >
      Đường dẫn có thể đã cũ, hoặc đợt chấm thuộc nơi khác.
    </Empty>
  );
}
