import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { PageHead } from "@cchc/ui/page";
import { Select } from "@cchc/ui/select";
import { TabLinks } from "@cchc/ui/tabs";
import { router } from "../router.tsx";
import { Facts } from "../frame/frame-state.tsx";
import { type AppraisalScreen, appraisalHref } from "./paths.ts";
import { RoundGate } from "./round-gate.tsx";
import { roundChoices, type RoundHead, useRound } from "./use-round.ts";

const tabs: readonly { readonly screen: AppraisalScreen; readonly label: string }[] = [
  { screen: "", label: "Từng xã, phường" },
  { screen: "/tieu-chi", label: "Từng tiêu chí" },
  { screen: "/hang-doi", label: "Hàng đợi" },
  { screen: "/khao-sat", label: "Khảo sát" },
];

export interface RoundFrameProps {
  /** The round in the address. */
  dot: string | undefined;
  screen: AppraisalScreen;
  children: (round: RoundHead) => ReactNode;
}

/** The round of the address, told above the screen inside. */
export function RoundFrame({ dot, screen, children }: RoundFrameProps): ReactNode {
  return (
    <RoundGate
      dot={dot}
      none="Đợt chấm điểm nêu bộ tiêu chí, kỳ báo cáo và thời hạn; xã, phường tự chấm sau khi đợt được mở."
      latest={appraisalHref(screen, {})}
    >
      {(round) => (
        <>
          <Facts
            unit={round.rootName}
            period={round.name}
            state={`Hạn thẩm định ${formatDay(round.appraisalDue)}`}
            illustration={round.illustration}
          />
          {children(round)}
        </>
      )}
    </RoundGate>
  );
}

export interface RoundHeadProps {
  round: RoundHead;
  screen: AppraisalScreen;
  /** The sentence that matters. */
  title: string;
  lead?: ReactNode;
}

/** The sentence, the choice of the round and the four ways to look at it. */
export function RoundTitle({ round, screen, title, lead }: RoundHeadProps): ReactNode {
  const { list } = useRound(round.id);
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
              choices={roundChoices(list)}
              value={round.id}
              onChange={(event) => {
                router.history.push(appraisalHref(screen, { dot: event.target.value }));
              }}
            />
          ) : undefined
        }
      />
      <TabLinks
        label="Cách xem đợt chấm điểm"
        tabs={tabs.map((tab) => ({
          href: appraisalHref(tab.screen, { dot: round.id }),
          label: tab.label,
          current: tab.screen === screen,
        }))}
      />
    </>
  );
}
