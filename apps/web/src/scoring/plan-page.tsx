import { useParams } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { FIRST_GUESS } from "@cchc/domain/appraisal/effort";
import type { RuleKind } from "@cchc/domain/criteria/rule";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { Field } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { PrintButton } from "@cchc/ui/print-button";
import { leafHref } from "./area-page.tsx";
import type { BookView } from "./book-shape.ts";
import { useScore } from "./open-score.ts";
import {
  fitting,
  firstOwnGuess,
  guessWith,
  leftWords,
  minutesText,
  type OwnGuess,
  type Plan,
  type PlanLine,
  planOf,
} from "./plan.ts";
import { ScoreFrame } from "./score-frame.tsx";
import { Shut } from "./score-page.tsx";
import { areaOf, areasOf } from "./standing.ts";
import { useGuess } from "./use-guess.ts";

const title = "Kế hoạch một buổi chiều";

/** What is left, ordered by points per minute, and how far one afternoon gets. */
export function PlanPage(): ReactNode {
  const { unitId, roundId } = useParams({ from: "/trong/tu-cham/$unitId/$roundId/ke-hoach" });
  const { view } = useScore({ unitId, roundId });
  const [guess, setGuess] = useGuess();
  const plan = planOf(view, guessWith(guess));
  return (
    <ScoreFrame title={title} view={view} crumbs={[{ label: title }]}>
      <div className="c-column c-stack-wide">
        <PageHead
          title={title}
          lead="Việc còn lại, việc nào được nhiều điểm trên mỗi phút làm trước."
          actions={<PrintButton />}
        />
        {plan.lines.length === 0 ? (
          <Empty title="Không còn việc nào để lấy thêm điểm">
            Mọi tiêu chí đã có điểm và không còn bậc nào với tới được.
          </Empty>
        ) : (
          <>
            <Summary plan={plan} guess={guess} onGuess={setGuess} />
            <PlanTable plan={plan} view={view} afternoon={guess.afternoon} />
          </>
        )}
        <Shut view={view} plan={plan} />
        <Minutes view={view} guess={guess} onGuess={setGuess} />
      </div>
    </ScoreFrame>
  );
}

interface GuessProps {
  guess: OwnGuess;
  onGuess: (guess: OwnGuess) => void;
}

function wholeMinutes(text: string): number | undefined {
  const minutes = Number(text);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 600 ? minutes : undefined;
}

function Summary({ plan, guess, onGuess }: GuessProps & { plan: Plan }): ReactNode {
  const fits = fitting(plan, guess.afternoon);
  const last = plan.lines[fits - 1];
  return (
    <div className="c-stack">
      <p className="c-prose">
        {leftWords(plan)}. Làm hết mất khoảng {minutesText(plan.minutes)}, lấy được tới{" "}
        {formatHundredths(plan.points)} điểm.{" "}
        <strong>
          {last === undefined
            ? `Trong ${minutesText(guess.afternoon)} chưa đủ cho việc đầu tiên.`
            : `Trong ${minutesText(guess.afternoon)} làm được ${formatCount(fits)} việc, tới ${formatHundredths(last.pointsSoFar)} điểm.`}
        </strong>
      </p>
      <div className="c-no-print">
        <Field
          label="Bạn có bao nhiêu phút?"
          type="number"
          short
          min={5}
          max={600}
          step={5}
          value={guess.afternoon}
          onChange={({ target }) => {
            const afternoon = wholeMinutes(target.value);
            if (afternoon !== undefined) onGuess({ ...guess, afternoon });
          }}
        />
      </div>
    </div>
  );
}

function PlanTable(props: { plan: Plan; view: BookView; afternoon: number }): ReactNode {
  const { plan, view, afternoon } = props;
  const areas = areasOf(view);
  const fits = fitting(plan, afternoon);
  return (
    <div className="c-table-box">
      <table className="c-table s-plan-table">
        <caption className="c-sr">Việc còn lại theo điểm trên mỗi phút</caption>
        <thead>
          <tr>
            <th scope="col">Việc</th>
            <th scope="col" className="c-num">
              Điểm
            </th>
            <th scope="col" className="c-num">
              Phút
            </th>
            <th scope="col" className="c-num s-rate">
              Điểm mỗi phút
            </th>
            <th scope="col" className="c-num">
              Cộng dồn
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.lines.map((line, at) => (
            <tr key={line.leaf} className={at >= fits ? "s-beyond" : undefined}>
              <th scope="row">
                <Link href={leafHref(view, areaOf(areas, line.leaf), line.leaf)}>
                  {line.leaf} {line.label}
                </Link>
                {line.figures.length > 0 && <Figures figures={line.figures} />}
                <span className="c-unit">{line.sentence}</span>
                {at === fits && at > 0 && (
                  <span className="c-unit">
                    <strong>Từ đây trở đi quá {minutesText(afternoon)}.</strong>
                  </span>
                )}
              </th>
              <td className="c-num">{formatHundredths(line.points)}</td>
              <td className="c-num">{line.effort.minutes}</td>
              <td className="c-num s-rate">
                {formatHundredths(Math.round(line.points / line.effort.minutes))}
              </td>
              <td className="c-num">
                {formatHundredths(line.pointsSoFar)}
                <span className="c-unit">{minutesText(line.minutesSoFar)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The report's cells that a criterion waits for. */
function Figures({ figures }: { figures: PlanLine["figures"] }): ReactNode {
  return (
    <span className="c-unit">
      Thiếu số liệu báo cáo:{" "}
      {figures.map(({ code, label, href }, at) => (
        <Fragment key={code}>
          {at > 0 && "; "}
          <Link href={href}>{label}</Link>
        </Fragment>
      ))}
      .
    </span>
  );
}

/** What each kind of rule is called for whoever guesses how long it takes. */
const kindNames: Readonly<Record<RuleKind, string>> = {
  "yes-no": "Có hoặc không",
  choice: "Chọn một trường hợp",
  "deadline-tiers": "Theo ngày ban hành",
  steps: "Thang điểm theo bậc",
  linear: "Theo tỷ lệ",
  "linear-to-target": "Theo tỷ lệ so với chỉ tiêu",
  "linear-with-floor": "Theo tỷ lệ, có mức tối thiểu",
  "per-item-with-cap": "Cộng theo từng việc",
  checklist: "Danh sách việc",
  "deduction-with-floor": "Trừ điểm",
  "share-by-grade": "Theo mức xếp loại",
  "survey-share": "Theo phiếu khảo sát",
  composite: "Ghép nhiều tỷ lệ",
  "manual-with-reason": "Tự chấm kèm lý do",
  "knock-out": "Điều kiện loại",
  "sum-with-cap": "Cộng nhiều phần",
  "bonus-penalty": "Thưởng, trừ",
};

function Minutes({ view, guess, onGuess }: GuessProps & { view: BookView }): ReactNode {
  const kinds = [
    ...new Set(
      view.compiled.leaves
        .filter(({ leaf }) => leaf.survey !== true)
        .map(({ leaf }) => leaf.rule.kind),
    ),
  ];
  const learnt = view.opened.effort;
  return (
    <details className="c-no-print">
      <summary>Số phút lấy từ đâu, sửa ước lượng</summary>
      <div className="c-stack s-minutes">
        <p className="c-prose c-small">
          {learnt.length === 0
            ? "Chưa có đơn vị nào nộp nên chưa biết thời gian thực tế."
            : `Đã biết thời gian thực tế của ${formatCount(learnt.length)} tiêu chí, lấy mức giữa của các đơn vị; mục có từ ${FIRST_GUESS.least} đơn vị trở lên thì dùng số đó.`}{" "}
          Mục khác dùng ước lượng dưới đây, giữ riêng cho bạn trên máy này.
        </p>
        <div className="s-minutes-grid">
          {kinds.map((kind) => (
            <Field
              key={kind}
              line
              short
              type="number"
              min={1}
              max={600}
              label={kindNames[kind]}
              value={guess.minutes[kind] ?? FIRST_GUESS.minutes[kind]}
              onChange={({ target }) => {
                const minutes = wholeMinutes(target.value);
                if (minutes === undefined) return;
                onGuess({ ...guess, minutes: { ...guess.minutes, [kind]: minutes } });
              }}
            />
          ))}
        </div>
        <Button small onClick={() => onGuess(firstOwnGuess)}>
          Lấy lại ước lượng ban đầu
        </Button>
      </div>
    </details>
  );
}
