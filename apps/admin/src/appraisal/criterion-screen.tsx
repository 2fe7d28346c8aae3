import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Empty } from "@cchc/ui/empty";
import { StateMark } from "@cchc/ui/state-mark";
import { Aside, useTell } from "../frame/frame-state.tsx";
import { useKeys } from "../frame/keys.ts";
import { may } from "../session.ts";
import { doneWords, nextAfter, reasonsIn } from "./case-words.ts";
import { CasePanel } from "./case-panel.tsx";
import { CaseTable, type CaseTableHandle } from "./case-table.tsx";
import {
  type AppraiserAction,
  type CaseRow,
  claimOf,
  confirmable,
  confirmedBy,
  type CriterionRead,
  groupsOf,
  linesOf,
  nextToConfirm,
  ownChange,
  possible,
  targetsOf,
  waits,
} from "./cases.ts";
import { CriterionHead, CriterionRule } from "./criterion-head.tsx";
import { actionKeys, stepKeys } from "./decision-keys.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { decidedAlike, draftReason } from "./draft.ts";
import { useLook } from "./use-look.ts";
import { itemKey, useVerdicts, type WantedVerdict } from "./use-verdicts.ts";
import type { RoundHead } from "./use-round.ts";
import { useWide } from "./use-wide.ts";
import { VerdictDialog } from "./verdict-dialog.tsx";
import { UnwrittenNotice } from "./unwritten.tsx";

const workspace = getRouteApi("/workspace");

type Asked = { readonly action: "change" | "return"; readonly rows: readonly CaseRow[] };

interface CriterionScreenProps {
  round: RoundHead;
  read: CriterionRead;
  /** The commune that the address names. */
  first: string | undefined;
}

/** The table of communes with what can be done to the row in hand. */
export function CriterionScreen({ round, read, first }: CriterionScreenProps): ReactNode {
  const { leaf, rows } = read;
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
  // The group that is decided as one; it is ticked anew for every group.
  const [ticked, setTicked] = useState<string>();
  const [asked, setAsked] = useState<Asked>();
  const table = useRef<CaseTableHandle>(null);
  const area = useRef<HTMLDivElement>(null);

  const found = lines.find((line) => line.kind === "row" && line.row.unitId === chosen);
  const decides = may(me, "appraisal.decide") && leaf.survey !== true;
  // Who comes as the second person, with nothing left to appraise, begins at what they may confirm.
  const begin =
    lines.find((line) => line.kind === "row" && waits(line.row)) ??
    lines.find((line) => decides && line.kind === "row" && confirmable(line.row, read.me));
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
  const group = current?.group.key;
  const together = ticked !== undefined && ticked === group;
  if (ticked !== undefined && !together) setTicked(undefined);
  const setTogether = useCallback(
    (on: boolean): void => setTicked(on ? group : undefined),
    [group],
  );

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
  const confirm = useCallback(
    (whole: boolean): boolean => {
      if (current === undefined || !decides) return false;
      const on = confirmedBy(current.row, current.group, {
        userId: read.me,
        together: whole,
      }).filter(({ unitId }) => !verdicts.busy.has(itemKey({ unitId, leaf: leaf.code })));
      if (on.length === 0) return false;
      void send("confirm", on);
      const next = nextToConfirm(lines, on, read.me);
      if (next !== undefined) go(next);
      return true;
    },
    [current, decides, go, leaf.code, lines, read.me, send, verdicts],
  );
  const onKey = useCallback(
    (key: string): boolean => {
      const step = stepKeys[key] ?? 0;
      if (step !== 0) return table.current?.move(step) ?? false;
      const action = actionKeys[key.toLowerCase()];
      if (action !== undefined) return act(action);
      if (key.toLowerCase() === "x") return confirm(together);
      if (key.toLowerCase() !== "g") return false;
      setTogether(!together);
      return true;
    },
    [act, confirm, setTogether, together],
  );
  useKeys(area, onKey);

  async function decideAndGo(on: readonly CaseRow[], words: Words): Promise<void> {
    if (asked === undefined || !(await send(asked.action, on, words))) return;
    setAsked(undefined);
    go(nextAfter(lines, current?.row.unitId ?? "", on));
  }

  const alike = current === undefined ? 0 : current.group.rows.length;
  const confirms = (whole: boolean): number =>
    current === undefined
      ? 0
      : confirmedBy(current.row, current.group, { userId: read.me, together: whole }).length;
  return (
    <div className="c-stack a-criterion">
      <CriterionHead round={round} read={read} />
      {others.length > 0 && (
        <p role="status">
          <StateMark tone="doubt">
            {others.join(", ")} cũng đang xem mục này. Quyết định của ai ghi trước được giữ; máy báo
            ngay ở dòng đó.
          </StateMark>
        </p>
      )}
      <CriterionRule leaf={leaf} />
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
              countOf={(action) =>
                action === "confirm"
                  ? confirms(together)
                  : targetsOf(current.row, current.group, { action, together }).length
              }
              confirmable={confirms(together) > 0}
              confirmGroup={
                together ? undefined : { count: confirms(true), act: () => void confirm(true) }
              }
              ownChange={ownChange(current.row, read.me)}
              possible={(action) => possible(current.row, action)}
              onAct={act}
              onConfirm={() => void confirm(together)}
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
          decided={decidedAlike(asked.rows)?.points}
          draft={(points) => {
            const [row, ...more] = asked.rows;
            return row === undefined
              ? { text: "", gaps: [] }
              : draftReason(leaf, [row, ...more], points);
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
