import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Breadcrumbs } from "@cchc/ui/breadcrumbs";
import { LinkButton } from "@cchc/ui/button";
import { PageHead } from "@cchc/ui/page";
import { Select } from "@cchc/ui/select";
import { RoundGate } from "../appraisal/round-gate.tsx";
import { roundChoices, type RoundHead, useRound } from "../appraisal/use-round.ts";
import { Facts } from "../frame/frame-state.tsx";
import { router } from "../router.tsx";
import { may } from "../session.ts";
import { type RankingScreen, rankingHref } from "./paths.ts";

const workspace = getRouteApi("/workspace");

export interface RankingFrameProps {
  /** The round in the address. */
  dot: string | undefined;
  screen: RankingScreen;
  children: (round: RoundHead) => ReactNode;
}

/** The round of the address, told above the screen inside. */
export function RankingFrame({ dot, screen, children }: RankingFrameProps): ReactNode {
  return (
    <RoundGate
      dot={dot}
      none="Mở một đợt chấm; hạng hiện ở đây ngay khi xã, phường đầu tiên nộp bản tự chấm."
      latest={rankingHref(screen, {})}
    >
      {(round) => (
        <div className="c-stack">
          <Facts unit={round.rootName} period={round.name} illustration={round.illustration} />
          {children(round)}
        </div>
      )}
    </RoundGate>
  );
}

export interface RankingTitleProps {
  round: RoundHead;
  screen: RankingScreen;
  /** The sentence that matters. */
  title: string;
  lead?: ReactNode;
}

/** The sentence, with the ways to what else is done with a result. */
export function RankingTitle({ round, screen, title, lead }: RankingTitleProps): ReactNode {
  const { me } = workspace.useRouteContext();
  const to = (other: RankingScreen): string => rankingHref(other, { dot: round.id });
  return (
    <PageHead
      title={title}
      lead={lead}
      crumbs={
        screen === "" ? undefined : (
          <Breadcrumbs
            crumbs={[
              { label: `Xếp hạng: ${round.name}`, href: to("") },
              { label: screen === "/thu-sua" ? "Thử sửa tiêu chí" : "Công bố" },
            ]}
          />
        )
      }
      actions={
        screen === "" && (
          <>
            {round.manageable && <LinkButton href={to("/thu-sua")}>Thử sửa tiêu chí…</LinkButton>}
            <LinkButton
              href={to("/cong-bo")}
              tone={may(me, "publication.manage") ? "primary" : "secondary"}
            >
              Công bố…
            </LinkButton>
          </>
        )
      }
    />
  );
}

/** Another round, on the same screen. */
export function RoundChoice(props: Pick<RankingTitleProps, "round" | "screen">): ReactNode {
  const { round, screen } = props;
  const { list } = useRound(round.id);
  if (list.length < 2) return null;
  return (
    <Select
      line
      label="Đợt chấm điểm"
      choices={roundChoices(list)}
      value={round.id}
      onChange={(event) => router.history.push(rankingHref(screen, { dot: event.target.value }))}
    />
  );
}
