import type { ReactNode } from "react";
import { LinkButton } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { PageHead } from "@cchc/ui/page";
import { Select } from "@cchc/ui/select";
import { TabLinks } from "@cchc/ui/tabs";
import { type RoundHead, useRound } from "../appraisal/use-round.ts";
import { Facts } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { router } from "../router.tsx";
import { type RankingScreen, rankingHref } from "./paths.ts";

export interface RankingFrameProps {
  /** The round in the address. */
  dot: string | undefined;
  screen: RankingScreen;
  children: (round: RoundHead) => ReactNode;
}

/** Finds the round of the address for the screens inside; says so where there is none. */
export function RankingFrame({ dot, screen, children }: RankingFrameProps): ReactNode {
  const { rounds, list, round } = useRound(dot);
  if (rounds.isError) {
    return <FailureNotice error={rounds.error} onRetry={() => void rounds.refetch()} />;
  }
  if (rounds.isPending) return <Waiting />;
  if (round === undefined) {
    return list.length === 0 ? (
      <Empty
        title="Chưa có đợt chấm điểm nào"
        actions={<LinkButton href={hrefTo("/dot-cham")}>Mở đợt chấm điểm</LinkButton>}
      >
        Mở một đợt chấm; hạng hiện ở đây ngay khi xã, phường đầu tiên nộp bản tự chấm.
      </Empty>
    ) : (
      <Empty
        title="Không có đợt chấm điểm này"
        actions={<LinkButton href={rankingHref(screen, {})}>Về đợt mới nhất</LinkButton>}
      >
        Đường dẫn có thể đã cũ, hoặc đợt chấm thuộc nơi khác.
      </Empty>
    );
  }
  return (
    <div className="c-stack">
      <Facts unit={round.rootName} period={round.name} illustration={round.illustration} />
      {children(round)}
    </div>
  );
}

const screens = [
  { screen: "", label: "Xếp hạng" },
  { screen: "/thu-sua", label: "Thử sửa tiêu chí" },
  { screen: "/cong-bo", label: "Công bố" },
] as const satisfies readonly { readonly screen: RankingScreen; readonly label: string }[];

export interface RankingTitleProps {
  round: RoundHead;
  screen: RankingScreen;
  /** The sentence that matters. */
  title: string;
  lead?: ReactNode;
}

/** The sentence, the choice of the round and the three things to do with its result. */
export function RankingTitle({ round, screen, title, lead }: RankingTitleProps): ReactNode {
  const { list } = useRound(round.id);
  const shown = screens.filter((each) => each.screen !== "/thu-sua" || round.manageable);
  return (
    <>
      <PageHead
        title={title}
        lead={lead}
        actions={
          list.length > 1 ? (
            <Select
              line
              label="Đợt chấm điểm"
              choices={list.map(({ id, name, rootName }) => ({
                value: id,
                label: `${name} – ${rootName}`,
              }))}
              value={round.id}
              onChange={(event) =>
                router.history.push(rankingHref(screen, { dot: event.target.value }))
              }
            />
          ) : undefined
        }
      />
      <TabLinks
        label="Việc với kết quả"
        tabs={shown.map((each) => ({
          href: rankingHref(each.screen, { dot: round.id }),
          label: each.label,
          current: each.screen === screen,
        }))}
      />
    </>
  );
}
