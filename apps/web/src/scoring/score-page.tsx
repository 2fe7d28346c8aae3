import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount, formatDifference, formatHundredths } from "@cchc/domain/text/numbers";
import { LinkButton } from "@cchc/ui/button";
import { ErrorSummary } from "@cchc/ui/error-summary";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { AreaBars } from "@cchc/ui/score/area-bars";
import { leafHref } from "./area-page.tsx";
import { AreaTasks } from "./area-tasks.tsx";
import type { BookView } from "./book-shape.ts";
import { dueWords, whyClosed, whyReadOnly } from "./closing.ts";
import { useScore } from "./open-score.ts";
import { scorePath } from "./paths.ts";
import {
  areaBars,
  fitting,
  guessWith,
  leftWords,
  minutesText,
  type Plan,
  type PlanLine,
  planOf,
  shutWords,
} from "./plan.ts";
import { whoOpens } from "./report-standing.ts";
import { addressOf, ScoreFrame } from "./score-frame.tsx";
import {
  type AreaLines,
  areaOf,
  areasOf,
  linesOf,
  missingLines,
  type OwnTotal,
  ownTotal,
} from "./standing.ts";
import { useGuess } from "./use-guess.ts";

/** One unit's score of a round: what it comes to, what to do next, the whole set as a task list. */
export function ScorePage(): ReactNode {
  const { unitId, roundId } = useParams({ from: "/trong/tu-cham/$unitId/$roundId" });
  const { view } = useScore({ unitId, roundId });
  const [guess] = useGuess();
  const { opened } = view;
  const areas = areasOf(view);
  const closed = whyReadOnly(opened);
  const plan = closed === undefined ? planOf(view, guessWith(guess)) : undefined;
  const due = dueWords(opened.today, opened.round.selfDue);
  const path = (...rest: readonly string[]): string => scorePath(addressOf(opened), ...rest);
  const total = ownTotal(areas, view.score.totals.bonus);
  return (
    <ScoreFrame title={opened.round.name} view={view}>
      <div className="c-column c-stack-wide">
        <PageHead
          title={opened.round.name}
          lead={`${opened.set.name}. ${opened.set.notice === undefined ? "" : `${opened.set.notice}. `}Số liệu lấy từ báo cáo ${opened.period.name}; hạn tự chấm ${formatDay(opened.round.selfDue)}${closed === undefined && opened.state === "scoring" && due.near ? ` (${due.words.toLowerCase()})` : ""}.`}
        />
        {closed !== undefined && (
          <Notice tone={opened.state === "scoring" ? "doubt" : "info"} title={closed}>
            {opened.submission !== null && (
              <p>
                Mã biên nhận <strong className="c-nowrap">{opened.submission.code}</strong>.{" "}
                <Link href={path("bien-nhan", opened.submission.id)}>Xem biên nhận</Link> hoặc{" "}
                <Link href={path("phieu")}>in phiếu tự chấm</Link>.
              </p>
            )}
          </Notice>
        )}
        <Returned view={view} areas={areas} />
        <Changed view={view} areas={areas} />
        <AreaBars
          title={totalSentence(total, closed !== undefined)}
          areas={areaBars(view, (area) => path("linh-vuc", area))}
        />
        <Aside view={view} areas={areas} />
        {plan !== undefined && (
          <>
            <Afternoon view={view} areas={areas} plan={plan} />
            <Shut view={view} plan={plan} />
          </>
        )}
        {areas.map((area) => (
          <AreaTasks key={area.code} view={view} area={area} />
        ))}
        <NextStep view={view} areas={areas} closed={whyClosed(opened) !== undefined} />
      </div>
    </ScoreFrame>
  );
}

/** `Đang được 45,20 trên 70,00 điểm đơn vị tự chấm` */
export function totalSentence({ points, max, leftOut }: OwnTotal, closed: boolean): string {
  const left =
    leftOut === 0 ? "" : `; ${formatHundredths(leftOut)} điểm không tính, quy đổi khi tổng hợp`;
  return `${closed ? "Tự chấm" : "Đang"} được ${formatHundredths(points)} trên ${formatHundredths(max)} điểm${closed ? "" : " đơn vị tự chấm"}${left}`;
}

interface Props {
  view: BookView;
  areas: readonly AreaLines[];
}

function Returned({ view, areas }: Props): ReactNode {
  const { opened } = view;
  if (opened.state !== "returned") return null;
  const back = areas.flatMap((area) =>
    linesOf(area)
      .filter(({ state }) => state === "returned")
      .map((line) => ({ line, area: area.code })),
  );
  return (
    <>
      {opened.returnedReason !== null && (
        <Notice tone="wrong" title="Cấp trên trả lại bản tự chấm">
          <p>{opened.returnedReason}</p>
        </Notice>
      )}
      <ErrorSummary
        title={`Mục phải trả lời (${back.length}); chỉ những mục này mở để sửa`}
        items={back.map(({ line: { leaf, item }, area }) => {
          const due =
            item?.replyDue == null
              ? ""
              : ` (${dueWords(opened.today, item.replyDue).words.toLowerCase()})`;
          const reason = item?.reason ?? "";
          return {
            key: leaf.code,
            text: `${leaf.code} ${leaf.label}${reason === "" ? "" : `: ${reason}`}${due}`,
            href: leafHref(view, area, leaf.code),
          };
        })}
      />
    </>
  );
}

function Changed({ view, areas }: Props): ReactNode {
  const changed = areas.flatMap((area) =>
    linesOf(area)
      .filter((line) => line.changed)
      .map((line) => ({ line, area: area.code })),
  );
  if (changed.length === 0) return null;
  return (
    <ErrorSummary
      tone="doubt"
      title={`Số liệu đã đổi sau khi nộp ở ${changed.length} mục; điểm đã nộp giữ nguyên`}
      items={changed.map(({ line: { leaf }, area }) => ({
        key: leaf.code,
        text: `${leaf.code} ${leaf.label}`,
        href: leafHref(view, area, leaf.code),
      }))}
    />
  );
}

/** Survey and bonus beside the total. */
function Aside({ view, areas }: Props): ReactNode {
  const survey = areas
    .flatMap((area) => linesOf(area))
    .filter(({ leaf }) => leaf.survey === true)
    .reduce((sum, { leaf }) => sum + leaf.max, 0);
  const { bonus } = view.score.totals;
  const parts = [
    ...(survey === 0
      ? []
      : [`Khảo sát ${formatHundredths(survey)} điểm: cấp trên nhập sau, đơn vị không chấm.`]),
    ...(bonus === 0 ? [] : [`Điểm thưởng, điểm trừ: ${formatDifference(bonus)}.`]),
  ];
  return parts.length === 0 ? null : <p className="c-quiet">{parts.join(" ")}</p>;
}

function Afternoon({ view, areas, plan }: Props & { plan: Plan }): ReactNode {
  const [guess] = useGuess();
  const fits = fitting(plan, guess.afternoon);
  const shown = plan.lines.slice(0, 4);
  if (plan.lines.length === 0) return null;
  const within = plan.lines[fits - 1];
  return (
    <section className="c-stack" aria-labelledby="ke-hoach">
      <h2 id="ke-hoach">Kế hoạch một buổi chiều</h2>
      <p className="c-prose">
        Còn {leftWords(plan)}. Làm hết mất khoảng {minutesText(plan.minutes)}, lấy được tới{" "}
        {formatHundredths(plan.points)} điểm.
        {within !== undefined && fits < plan.lines.length && (
          <>
            {" "}
            Trong {minutesText(guess.afternoon)} làm được {formatCount(fits)} việc đầu, tới{" "}
            {formatHundredths(within.pointsSoFar)} điểm.
          </>
        )}
      </p>
      <ol className="s-plan">
        {shown.map((item) => (
          <li key={item.leaf}>
            <Link href={leafHref(view, areaOf(areas, item.leaf), item.leaf)}>
              {item.leaf} {item.label}
            </Link>
            <span className="c-small c-quiet">
              tới {formatHundredths(item.points)} điểm, khoảng {minutesText(item.effort.minutes)}
              {item.figures.length > 0 && `; thiếu ${figureNames(item)}`}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <Link href={scorePath(addressOf(view.opened), "ke-hoach")}>
          Cả kế hoạch, theo điểm trên mỗi phút
        </Link>
      </p>
    </section>
  );
}

/** What the unit cannot reach any more by itself, and who could open it. */
export function Shut({ view, plan }: { view: BookView; plan: Plan }): ReactNode {
  const words = shutWords(plan);
  if (words === undefined) return null;
  return (
    <Notice tone="doubt" title={words}>
      <p>{whoOpens(view.opened)}</p>
    </Notice>
  );
}

/** `Có quy chế chi tiêu nội bộ và 1 số liệu nữa` */
function figureNames({ figures }: PlanLine): string {
  const [first] = figures;
  const rest = figures.length - 1;
  return `${first?.label ?? ""}${rest > 0 ? ` và ${formatCount(rest)} số liệu nữa` : ""}`;
}

function NextStep({ view, areas, closed }: Props & { closed: boolean }): ReactNode {
  const { opened } = view;
  const path = (...rest: readonly string[]): string => scorePath(addressOf(opened), ...rest);
  const missing = missingLines(areas).length;
  if (closed) {
    return (
      <div className="c-row">
        <LinkButton href={path("phieu")}>Xem và in phiếu tự chấm</LinkButton>
      </div>
    );
  }
  return (
    <div className="c-stack">
      <p>
        {missing === 0
          ? "Mọi tiêu chí đã có điểm, chưa nộp."
          : `Còn ${formatCount(missing)} tiêu chí chưa có điểm.`}
      </p>
      <div className="c-row">
        <LinkButton href={path("kiem-tra")} tone="primary">
          Kiểm tra và nộp
        </LinkButton>
        <LinkButton href={path("phieu")}>Xem phiếu tự chấm</LinkButton>
      </div>
    </div>
  );
}
