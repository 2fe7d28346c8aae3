import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { Button } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { api, client, failureOf } from "../api.ts";
import type { RoundHead } from "../appraisal/use-round.ts";
import { Findings, findingsText } from "../criteria/findings.tsx";
import { leafPlaces, placeText } from "../criteria/place.ts";
import { useNarrow } from "../criteria/use-narrow.ts";
import { Aside } from "../frame/frame-state.tsx";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { LeafTrial } from "./leaf-trial.tsx";
import { rankingHref } from "./paths.ts";
import { RankingFrame, RankingTitle, RoundChoice } from "./ranking-frame.tsx";
import type { TrySearch } from "./search.ts";
import { withSums } from "./sums.ts";
import { sumSentence, triedRows, triedSentence } from "./tried.ts";
import { mostInAddress, readEdits, writeEdits } from "./tried-edits.ts";
import { TriedResult } from "./tried-result.tsx";
import { VersionChoice } from "./version-choice.tsx";
import "../criteria/criteria.css";
import "./ranking.css";

const route = getRouteApi("/workspace/xep-hang/thu-sua");

/** A changed criterion on every unit, this year and last, before anybody saves it. */
export function TrySet(): ReactNode {
  const search = route.useSearch();
  return (
    <RankingFrame dot={search.dot} screen="/thu-sua">
      {(round) => <OfRound key={round.id} round={round} search={search} />}
    </RankingFrame>
  );
}

function OfRound({ round, search }: { round: RoundHead; search: TrySearch }): ReactNode {
  const own = { id: round.setId, version: round.setVersion };
  const asked =
    search.bo !== undefined && /^\d{1,6}$/.test(search.ban ?? "")
      ? { id: search.bo, version: Number(search.ban) }
      : own;
  const base = useQuery(api.criteria.get.queryOptions(own, { staleTime: 60_000 }));
  const start = useQuery(api.criteria.get.queryOptions(asked, { staleTime: 60_000 }));
  const failed = base.error ?? start.error;
  if (failed !== null) {
    return <FailureNotice error={failed} onRetry={() => void start.refetch()} />;
  }
  if (base.data === undefined || start.data === undefined) return <Waiting />;
  return (
    <Begun
      key={`${asked.id} ${asked.version}`}
      round={round}
      search={search}
      base={base.data.set}
      start={start.data.set}
    />
  );
}

interface BegunProps {
  round: RoundHead;
  search: TrySearch;
  /** The set that the round goes by. */
  base: CriteriaSet;
  /** What is tried before anything is changed here. */
  start: CriteriaSet;
}

/**
 * Scores everybody by a set; sums agree: a leaf worth less must not raise the others by rescaling.
 * The set that was scored comes along: what stands beside the result speaks of that one.
 */
function tryOn(round: RoundHead, changed: CriteriaSet) {
  return {
    queryKey: ["try", round.id, changed],
    queryFn: async () => {
      const set = withSums(changed);
      return { ...(await client.ranking.try.mutate({ roundId: round.id, set })), set };
    },
    staleTime: 60_000,
    gcTime: 60_000,
  };
}

/** Takes up what the address says; the server reads it first, for nobody knows who wrote it. */
function Begun(props: BegunProps): ReactNode {
  const { round, search, start } = props;
  const [edited, setEdited] = useState(() =>
    search.sua === undefined ? start : readEdits(start, search.sua),
  );
  const checked = useQuery({ ...tryOn(round, edited ?? start), enabled: edited !== undefined });
  const refused = checked.isError && failureOf(checked.error).code === "bad-input";
  if (edited === undefined || refused) {
    return (
      <Notice tone="doubt" title="Không đọc được phần sửa đổi trong đường dẫn này">
        <p>Đường dẫn có thể đã bị cắt, hoặc bộ tiêu chí nay đã khác.</p>
        <Button onClick={() => setEdited(start)}>Thử lại từ đầu</Button>
      </Notice>
    );
  }
  if (edited !== start && checked.isPending) return <Waiting />;
  return <Trial {...props} edited={edited} />;
}

/** A moment without typing before everybody is scored anew. */
const pauseMs = 500;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function Trial({
  round,
  search,
  base,
  start,
  edited,
}: BegunProps & { edited: CriteriaSet }): ReactNode {
  const navigate = route.useNavigate();
  const narrow = useNarrow();
  const [set, setSet] = useState(edited);
  const settled = useSettled(set);
  const tried = useQuery({ ...tryOn(round, settled), placeholderData: keepPreviousData });
  const edits = useMemo(() => writeEdits(start, settled), [start, settled]);
  const fits = encodeURIComponent(edits ?? "").length <= mostInAddress;
  const sua = fits ? edits : undefined;
  useEffect(() => {
    void navigate({ search: (old) => ({ ...old, sua }), replace: true });
  }, [navigate, sua]);
  const wrong = tried.data?.findings.filter(({ severity }) => severity === "error").length ?? 0;
  const sums = tried.data === undefined ? undefined : sumSentence(base, tried.data.set);
  const places = leafPlaces(set);
  const place = places.find((one) => placeText(one) === search.muc) ?? places[0];
  const working = tried.isFetching || settled !== set;
  const change = (next: TrySearch): void =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const address = { dot: round.id, bo: search.bo, ban: search.ban, sua };
  const rows = tried.data === undefined ? [] : triedRows(tried.data.now);
  const same = set === base || (tried.data?.changes.length === 0 && !working);
  const check = tried.data !== undefined && (
    <Findings
      set={tried.data.set}
      findings={tried.data.findings}
      href={({ place: to }) =>
        rankingHref("/thu-sua", { ...address, muc: placeText(to), nam: search.nam })
      }
      onFollow={() => undefined}
    />
  );
  return (
    <>
      <RankingTitle
        round={round}
        screen="/thu-sua"
        title={
          tried.data === undefined
            ? "Đang tính thử…"
            : same
              ? "Sửa một tiêu chí để thấy mọi đơn vị trước và sau"
              : triedSentence(rows)
        }
        lead={
          fits
            ? "Chỉ là thử: không lưu gì. Đường dẫn của trang mang theo các sửa đổi, gửi cho đồng nghiệp là cùng thấy. Muốn ban hành thì sửa ở Bộ tiêu chí."
            : "Chỉ là thử: không lưu gì. Sửa đổi nay quá dài để mang theo trong đường dẫn của trang. Muốn giữ lại hoặc ban hành thì sửa ở Bộ tiêu chí."
        }
      />
      <div className="c-toolbar a-tools">
        <RoundChoice round={round} screen="/thu-sua" />
        <VersionChoice round={round} search={search} onChange={change} />
        <div className="c-row a-tools-end">
          <Button onClick={() => setSet(start)}>Bỏ mọi sửa đổi</Button>
        </div>
      </div>
      {place !== undefined && (
        <LeafTrial
          set={set}
          place={place}
          places={places}
          onPlace={(one) => change({ muc: placeText(one) })}
          onChange={setSet}
        />
      )}
      {narrow && tried.data !== undefined && (
        <details className="s-check">
          <summary>Bảng kiểm tra: {findingsText(tried.data.findings)}</summary>
          {check}
        </details>
      )}
      {tried.isError ? (
        <FailureNotice error={tried.error} onRetry={() => void tried.refetch()} />
      ) : tried.data === undefined ? (
        <Waiting />
      ) : (
        <>
          {wrong > 0 && (
            <Notice
              tone="doubt"
              title={`Bảng kiểm tra còn ${wrong} lỗi: kết quả thử chỉ để hình dung, chưa dùng để so.`}
            />
          )}
          {sums !== undefined && <p>{sums}</p>}
          <TriedResult
            tried={tried.data}
            sets={[base, tried.data.set]}
            view={search.nam ?? "nay"}
            hrefOf={(nam) => rankingHref("/thu-sua", { ...address, muc: search.muc, nam })}
            working={working}
          />
        </>
      )}
      {!narrow && <Aside label="Bảng kiểm tra">{check}</Aside>}
    </>
  );
}
