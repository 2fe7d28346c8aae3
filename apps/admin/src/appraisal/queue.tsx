import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { chanceSentences } from "@cchc/domain/appraisal/chance";
import { placeSentence, type QueuePlace } from "@cchc/domain/appraisal/risk";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { Link } from "@cchc/ui/link";
import { StateMark } from "@cchc/ui/state-mark";
import { api, type Outputs } from "../api.ts";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { may } from "../session.ts";
import { AcceptRest } from "./accept-rest.tsx";
import { appraisedUnitHref, criterionHref } from "./paths.ts";
import { RoundFrame, RoundTitle } from "./round-frame.tsx";
import type { RoundHead } from "./use-round.ts";
import "./appraisal.css";

const route = getRouteApi("/workspace/tham-dinh/hang-doi");
const workspace = getRouteApi("/workspace");

export type QueueRead = Outputs["appraisal"]["queue"];
export type Queued = QueueRead["queue"][number];

/** What waits, ordered by the points likely to be lost, each with its reasons in words. */
export function Queue(): ReactNode {
  const { dot } = route.useSearch();
  return (
    <RoundFrame dot={dot} screen="/hang-doi">
      {(round) => <Loaded key={round.id} round={round} />}
    </RoundFrame>
  );
}

function Loaded({ round }: { round: RoundHead }): ReactNode {
  const { me } = workspace.useRouteContext();
  const read = useQuery(api.appraisal.queue.queryOptions({ roundId: round.id }));
  if (read.isError) {
    return <FailureNotice error={read.error} onRetry={() => void read.refetch()} />;
  }
  if (read.isPending) return <Waiting />;
  const { queue, model } = read.data;
  const of = (place: QueuePlace): readonly Queued[] => queue.filter((one) => one.place === place);
  const check = of("check");
  const rest = of("rest");
  return (
    <div className="c-stack a-queue">
      <RoundTitle
        round={round}
        screen="/hang-doi"
        title={
          queue.length === 0
            ? "Không còn mục nào chờ thẩm định"
            : `${formatCount(check.length)} mục nên xem trước, trong ${formatCount(queue.length)} mục đang chờ`
        }
        lead="Xếp theo số điểm × khả năng bị chấm lại. Mỗi mục nêu lý do; quyết định vẫn là của người thẩm định."
      />
      {queue.length === 0 && (
        <Empty title="Hàng đợi trống">
          Mục mới hiện ra khi xã, phường nộp bản tự chấm hoặc giải trình mục bị trả lại.
        </Empty>
      )}
      {check.length > 0 && (
        <Section title={`Nên xem trước (${formatCount(check.length)})`} place="check">
          <Items items={check} read={read.data} dot={round.id} />
        </Section>
      )}
      {of("audit").length > 0 && (
        <Section title={`Mẫu kiểm tra (${formatCount(of("audit").length)})`} place="audit">
          <Items items={of("audit")} read={read.data} dot={round.id} />
        </Section>
      )}
      {rest.length > 0 && (
        <Section title={`Ít rủi ro (${formatCount(rest.length)})`} place="rest">
          {may(me, "appraisal.decide") && (
            <AcceptRest rest={rest} read={read.data} roundId={round.id} />
          )}
          <Items items={rest} read={read.data} dot={round.id} first={5} />
        </Section>
      )}
      <Unequal read={read.data} dot={round.id} />
      {queue.length > 0 && (
        <p className="c-hint">Cách ước lượng khả năng bị chấm lại: {model.note}</p>
      )}
    </div>
  );
}

interface SectionProps {
  title: string;
  place: QueuePlace;
  children: ReactNode;
}

function Section({ title, place, children }: SectionProps): ReactNode {
  return (
    <section className="c-stack" aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className="c-hint">{placeSentence(place)}</p>
      </div>
      {children}
    </section>
  );
}

interface ItemsProps {
  items: readonly Queued[];
  read: QueueRead;
  dot: string;
  /** How many stand there before more are asked for. */
  first?: number;
}

function Items({ items, read, dot, first = 20 }: ItemsProps): ReactNode {
  const [shown, setShown] = useState(first);
  const left = items.length - shown;
  return (
    <>
      <div className="c-table-box">
        <table className="c-table">
          <caption className="c-sr">Các mục đang chờ và lý do nên xem</caption>
          <thead>
            <tr>
              <th scope="col">Mục của đơn vị</th>
              <th scope="col" className="c-num">
                Tự chấm<span className="c-unit">điểm</span>
              </th>
              <th scope="col" className="c-num">
                Khả năng bị chấm lại<span className="c-unit">ước tính, %</span>
              </th>
              <th scope="col">Vì sao</th>
            </tr>
          </thead>
          <tbody>
            {items.slice(0, shown).map((item) => (
              <tr key={`${item.unit} ${item.leaf}`}>
                <th scope="row" className="a-queue-item">
                  <Link href={criterionHref(dot, item.leaf, item.unit)}>
                    {item.leaf} {read.labels[item.leaf]}
                  </Link>
                  <span className="c-unit">
                    <Link href={appraisedUnitHref(dot, item.unit, item.leaf)}>
                      {read.names[item.unit] ?? item.unit}
                    </Link>
                  </span>
                </th>
                <td className="c-num">{formatHundredths(item.points)}</td>
                <td className="c-num">{formatCount(Math.round(item.perMille / 10))}</td>
                <td className="c-small c-words">
                  {item.place === "audit" && <StateMark tone="accent">Mẫu ngẫu nhiên. </StateMark>}{" "}
                  {chanceSentences(item).join(" ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <p>
          <Button small onClick={() => setShown(shown + 50)}>
            Xem thêm {formatCount(Math.min(50, left))} trong {formatCount(left)} mục còn lại
          </Button>
        </p>
      )}
    </>
  );
}

/** Equal figures and papers that were scored differently, with links to mend it. */
function Unequal({ read, dot }: { read: QueueRead; dot: string }): ReactNode {
  const { unequal, names, labels } = read;
  if (unequal.length === 0) return null;
  return (
    <section className="c-stack" aria-label="Giống nhau nhưng chấm khác nhau">
      <div>
        <h2>Giống nhau nhưng chấm khác nhau ({formatCount(unequal.length)})</h2>
        <p className="c-hint">
          Số liệu và loại tài liệu như nhau: hãy chấm lại cho thống nhất, hoặc ghi rõ vì sao khác.
        </p>
      </div>
      {unequal.map((one) => (
        <div key={`${one.leaf} ${one.key}`} className="a-unequal">
          <p>
            <Link href={criterionHref(dot, one.leaf)}>
              {one.leaf} {labels[one.leaf]}
            </Link>
            : chênh {formatHundredths(one.spread)} điểm
          </p>
          <ul className="a-plain">
            {one.groups.map(({ points, units }) => (
              <li key={points}>
                <strong>{formatHundredths(points)} điểm</strong> ({formatCount(units.length)}):{" "}
                {units.map((unit, at) => (
                  <span key={unit}>
                    {at > 0 && ", "}
                    <Link href={criterionHref(dot, one.leaf, unit)}>{names[unit] ?? unit}</Link>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
