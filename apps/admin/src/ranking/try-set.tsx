import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { checkSet } from "@cchc/domain/criteria/check-set";
import { KNOWN_CODES } from "@cchc/domain/criteria/known";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Notice } from "@cchc/ui/notice";
import { Select } from "@cchc/ui/select";
import { api, client } from "../api.ts";
import type { RoundHead } from "../appraisal/use-round.ts";
import { Findings } from "../criteria/findings.tsx";
import { PointsField } from "../criteria/inputs.tsx";
import { type LeafPlace, leafAt, leafPlaces, placeText, withLeaf } from "../criteria/place.ts";
import { RuleForm } from "../criteria/rule-form.tsx";
import { KnownLists } from "../criteria/sources.tsx";
import { Aside } from "../frame/frame-state.tsx";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { rankingHref } from "./paths.ts";
import { RankingFrame, RankingTitle, RoundChoice } from "./ranking-frame.tsx";
import type { TrySearch } from "./search.ts";
import { withSums } from "./sums.ts";
import { triedRows, triedSentence } from "./tried.ts";
import { TriedResult } from "./tried-result.tsx";
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
    <Trial
      key={`${asked.id} ${asked.version}`}
      round={round}
      search={search}
      base={base.data.set}
      start={start.data.set}
    />
  );
}

interface TrialProps {
  round: RoundHead;
  search: TrySearch;
  /** The set that the round goes by. */
  base: CriteriaSet;
  /** What is tried before anything is changed here. */
  start: CriteriaSet;
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

function Trial({ round, search, base, start }: TrialProps): ReactNode {
  const navigate = route.useNavigate();
  const [set, setSet] = useState(start);
  const settled = useSettled(set);
  const tried = useQuery({
    queryKey: ["try", round.id, settled],
    // Scored with sums that agree: a leaf worth less must not raise the others by rescaling.
    queryFn: () => client.ranking.try.mutate({ roundId: round.id, set: withSums(settled) }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
  const findings = useMemo(() => checkSet(settled, KNOWN_CODES), [settled]);
  const wrong = findings.filter(({ severity }) => severity === "error").length;
  const places = leafPlaces(set);
  const place = places.find((one) => placeText(one) === search.muc) ?? places[0];
  const working = tried.isFetching || settled !== set;
  const change = (next: TrySearch): void =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const address = { dot: round.id, bo: search.bo, ban: search.ban };
  const rows = tried.data === undefined ? [] : triedRows(tried.data.now);
  const same = set === base || (tried.data?.changes.length === 0 && !working);
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
        lead="Chỉ là thử: không lưu gì, không ai khác thấy. Muốn ban hành thì sửa ở Bộ tiêu chí."
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
      {tried.isError ? (
        <FailureNotice error={tried.error} onRetry={() => void tried.refetch()} />
      ) : tried.data === undefined ? (
        <Waiting />
      ) : (
        <>
          {wrong > 0 && (
            <Notice
              tone="doubt"
              title={`Bảng soi còn ${wrong} lỗi: kết quả thử chỉ để hình dung, chưa dùng để so.`}
            />
          )}
          <TriedResult
            tried={tried.data}
            sets={[base, set]}
            view={search.nam ?? "nay"}
            hrefOf={(nam) => rankingHref("/thu-sua", { ...address, muc: search.muc, nam })}
            working={working}
          />
        </>
      )}
      <Aside label="Bảng soi">
        {tried.data !== undefined && (
          <Findings
            set={set}
            findings={findings}
            href={({ place: to }) =>
              rankingHref("/thu-sua", { ...address, muc: placeText(to), nam: search.nam })
            }
            onFollow={() => undefined}
          />
        )}
      </Aside>
    </>
  );
}

interface VersionChoiceProps {
  round: RoundHead;
  search: TrySearch;
  onChange: (next: TrySearch) => void;
}

/** Any version of any set for the same kind of unit, drafts among them. */
function VersionChoice({ round, search, onChange }: VersionChoiceProps): ReactNode {
  const sets = useQuery(api.criteria.list.queryOptions(undefined, { staleTime: 30_000 }));
  const heads = (sets.data ?? []).filter(({ unitKind }) => unitKind === "commune");
  const key = (id: string, version: number | string): string => `${id} ${version}`;
  const current =
    search.bo === undefined ? key(round.setId, round.setVersion) : key(search.bo, search.ban ?? "");
  return (
    <Select
      line
      label="Bắt đầu từ"
      value={current}
      choices={heads.map(({ id, version, name, status }) => ({
        value: key(id, version),
        label: `${name}, phiên bản ${version}${status === "draft" ? " (bản thảo)" : ""}`,
      }))}
      onChange={(event) => {
        const head = heads.find(({ id, version }) => key(id, version) === event.target.value);
        if (head !== undefined) {
          onChange({ bo: head.id, ban: String(head.version), muc: undefined });
        }
      }}
    />
  );
}

interface LeafTrialProps {
  set: CriteriaSet;
  place: LeafPlace;
  places: readonly LeafPlace[];
  onPlace: (place: LeafPlace) => void;
  onChange: (set: CriteriaSet) => void;
}

function LeafTrial({ set, place, places, onPlace, onChange }: LeafTrialProps): ReactNode {
  const leaf = leafAt(set, place);
  if (leaf === undefined) return null;
  const put = (next: Partial<typeof leaf>): void =>
    onChange(withLeaf(set, place, { ...leaf, ...next }));
  const summed = withSums(set);
  const differs =
    summed.max !== set.max ||
    summed.areas.some(
      (area, at) =>
        area.max !== set.areas[at]?.max ||
        area.criteria.some((one, within) => one.max !== set.areas[at]?.criteria[within]?.max),
    );
  return (
    <section className="c-stack r-trial" aria-label="Tiêu chí đang thử">
      <KnownLists />
      <div className="a-fields">
        <Select
          label="Tiêu chí thành phần"
          value={placeText(place)}
          choices={places.map((one) => ({
            value: placeText(one),
            label: `${leafAt(set, one)?.code ?? ""} ${leafAt(set, one)?.label ?? ""}`,
            group:
              one.kind === "leaf"
                ? `${set.areas[one.area]?.code ?? ""}. ${set.areas[one.area]?.label ?? ""}`
                : set.bonus?.label,
          }))}
          onChange={(event) => {
            const to = places.find((one) => placeText(one) === event.target.value);
            if (to !== undefined) onPlace(to);
          }}
        />
        <PointsField
          key={placeText(place)}
          label="Điểm tối đa"
          value={leaf.max}
          onChange={(max) => put({ max })}
        />
      </div>
      <details>
        <summary>Sửa cách tính điểm của mục này</summary>
        <div className="c-stack r-rule">
          <RuleForm key={placeText(place)} leaf={leaf} onChange={(rule) => put({ rule })} />
        </div>
      </details>
      {differs && (
        <p className="c-row">
          <span>
            {formatCount(summed.areas.length)} lĩnh vực cộng lại {formatHundredths(summed.max)}, bộ
            ghi {formatHundredths(set.max)}.
          </span>
          <Button small onClick={() => onChange(summed)}>
            Cộng lại điểm tối đa các cấp trên
          </Button>
        </p>
      )}
    </section>
  );
}
