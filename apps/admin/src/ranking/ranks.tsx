import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useMemo } from "react";
import { fileName, toCsv } from "@cchc/domain/text/csv";
import { formatCount } from "@cchc/domain/text/numbers";
import { searchKey } from "@cchc/domain/text/search-key";
import { Button } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { Field } from "@cchc/ui/field";
import { PrintButton } from "@cchc/ui/print-button";
import { Select } from "@cchc/ui/select";
import { TabLinks } from "@cchc/ui/tabs";
import { api } from "../api.ts";
import type { RoundHead } from "../appraisal/use-round.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { download } from "@cchc/ui/download";
import { rankingHref } from "./paths.ts";
import { type Ranking, rankingOptions } from "./ranking-query.ts";
import { RankingFrame, RankingTitle, RoundChoice } from "./ranking-frame.tsx";
import { rankLines, rankRows, rankSentence, sortRankRows, type WeightSpread } from "./rows.ts";
import { type Opening, openings, type RankingSearch, type RankView, rankViews } from "./search.ts";
import { RankTable } from "./rank-table.tsx";
import "../appraisal/appraisal.css";
import "./ranking.css";

const route = getRouteApi("/workspace/xep-hang");

const Intervals = lazy(() =>
  import("./drawings.tsx").then((module) => ({ default: module.Intervals })),
);
const Movements = lazy(() =>
  import("./drawings.tsx").then((module) => ({ default: module.Movements })),
);
const Spread = lazy(() => import("./drawings.tsx").then((module) => ({ default: module.Spread })));
const Between = lazy(() => import("./between.tsx").then((module) => ({ default: module.Between })));

const viewLabels: Readonly<Record<RankView, string>> = {
  bang: "Bảng xếp hạng",
  "linh-vuc": "Theo lĩnh vực",
  "dai-hang": "Dải hạng",
  "nam-truoc": "So với năm trước",
  "phan-bo": "Phân bố điểm",
  "so-sanh": "So hai đơn vị",
};

const openingLabels: Readonly<Record<Opening, string>> = {
  muc: "do mục chưa quyết",
  "trong-so": "khi trọng số ±10 %",
};

/** How far a weight is moved either way, thousandths. */
const spreadOfWeights = 100;

const noSpread: readonly WeightSpread[] = [];

/** Ranks of a round: how firm, what moved, what separates. */
export function Ranks(): ReactNode {
  const search = route.useSearch();
  return (
    <RankingFrame dot={search.dot} screen="">
      {(round) => <OfRound round={round} search={search} />}
    </RankingFrame>
  );
}

interface OfRoundProps {
  round: RoundHead;
  search: RankingSearch;
}

function OfRound({ round, search }: OfRoundProps): ReactNode {
  const ranking = useQuery({
    ...rankingOptions(round.id),
    placeholderData: keepPreviousData,
  });
  if (ranking.isError) {
    return <FailureNotice error={ranking.error} onRetry={() => void ranking.refetch()} />;
  }
  if (ranking.isPending) return <Waiting />;
  return <Shown round={round} search={search} ranking={ranking.data} />;
}

function Shown({ round, search, ranking }: OfRoundProps & { ranking: Ranking }): ReactNode {
  const navigate = route.useNavigate();
  const change = (next: RankingSearch): void =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const opening = search.dai ?? "muc";
  const weights = useQuery(
    api.ranking.weights.queryOptions(
      { roundId: round.id, spread: spreadOfWeights },
      { enabled: opening === "trong-so", staleTime: 60_000 },
    ),
  );
  const { blocks } = ranking.set;
  const block = blocks.find(({ code }) => code === search.khoi)?.code ?? blocks[0]?.code;
  const spread = opening === "trong-so" ? (weights.data ?? noSpread) : undefined;
  const stale = useQuery(
    api.ranking.stale.queryOptions({ roundId: round.id }, { staleTime: 60_000 }),
  );
  const moved = stale.data;
  const all = useMemo(
    () => rankRows(ranking, { block, spread, stale: moved }),
    [ranking, block, spread, moved],
  );
  const wanted = searchKey(search.tim ?? "");
  const by = search.sap ?? "hang";
  const falling = search.chieu === "giam";
  const rows = useMemo(
    () =>
      sortRankRows(
        all.filter(({ key }) => key.includes(wanted)),
        { by, falling },
      ),
    [all, wanted, by, falling],
  );
  const view = search.xem ?? "bang";
  const title =
    opening === "trong-so" && weights.data === undefined
      ? "Đang thử 1.000 bộ trọng số…"
      : rankSentence(ranking, all, opening);
  const profile = view === "linh-vuc";
  const tabled = view === "bang" || profile;
  const tools = view === "bang" || view === "dai-hang";
  return (
    <>
      <RankingTitle
        round={round}
        screen=""
        title={title}
        lead={`${ranking.set.name}, phiên bản ${ranking.set.version}${ranking.set.notice === null ? "" : `. ${ranking.set.notice}`}. Tính từ điểm hiện có; kết quả chỉ có giá trị khi công bố.`}
      />
      <TabLinks
        label="Cách xem"
        tabs={rankViews.map((key) => ({
          href: rankingHref("", { ...search, dot: round.id, xem: key }),
          label: viewLabels[key],
          current: key === view,
        }))}
      />
      <div className="c-toolbar a-tools">
        <RoundChoice round={round} screen="" />
        {blocks.length > 0 && (
          <Select
            line
            label="Khối xếp hạng"
            choices={blocks.map(({ code, label }) => ({ value: code, label }))}
            value={block ?? ""}
            onChange={(event) => change({ khoi: event.target.value })}
          />
        )}
        {tools && (
          <Select
            line
            label="Dải hạng"
            choices={openings.map((value) => ({ value, label: openingLabels[value] }))}
            value={opening}
            onChange={(event) =>
              change({ dai: openings.find((each) => each === event.target.value) })
            }
          />
        )}
        {tabled && (
          <Field
            line
            label="Tìm đơn vị"
            type="search"
            value={search.tim ?? ""}
            onChange={(event) => change({ tim: event.target.value })}
          />
        )}
        <div className="c-row a-tools-end">
          <Button
            onClick={() =>
              download(
                fileName(["xep-hang", round.rootName, round.name], "csv"),
                toCsv(rankLines(ranking, rows)),
              )
            }
          >
            Tải CSV
          </Button>
          <PrintButton />
        </div>
      </div>
      {block !== undefined && (
        <p className="c-print-only">
          Khối xếp hạng: {blocks.find(({ code }) => code === block)?.label}
        </p>
      )}
      {weights.isError && opening === "trong-so" && (
        <FailureNotice error={weights.error} onRetry={() => void weights.refetch()} />
      )}
      <Suspense fallback={<Waiting />}>
        {tabled &&
          (rows.length === 0 ? (
            <Empty
              title="Không có đơn vị nào khớp"
              actions={<Button onClick={() => change({ tim: undefined })}>Bỏ tìm</Button>}
            >
              Xóa ô tìm để xem lại tất cả.
            </Empty>
          ) : (
            <RankTable
              ranking={ranking}
              rows={rows}
              profile={profile}
              of={all.length}
              caption={`Xếp hạng: ${round.rootName}, ${round.name}`}
              order={{ by, falling }}
              onOrder={(order) => change({ sap: order.by, chieu: order.falling ? "giam" : "tang" })}
            />
          ))}
        {view === "dai-hang" && <Intervals round={round} rows={all} opening={opening} />}
        {view === "nam-truoc" && <Movements ranking={ranking} rows={all} />}
        {view === "phan-bo" && <Spread rows={all} />}
        {view === "so-sanh" && (
          <Between round={round} rows={all} search={search} onChange={change} />
        )}
      </Suspense>
      {tabled && (
        <p className="c-hint a-legend">
          {formatCount(rows.length)}/{formatCount(all.length)} đơn vị. Bằng điểm thì đồng hạng.{" "}
          {all.some(({ provisional }) => provisional) &&
            "Hạng tạm: trong khối còn đơn vị chưa đủ điểm. "}
          {profile
            ? "Nền đậm hơn là điểm cao hơn trong cùng lĩnh vực. Các lĩnh vực cộng với “Thưởng, trừ và quy đổi” bằng tổng điểm."
            : opening === "muc"
              ? "Dải hạng: nơi tốt nhất và kém nhất đơn vị còn có thể đứng, tính cả mục chưa ai quyết."
              : "Dải hạng: bao 90 % trong 1.000 lần xê dịch ngẫu nhiên mỗi trọng số nhiều nhất 10 %."}
        </p>
      )}
    </>
  );
}
