import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { formatInstant } from "@cchc/domain/text/days";
import { Empty } from "@cchc/ui/empty";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { AreaBars } from "@cchc/ui/score/area-bars";
import { StateMark } from "@cchc/ui/state-mark";
import { api } from "../api.ts";
import { Aside, Facts, useTell } from "../frame/frame-state.tsx";
import { useKeys } from "../frame/keys.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { may } from "../session.ts";
import { CasePanel } from "./case-panel.tsx";
import { type AppraiserAction, claimOf, confirmable, ownChange, possible } from "./cases.ts";
import { actionKeys, stepKeys } from "./decision-keys.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { decidedAlike, draftReason } from "./draft.ts";
import { ScoreHistory } from "./history.tsx";
import { appraisalHref } from "./paths.ts";
import { RoundFrame } from "./round-frame.tsx";
import { barsOf, Totals } from "./unit-totals.tsx";
import { UnitTable } from "./unit-table.tsx";
import { sheetOf, type UnitLeaf, type UnitRead } from "./unit-rows.ts";
import { UnwrittenNotice } from "./unwritten.tsx";
import { useLook } from "./use-look.ts";
import { useVerdicts, type WantedVerdict } from "./use-verdicts.ts";
import { useWide } from "./use-wide.ts";
import { VerdictDialog } from "./verdict-dialog.tsx";
import { WholeActions } from "./whole-actions.tsx";
import { scoreTones } from "./words.ts";
import "./appraisal.css";

const route = getRouteApi("/workspace/tham-dinh/don-vi/$unitId");
const workspace = getRouteApi("/workspace");

/** One commune: self, appraised, survey and final score side by side, with who, when and why. */
export function AppraisedUnit(): ReactNode {
  const { unitId } = route.useParams();
  const { dot, muc } = route.useSearch();
  return (
    <RoundFrame dot={dot} screen="">
      {(round) => (
        <Loaded key={`${round.id} ${unitId}`} roundId={round.id} unitId={unitId} first={muc} />
      )}
    </RoundFrame>
  );
}

interface LoadedProps {
  roundId: string;
  unitId: string;
  first: string | undefined;
}

function Loaded({ roundId, unitId, first }: LoadedProps): ReactNode {
  const read = useQuery(
    api.appraisal.unit.queryOptions(
      { roundId, unitId },
      { placeholderData: keepPreviousData, refetchInterval: 20_000 },
    ),
  );
  if (read.isError) {
    return <FailureNotice error={read.error} onRetry={() => void read.refetch()} />;
  }
  if (read.isPending) return <Waiting />;
  const { unit, round, state } = read.data;
  return (
    <>
      <Facts
        unit={unit.name}
        period={round.name}
        state={scoreStateLabels[state]}
        illustration={round.illustration}
      />
      {read.data.submission === null ? (
        <Empty title={`${unit.name} chưa nộp bản tự chấm`}>
          Bản đang soạn là của riêng đơn vị; điểm và minh chứng hiện ra ở đây sau khi nộp.
        </Empty>
      ) : (
        <Screen read={read.data} first={first} />
      )}
    </>
  );
}

function Screen({ read, first }: { read: UnitRead; first: string | undefined }): ReactNode {
  const { round, unit, people } = read;
  const { me } = workspace.useRouteContext();
  const tell = useTell();
  const sheet = useMemo(() => sheetOf(read), [read]);
  const verdicts = useVerdicts(round.id);
  const wide = useWide();
  const [opened, setOpened] = useState(false);
  const panelShown = wide || opened;
  const [chosen, setChosen] = useState(first);
  const [asked, setAsked] = useState<"change" | "return">();
  const area = useRef<HTMLDivElement>(null);
  const { leaves } = sheet;
  const current = leaves.find(({ leaf }) => leaf.code === chosen) ?? leaves[0];
  const others = useLook(round.id, current?.leaf.code ?? "");
  const decides = may(me, "appraisal.decide") && current?.leaf.survey !== true;

  const send = useCallback(
    async (action: WantedVerdict["action"], on: UnitLeaf, words: Words = {}) => {
      const item = { unitId: unit.id, leaf: on.leaf.code, version: on.row.item?.version ?? 0 };
      const done = await verdicts.send({ action, items: [item], ...words });
      if (done) tell(`Đã ghi mục ${on.leaf.code}.`);
      return done;
    },
    [tell, unit.id, verdicts],
  );
  const focus = useCallback((code: string): void => {
    setChosen(code);
    area.current?.querySelector<HTMLElement>(`[data-leaf="${CSS.escape(code)}"] th a`)?.focus();
  }, []);
  // Who follows a link to one item of the commune lands on it.
  useEffect(() => {
    if (first === undefined) return;
    const row = area.current?.querySelector(`[data-leaf="${CSS.escape(first)}"]`);
    row?.querySelector<HTMLElement>("th a")?.focus();
  }, [first]);
  const move = useCallback(
    (step: number): boolean => {
      const next = leaves[leaves.findIndex((one) => one === current) + step];
      if (next === undefined) return false;
      focus(next.leaf.code);
      return true;
    },
    [current, focus, leaves],
  );
  const act = useCallback(
    (action: AppraiserAction): boolean => {
      if (current === undefined || !decides || !possible(current.row, action)) return false;
      if (action === "change" || action === "return") {
        verdicts.drop();
        setAsked(action);
        return true;
      }
      void send(action, current);
      if (action === "accept") move(1);
      return true;
    },
    [current, decides, move, send, verdicts],
  );
  const confirm = useCallback((): boolean => {
    if (current === undefined || !decides || !confirmable(current.row, read.me)) return false;
    void send("confirm", current);
    return true;
  }, [current, decides, read.me, send]);
  const onKey = useCallback(
    (key: string): boolean => {
      const step = stepKeys[key] ?? 0;
      if (step !== 0) return move(step);
      const action = actionKeys[key.toLowerCase()];
      if (action !== undefined) return act(action);
      return key.toLowerCase() === "x" && confirm();
    },
    [act, confirm, move],
  );
  useKeys(area, onKey);

  async function decide(action: "change" | "return", on: UnitLeaf, words: Words): Promise<void> {
    if (await send(action, on, words)) setAsked(undefined);
  }

  return (
    <div className="c-stack">
      <PageHead
        crumbs={
          <p className="c-small">
            <Link href={appraisalHref("", { dot: round.id })}>Các xã, phường</Link>
          </p>
        }
        title={unit.name}
        lead={<Lead read={read} />}
        actions={<WholeActions read={read} sheet={sheet} />}
      />
      {read.stale.length > 0 && (
        <Notice tone="doubt" title="Căn cứ đã đổi sau khi nộp bản tự chấm">
          <p>
            Điểm vẫn tính theo số liệu và văn bản lúc nộp. Mục bị ảnh hưởng: {read.stale.join(", ")}
            ; trả lại các mục đó nếu cần chấm theo căn cứ mới.
          </p>
        </Notice>
      )}
      <Totals sheet={sheet} state={read.state} />
      <details>
        <summary>Điểm theo lĩnh vực</summary>
        <AreaBars title="Điểm đã chốt và điểm còn chờ thẩm định" areas={barsOf(sheet)} />
      </details>
      {others.length > 0 && current !== undefined && (
        <p role="status">
          <StateMark tone="doubt">
            {others.join(", ")} cũng đang xem mục {current.leaf.code}.
          </StateMark>
        </p>
      )}
      {verdicts.unwritten !== undefined && asked === undefined && (
        <UnwrittenNotice verdicts={verdicts} names={new Map([[unit.id, unit.name]])} />
      )}
      <div ref={area} className="c-stack">
        <UnitTable
          leaves={leaves}
          people={people}
          roundId={round.id}
          current={current?.leaf.code}
          busy={verdicts.busy}
          onCurrent={setChosen}
        />
        {current !== undefined && decides && (
          <DecisionBar
            row={current.row}
            label={`Mục ${current.leaf.code}`}
            alike={1}
            together={false}
            onTogether={() => undefined}
            confirmable={confirmable(current.row, read.me)}
            ownChange={ownChange(current.row, read.me)}
            possible={(action) => possible(current.row, action)}
            onAct={act}
            onConfirm={confirm}
            onMove={move}
            panel={wide ? undefined : { shown: opened, toggle: () => setOpened(!opened) }}
          />
        )}
      </div>
      <ScoreHistory roundId={round.id} unitId={unit.id} />
      {current !== undefined && panelShown && (
        <Aside label="Vì sao?">
          <CasePanel
            read={{ leaf: current.leaf, people }}
            row={current.row}
            current={current.current}
            dot={round.id}
          />
        </Aside>
      )}
      {asked !== undefined && current !== undefined && (
        <VerdictDialog
          action={asked}
          leaf={current.leaf}
          names={[unit.name]}
          claim={claimOf(current.row)}
          today={me.today}
          reasons={[]}
          decided={decidedAlike([current.row])?.points}
          draft={(points) => draftReason(current.leaf, [current.row], points)}
          busy={verdicts.busy.size > 0}
          unwritten={verdicts.unwritten}
          onClose={() => {
            setAsked(undefined);
            verdicts.drop();
          }}
          onSend={(words) => {
            void decide(asked, current, words);
          }}
        />
      )}
    </div>
  );
}

type Words = Pick<WantedVerdict, "points" | "reason" | "replyDue">;

function Lead({ read }: { read: UnitRead }): ReactNode {
  const { state, submission, returnedReason } = read;
  return (
    <>
      <StateMark tone={scoreTones[state]}>{scoreStateLabels[state]}</StateMark>
      {submission !== null &&
        `. Nộp ${formatInstant(submission.at)}, mã biên nhận ${submission.code}.`}
      {state === "returned" && returnedReason !== null && ` Lý do trả lại: ${returnedReason}`}
    </>
  );
}
