import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { scoreStateLabels } from "@cchc/domain/appraisal/workflow";
import { formatCount, formatDifference, formatHundredths } from "@cchc/domain/text/numbers";
import { Button, LinkButton } from "@cchc/ui/button";
import { Confirm } from "@cchc/ui/dialog";
import { Empty } from "@cchc/ui/empty";
import { TextField } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { StateMark } from "@cchc/ui/state-mark";
import { api, failureOf } from "../api.ts";
import { useTell } from "../frame/frame-state.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { type Intent, intentFor } from "../intake/intent.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { appraisalHref, appraisedUnitHref } from "./paths.ts";
import { RoundFrame } from "./round-frame.tsx";
import type { BulkWork } from "./search.ts";
import { type RoundUnit, type WorkRule, workRules } from "./standing.ts";
import type { RoundHead } from "./use-round.ts";
import { scoreTones, staleText } from "./words.ts";
import "./appraisal.css";

const route = getRouteApi("/workspace/tham-dinh/loat");

interface Wanted {
  readonly units: readonly string[];
  readonly reason: string;
}

/** One act on the scores of many communes: what it will do, what it cannot, then one question. */
export function BulkAppraisal(): ReactNode {
  const { dot, viec = "ket-thuc" } = route.useSearch();
  return (
    <RoundFrame dot={dot} screen="">
      {(round) => <Loaded key={`${round.id} ${viec}`} round={round} work={viec} />}
    </RoundFrame>
  );
}

function Loaded({ round, work }: { round: RoundHead; work: BulkWork }): ReactNode {
  const overview = useQuery(api.appraisal.overview.queryOptions({ roundId: round.id }));
  if (overview.isError) {
    return <FailureNotice error={overview.error} onRetry={() => void overview.refetch()} />;
  }
  if (overview.isPending) return <Waiting />;
  const { units } = overview.data;
  return <Preview round={round} rule={workRules[work]} units={units} />;
}

interface PreviewProps {
  round: RoundHead;
  rule: WorkRule;
  units: readonly RoundUnit[];
}

function Preview({ round, rule, units }: PreviewProps): ReactNode {
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const tell = useTell();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState<Intent<Wanted>>();
  const [unanswered, setUnanswered] = useState<Intent<Wanted>>();
  const options = {
    onSuccess: async (_done: unknown, sent: { readonly units: readonly string[] }) => {
      tell(`${rule.title}: đã xong cho ${formatCount(sent.units.length)} xã, phường.`);
      await queries.invalidateQueries({ queryKey: api.appraisal.pathKey() });
      await navigate({ to: "/tham-dinh", search: { dot: round.id } });
    },
    onError: (error: unknown) => {
      if (failureOf(error).code === "unavailable") return;
      setUnanswered(undefined);
      void queries.invalidateQueries({ queryKey: api.appraisal.pathKey() });
    },
  };
  const conclude = useMutation(api.appraisal.conclude.mutationOptions(options));
  const approve = useMutation(api.appraisal.approve.mutationOptions(options));
  const error = conclude.error ?? approve.error;
  const busy = conclude.isPending || approve.isPending;

  const possible = units.filter((unit) => rule.refusal(unit) === undefined);
  const impossible = units.filter((unit) => rule.refusal(unit) !== undefined);
  const chosen = possible.filter(({ unitId }) => !left.has(unitId));
  const needsReason = rule.reason === "needed";
  const back = appraisalHref("", { dot: round.id });
  const count = formatCount(chosen.length);

  function send({ opId, of }: Intent<Wanted>): void {
    setUnanswered({ opId, of });
    const input = { opId, roundId: round.id, reason: of.reason, units: [...of.units] };
    const { action } = rule;
    if (action === "approve" || action === "reopen") approve.mutate({ ...input, action });
    else conclude.mutate({ ...input, action });
  }

  if (possible.length === 0) {
    return (
      <div className="c-stack">
        <PageHead title={rule.title} />
        <Empty
          title={`Chưa ${rule.title.toLocaleLowerCase("vi")} được cho xã, phường nào`}
          actions={<LinkButton href={back}>Về Thẩm định</LinkButton>}
        >
          Lý do của từng đơn vị ở bảng dưới.
        </Empty>
        <Impossible units={impossible} rule={rule} round={round} />
      </div>
    );
  }
  return (
    <div className="c-stack">
      <PageHead
        title={rule.title}
        lead="Xem lại danh sách, bỏ đánh dấu đơn vị chưa muốn làm, rồi xác nhận một lần."
      />
      <div className="c-table-box">
        <table className="c-table">
          <caption>
            {rule.verb} được {formatCount(possible.length)} trên {formatCount(units.length)} xã,
            phường
          </caption>
          <thead>
            <tr>
              <th scope="col">Xã, phường</th>
              <th scope="col">Tình trạng</th>
              <th scope="col" className="c-num">
                Tự chấm<span className="c-unit">điểm</span>
              </th>
              <th scope="col" className="c-num">
                Hiện tại<span className="c-unit">điểm</span>
              </th>
              <th scope="col" className="c-num">
                {rule.action === "return" ? "Trả lại" : "Chấm khác"}
                <span className="c-unit">mục</span>
              </th>
              <th scope="col">{rule.verb}</th>
            </tr>
          </thead>
          <tbody>
            {possible.map((unit) => (
              <tr key={unit.unitId}>
                <th scope="row">
                  <Link href={appraisedUnitHref(round.id, unit.unitId)}>{unit.name}</Link>
                  {unit.stale.length > 0 && (
                    <span className="c-unit">
                      <StateMark tone="doubt">{staleText(unit.stale)}</StateMark>
                    </span>
                  )}
                </th>
                <td>
                  <StateMark tone={scoreTones[unit.state]}>
                    {scoreStateLabels[unit.state]}
                  </StateMark>
                </td>
                <td className="c-num">{unit.self === null ? "" : formatHundredths(unit.self)}</td>
                <td className="c-num">
                  {unit.current === null ? "" : formatHundredths(unit.current)}
                  {unit.self !== null && unit.current !== null && unit.self !== unit.current && (
                    <span className="c-unit">{formatDifference(unit.current - unit.self)}</span>
                  )}
                </td>
                <td className="c-num">{rule.action === "return" ? unit.returned : unit.changed}</td>
                <td>
                  <label className="c-check">
                    <input
                      type="checkbox"
                      checked={!left.has(unit.unitId)}
                      onChange={() => setLeft(toggled(left, unit.unitId))}
                    />
                    <span className="c-sr">
                      {rule.verb} {unit.name}
                    </span>
                  </label>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Impossible units={impossible} rule={rule} round={round} />
      {needsReason && (
        <TextField
          label="Lý do"
          hint="Ghi vào lịch sử và gửi tới từng đơn vị."
          rows={3}
          maxLength={2000}
          value={reason}
          error={tried && reason.trim() === "" ? "Hãy ghi lý do." : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <div className="c-notice">
        <p className="c-notice-title">
          Sẽ {rule.verb.toLocaleLowerCase("vi")} {count}/{formatCount(units.length)} xã, phường
        </p>
        <p>{rule.consequence}</p>
      </div>
      {error !== null && asking === undefined && <Refusal error={error} />}
      <div className="c-row">
        <Button
          tone="primary"
          disabled={chosen.length === 0}
          onClick={() => {
            setTried(true);
            if (needsReason && reason.trim() === "") return;
            conclude.reset();
            approve.reset();
            const wanted = { units: chosen.map(({ unitId }) => unitId), reason: reason.trim() };
            setAsking(intentFor(unanswered, wanted, newOperationId));
          }}
        >
          {rule.verb} {count} xã, phường…
        </Button>
        <LinkButton href={back}>Quay lại</LinkButton>
      </div>
      <Confirm
        open={asking !== undefined}
        title={`${rule.title} cho ${count} xã, phường?`}
        confirmLabel={`${rule.verb} ${count} xã, phường`}
        busy={busy ? rule.doing : undefined}
        onCancel={() => setAsking(undefined)}
        onConfirm={() => {
          if (asking !== undefined) send(asking);
        }}
      >
        <p>{rule.consequence}</p>
        <p>Làm cho tất cả cùng lúc, hoặc không đơn vị nào.</p>
        {error !== null && (
          <Refusal error={error}>
            <p>
              {failureOf(error).code === "unavailable"
                ? "Bấm lại để gửi đúng lần này: nếu máy chủ đã nhận thì không làm hai lần."
                : "Chưa đơn vị nào đổi tình trạng."}
            </p>
          </Refusal>
        )}
      </Confirm>
    </div>
  );
}

/** Those that it cannot be done to, each with its reason. */
function Impossible({ units, rule, round }: PreviewProps): ReactNode {
  if (units.length === 0) return null;
  return (
    <details open={units.length < 8}>
      <summary>
        Chưa {rule.verb.toLocaleLowerCase("vi")} được {formatCount(units.length)} xã, phường
      </summary>
      <div className="c-table-box">
        <table className="c-table">
          <caption className="c-sr">
            Xã, phường chưa {rule.verb.toLocaleLowerCase("vi")} được và lý do
          </caption>
          <thead>
            <tr>
              <th scope="col">Xã, phường</th>
              <th scope="col">Lý do</th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.unitId}>
                <th scope="row">
                  {unit.state === "scoring" ? (
                    unit.name
                  ) : (
                    <Link href={appraisedUnitHref(round.id, unit.unitId)}>{unit.name}</Link>
                  )}
                </th>
                <td>{rule.refusal(unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
