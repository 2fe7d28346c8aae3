import "@cchc/ui/paper.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { FigureRun } from "@cchc/domain/report-text/block";
import { formatCount } from "@cchc/domain/text/numbers";
import { Empty } from "@cchc/ui/empty";
import { PaperSheet } from "@cchc/ui/paper/paper-sheet";
import { SaveButtons } from "@cchc/ui/paper/save-buttons";
import { api } from "../api.ts";
import { Aside, Facts } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { periodChoices, usePlace } from "../overview/place.ts";
import { PlaceHead } from "../overview/place-bar.tsx";
import { ownUnits } from "../session.ts";
import { formLabel } from "../text/labels.ts";
import { FigureWhy } from "./figure-why.tsx";
import { PapersJob } from "./job.tsx";
import { useTexts } from "./texts.tsx";

const route = getRouteApi("/workspace/bao-cao-tong-hop");

interface Pressed {
  readonly figure: FigureRun;
  readonly at: number;
}

/** The report that sums all communes, and the reports of each of them in one go. */
export function Papers(): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { me, periods, period, nodeId } = usePlace(search);
  const place = { periodId: period?.id ?? "", nodeId: nodeId ?? "" };
  const rollUp = useQuery(
    api.papers.rollUp.queryOptions(place, {
      enabled: period !== undefined && nodeId !== undefined,
      staleTime: 0,
    }),
  );
  const [pressed, setPressed] = useState<Pressed>();
  const slots = useTexts(place, rollUp.data?.slots ?? [], me.username);

  if (periods.isError) {
    return <FailureNotice error={periods.error} onRetry={() => void periods.refetch()} />;
  }
  if (periods.isPending) return <Waiting />;
  if (period === undefined) return <Empty title="Chưa có kỳ báo cáo nào" />;
  const paper = rollUp.data;
  const own = ownUnits(me, "review.read").map(({ id }) => id);
  return (
    <div className="c-stack">
      <Facts
        unit={paper?.node.name ?? me.grants[0]?.unit.name ?? ""}
        period={`${period.name} · ${formLabel(period.form)}`}
        illustration={paper?.period.illustration}
      />
      <PlaceHead
        title={
          paper === undefined
            ? "Báo cáo tổng hợp"
            : `Báo cáo tổng hợp của ${formatCount(paper.handedIn)}/${formatCount(paper.submitters)} đơn vị đã nộp`
        }
        periods={periodChoices(periods.data, period.id)}
        period={period.id}
        onPeriod={(ky) => {
          setPressed(undefined);
          void navigate({ search: (old) => ({ ...old, ky }), replace: true });
        }}
        path={[]}
        own={own}
        nodeHref={(id) => hrefTo("/bao-cao-tong-hop", { ...search, nut: id })}
      />
      {rollUp.isError && (
        <FailureNotice error={rollUp.error} onRetry={() => void rollUp.refetch()} />
      )}
      {rollUp.isPending && <Waiting />}
      {paper !== undefined && (
        <>
          <PapersJob place={place} paper={paper} />
          {paper.document === null ? (
            <p className="c-quiet">
              Mẫu báo cáo của kỳ này không có bản tổng hợp bằng văn bản; báo cáo từng đơn vị vẫn lập
              được ở trên.
            </p>
          ) : (
            <section className="c-stack" aria-labelledby="van-ban-tong-hop">
              <h2 id="van-ban-tong-hop" className="c-no-print">
                Văn bản tổng hợp
              </h2>
              <div className="p-bar c-no-print">
                <SaveButtons
                  path={`roll-up/${encodeURIComponent(place.nodeId)}/${encodeURIComponent(place.periodId)}`}
                  sheets={paper.document.annexes.length > 0}
                />
              </div>
              <div className="p-desk">
                <PaperSheet
                  document={paper.document}
                  figures={{
                    current: pressed?.at,
                    press: (figure, at) => {
                      if (!slots.begin(figure)) setPressed({ figure, at });
                    },
                  }}
                  slot={slots.draw}
                />
              </div>
            </section>
          )}
          {pressed !== undefined && (
            <Aside label="Vì sao?">
              <FigureWhy
                figure={pressed.figure}
                period={period}
                place={place}
                onClose={() => setPressed(undefined)}
              />
            </Aside>
          )}
        </>
      )}
    </div>
  );
}
