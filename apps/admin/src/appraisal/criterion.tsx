import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { LinkButton } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { RuleView } from "@cchc/ui/score/rule-view";
import { StateMark } from "@cchc/ui/state-mark";
import { api } from "../api.ts";
import { Aside, useTell } from "../frame/frame-state.tsx";
import { useKeys } from "../frame/keys.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { may } from "../session.ts";
import { doneWords, nextAfter, reasonsIn } from "./case-words.ts";
import { CasePanel } from "./case-panel.tsx";
import { CaseTable, type CaseTableHandle } from "./case-table.tsx";
import {
  type AppraiserAction,
  type CaseRow,
  claimOf,
  confirmable,
  type CriterionRead,
  groupsOf,
  linesOf,
  possible,
  targetsOf,
  waits,
} from "./cases.ts";
import { actionKeys, stepKeys } from "./decision-keys.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { draftReason } from "./draft.ts";
import { appraisalHref, criterionHref } from "./paths.ts";
import { RoundFrame } from "./round-frame.tsx";
import { useLook } from "./use-look.ts";
import { itemKey, useVerdicts, type WantedVerdict } from "./use-verdicts.ts";
import type { RoundHead } from "./use-round.ts";
import { useWide } from "./use-wide.ts";
import { VerdictDialog } from "./verdict-dialog.tsx";
import { UnwrittenNotice } from "./unwritten.tsx";
import "./appraisal.css";

const route = getRouteApi("/workspace/tham-dinh/tieu-chi/$leaf");
const workspace = getRouteApi("/workspace");

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
  return <Screen round={round} read={read.data} first={first} />;
}

type Asked = { readonly action: "change" | "return"; readonly rows: readonly CaseRow[] };

function Screen(props: { round: RoundHead; read: CriterionRead; first: string | undefined }) {
  const { round, read, first } = props;
  const { leaf, rows, before, after, waiting } = read;
  const { me } = workspace.useRouteContext();
  const tell = useTell();
  const others = useLook(round.id, leaf.code);
  const verdicts = useVerdicts(round.id);
  const wide = useWide();
  const [opened, setOpened] = useState(false);
  const panelShown = wide || opened;
  const groups = useMemo(() => groupsOf(rows), [rows]);
  const lines = useMemo(() => linesOf(groups), [groups]);
  const [chosen, setChosen] = useState(first);
  const [together, setTogether] = useState(true);
  const [asked, setAsked] = useState<Asked>();
  const table = useRef<CaseTableHandle>(null);
  const area = useRef<HTMLDivElement>(null);

  const found = lines.find((line) => line.kind === "row" && line.row.unitId === chosen);
  const begin = lines.find((line) => line.kind === "row" && waits(line.row));
  const begins = begin?.kind === "row" ? begin.row.unitId : undefined;

  // Who follows a link to one row lands on it; otherwise the keys begin at the first that waits.
  useEffect(() => {
    if (first !== undefined) table.current?.focusRow(first);
  }, [first]);
  useEffect(() => {
    const idle = document.activeElement === null || document.activeElement === document.body;
    if (first === undefined && begins !== undefined && idle) table.current?.focusRow(begins);
  }, [begins, first]);

  const any = lines.find((line) => line.kind === "row");
  const line = found ?? begin ?? any;
  const current = line?.kind === "row" ? line : undefined;
  const survey = leaf.survey === true;
  const decides = may(me, "appraisal.decide") && !survey;

  const go = useCallback((unitId: string): void => {
    setChosen(unitId);
    table.current?.focusRow(unitId);
  }, []);
  const send = useCallback(
    async (action: WantedVerdict["action"], on: readonly CaseRow[], words: Words = {}) => {
      const items = on.map(({ unitId, item }) => ({
        unitId,
        leaf: leaf.code,
        version: item?.version ?? 0,
      }));
      const done = await verdicts.send({ action, items, ...words });
      if (done) tell(doneWords(action, on));
      return done;
    },
    [leaf.code, tell, verdicts],
  );
  const act = useCallback(
    (action: AppraiserAction): boolean => {
      if (current === undefined || !decides) return false;
      const on = targetsOf(current.row, current.group, { action, together }).filter(
        ({ unitId }) => !verdicts.busy.has(itemKey({ unitId, leaf: leaf.code })),
      );
      if (on.length === 0) return false;
      if (action === "change" || action === "return") {
        verdicts.drop();
        setAsked({ action, rows: on });
        return true;
      }
      void send(action, on);
      if (action === "accept") go(nextAfter(lines, current.row.unitId, on));
      return true;
    },
    [current, decides, go, leaf.code, lines, send, together, verdicts],
  );
  const confirm = useCallback((): boolean => {
    if (current === undefined || !decides) return false;
    const on = current.group.rows.filter(
      (row) => confirmable(row, read.me) && (together || row.unitId === current.row.unitId),
    );
    if (on.length === 0 || !confirmable(current.row, read.me)) return false;
    void send("confirm", on);
    return true;
  }, [current, decides, read.me, send, together]);
  const onKey = useCallback(
    (key: string): boolean => {
      const step = stepKeys[key] ?? 0;
      if (step !== 0) return table.current?.move(step) ?? false;
      const action = actionKeys[key.toLowerCase()];
      if (action !== undefined) return act(action);
      if (key.toLowerCase() === "x") return confirm();
      if (key.toLowerCase() !== "g") return false;
      setTogether((now) => !now);
      return true;
    },
    [act, confirm],
  );
  useKeys(area, onKey);

  async function decideAndGo(on: readonly CaseRow[], words: Words): Promise<void> {
    if (asked === undefined || !(await send(asked.action, on, words))) return;
    setAsked(undefined);
    go(nextAfter(lines, current?.row.unitId ?? "", on));
  }

  const open = survey ? 0 : rows.filter(waits).length;
  const alike = current === undefined ? 0 : current.group.rows.length;
  return (
    <div className="c-stack a-criterion">
      <PageHead
        crumbs={
          <p className="c-small">
            <Link href={appraisalHref("/tieu-chi", { dot: round.id })}>Các tiêu chí</Link>
          </p>
        }
        title={`${leaf.code} ${leaf.label}`}
        lead={
          <>
            Tối đa {formatHundredths(leaf.max)} điểm.{" "}
            {survey ? (
              <>
                Điểm này lấy từ{" "}
                <Link href={appraisalHref("/khao-sat", { dot: round.id })}>kết quả khảo sát</Link>,
                không thẩm định từng đơn vị.
              </>
            ) : open > 0 ? (
              `${formatCount(open)}/${formatCount(rows.length)} đơn vị đã nộp còn chờ thẩm định.`
            ) : (
              "Mọi đơn vị đã nộp đều thẩm định xong mục này."
            )}
            {waiting.length > 0 && ` ${formatCount(waiting.length)} đơn vị chưa nộp.`}
          </>
        }
        actions={
          <nav className="c-row" aria-label="Tiêu chí liền kề">
            {before !== null && (
              <LinkButton small href={criterionHref(round.id, before.code)}>
                Trước: {before.code}
              </LinkButton>
            )}
            {after !== null && (
              <LinkButton small href={criterionHref(round.id, after.code)}>
                Sau: {after.code}
              </LinkButton>
            )}
          </nav>
        }
      />
      {others.length > 0 && (
        <p role="status">
          <StateMark tone="doubt">
            {others.join(", ")} cũng đang xem mục này. Quyết định của ai ghi trước được giữ; máy báo
            ngay ở dòng đó.
          </StateMark>
        </p>
      )}
      <details className="a-rule">
        <summary>
          Quy tắc: <span className="a-rule-words">{leaf.guidance}</span>
        </summary>
        <div className="a-rule-parts">
          <RuleView rule={leaf.rule} max={leaf.max} />
          <div className="c-small">
            {leaf.evidence !== "" && <p>Tài liệu kiểm chứng: {leaf.evidence}</p>}
            <p className="c-quiet">
              {leaf.source.document}, {leaf.source.clause}
            </p>
          </div>
        </div>
      </details>
      {verdicts.unwritten !== undefined && asked === undefined && (
        <UnwrittenNotice verdicts={verdicts} names={new Map(rows.map((r) => [r.unitId, r.name]))} />
      )}
      {current === undefined ? (
        <Empty title="Chưa đơn vị nào nộp bản tự chấm">
          Các dòng hiện ra khi xã, phường nộp. Ở mục Từng xã, phường có sẵn lời nhắc để gửi.
        </Empty>
      ) : (
        <div ref={area} className="c-stack">
          <CaseTable
            ref={table}
            read={read}
            lines={lines}
            current={current.row.unitId}
            busy={verdicts.busy}
            clash={verdicts.unwritten}
            dot={round.id}
            onCurrent={setChosen}
          />
          {decides && (
            <DecisionBar
              row={current.row}
              alike={alike}
              together={together}
              onTogether={setTogether}
              confirmable={confirmable(current.row, read.me)}
              ownChange={
                current.row.item?.state === "changed" &&
                current.row.item.confirmedBy === null &&
                current.row.item.decidedBy === read.me
              }
              possible={(action) => possible(current.row, action)}
              onAct={act}
              onConfirm={confirm}
              onMove={(step) => void table.current?.move(step)}
              panel={wide ? undefined : { shown: opened, toggle: () => setOpened(!opened) }}
            />
          )}
        </div>
      )}
      {current !== undefined && panelShown && (
        <Aside label="Vì sao?">
          <CasePanel read={read} row={current.row} dot={round.id} />
        </Aside>
      )}
      {asked !== undefined && (
        <VerdictDialog
          action={asked.action}
          leaf={leaf}
          names={asked.rows.map(({ name }) => name)}
          claim={asked.rows[0] === undefined ? undefined : claimOf(asked.rows[0])}
          today={me.today}
          reasons={reasonsIn(rows, asked.action)}
          draft={(points) => {
            const [row] = asked.rows;
            return row === undefined
              ? { text: "", gaps: [] }
              : draftReason(leaf, row.result, { papers: row.evidence, points });
          }}
          busy={verdicts.busy.size > 0}
          unwritten={verdicts.unwritten}
          onClose={() => {
            setAsked(undefined);
            verdicts.drop();
          }}
          onSend={(words) => {
            // The newest versions: after a refusal the reviewer has seen what stands there now.
            const ids = new Set(asked.rows.map(({ unitId }) => unitId));
            const on = rows.filter(({ unitId }) => ids.has(unitId));
            void decideAndGo(on, words);
          }}
        />
      )}
    </div>
  );
}

type Words = Pick<WantedVerdict, "points" | "reason" | "replyDue">;
