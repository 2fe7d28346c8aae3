import { useQueryClient } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { type ReactNode, useId, useRef, useState } from "react";
import { scoreActionRules } from "@cchc/domain/appraisal/workflow";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Button, LinkButton } from "@cchc/ui/button";
import { ErrorSummary } from "@cchc/ui/error-summary";
import { Facts } from "@cchc/ui/facts";
import { Check } from "@cchc/ui/field";
import { Icon } from "@cchc/ui/icon";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { api, client, type Failure, failureOf } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { leafHref } from "./area-page.tsx";
import type { BookView } from "./book-shape.ts";
import { whyClosed } from "./closing.ts";
import { missingFigures, waitsForShut } from "./links.ts";
import { scoreOptions, useScore } from "./open-score.ts";
import { scorePath } from "./paths.ts";
import { unfinishedReport, whoOpens } from "./report-standing.ts";
import { addressOf, ScoreFrame } from "./score-frame.tsx";
import {
  type AreaLines,
  areaOf,
  areasOf,
  type LeafLine,
  linesOf,
  missingLines,
  ownTotal,
} from "./standing.ts";

const title = "Kiểm tra và nộp";

/** What stands in the way, what handing in means, one button. */
export function CheckPage(): ReactNode {
  const { unitId, roundId } = useParams({ from: "/trong/tu-cham/$unitId/$roundId/kiem-tra" });
  const { view } = useScore({ unitId, roundId });
  const areas = areasOf(view);
  const closed = whyClosed(view.opened);
  const missing = missingLines(areas);
  const unsaid = missing.filter(({ state }) => state !== "no-figures");
  const bareFigures = missing.filter(({ state }) => state === "no-figures");
  const unanswered = areas
    .flatMap((area) => linesOf(area))
    .filter(({ state, leaf }) => state === "returned" && view.beside(leaf.code).reply === "");
  const bare = areas.flatMap((area) => linesOf(area)).filter(({ wantsPapers }) => wantsPapers);
  const link = (text: (line: LeafLine) => string) => (line: LeafLine) => ({
    key: line.leaf.code,
    text: text(line),
    href: leafHref(view, areaOf(areas, line.leaf.code), line.leaf.code),
  });
  const submits = view.opened.actions.includes("submit");
  return (
    <ScoreFrame title={title} view={view} crumbs={[{ label: title }]}>
      <div className="c-column c-stack-wide">
        <PageHead title={title} lead={`${view.opened.round.name}, ${view.opened.unit.name}.`} />
        {closed !== undefined && <Notice title={closed} />}
        <ErrorSummary
          title={`Cần bạn chấm (${unsaid.length})`}
          items={unsaid.map(link(({ leaf }) => `${leaf.code} ${leaf.label}`))}
        />
        <ErrorSummary
          tone="doubt"
          title={`Thiếu số liệu báo cáo (${bareFigures.length})`}
          items={bareFigures.map(
            link((line) => `${line.leaf.code} ${line.leaf.label}${figuresText(view, line)}`),
          )}
        />
        <ErrorSummary
          tone="doubt"
          title={`Mục bị trả lại chưa trả lời (${unanswered.length})`}
          items={unanswered.map(link(({ leaf }) => `${leaf.code} ${leaf.label}`))}
        />
        {closed === undefined && bare.length > 0 && (
          <details className="c-summary c-summary-doubt">
            <summary>
              Có điểm nhưng chưa kèm minh chứng ({bare.length}): vẫn nộp được, người thẩm định có
              thể hỏi lại
            </summary>
            <ErrorSummaryList items={bare.map(link(({ leaf }) => `${leaf.code} ${leaf.label}`))} />
          </details>
        )}
        <Totals view={view} areas={areas} />
        {closed === undefined &&
          (submits ? (
            <Submit
              view={view}
              missing={unsaid.length}
              bare={bareFigures.length}
              shut={bareFigures.some((line) => waitsForShut(view.opened, line))}
            />
          ) : (
            <p>Tài khoản này không nộp được; báo người phụ trách hoặc lãnh đạo nộp.</p>
          ))}
      </div>
    </ScoreFrame>
  );
}

/** `: tổng số đã giải quyết; …`, at most three and how many more. */
function figuresText(view: BookView, line: LeafLine): string {
  const figures = missingFigures(view.opened, line).map(({ label }) => label);
  const rest = figures.length > 3 ? ` và ${figures.length - 3} số nữa` : "";
  return figures.length === 0 ? "" : `: ${figures.slice(0, 3).join("; ")}${rest}`;
}

function ErrorSummaryList(props: {
  items: readonly { key: string; text: string; href: string }[];
}): ReactNode {
  return (
    <ul>
      {props.items.map(({ key, text, href }) => (
        <li key={key}>
          <Link href={href}>{text}</Link>
        </li>
      ))}
    </ul>
  );
}

function Totals({ view, areas }: { view: BookView; areas: readonly AreaLines[] }): ReactNode {
  const own = ownTotal(areas, view.score.totals.bonus);
  const papers = areas
    .flatMap((area) => linesOf(area))
    .reduce((sum, { leaf }) => sum + view.beside(leaf.code).papers.length, 0);
  return (
    <Facts
      facts={[
        {
          name: "Điểm tự chấm",
          value: `${formatHundredths(own.points)} trên ${formatHundredths(own.max)}`,
        },
        ...(own.leftOut === 0
          ? []
          : [{ name: "Không tính", value: `${formatHundredths(own.leftOut)} điểm, quy đổi lại` }]),
        ...(own.bonus === 0 ? [] : [{ name: "Thưởng, trừ", value: formatHundredths(own.bonus) }]),
        { name: "Minh chứng", value: `${formatCount(papers)} lượt văn bản` },
      ]}
    />
  );
}

interface SubmitProps {
  view: BookView;
  /** Criteria that the unit still has to speak to. */
  missing: number;
  /** Criteria whose figures the report does not have. */
  bare: number;
  /** Some of these figures can no longer be entered. */
  shut: boolean;
}

function Submit({ view, missing, bare, shut }: SubmitProps): ReactNode {
  const router = useRouter();
  const queries = useQueryClient();
  const address = addressOf(view.opened);
  // One id for one intent: pressing again after a lost answer does nothing twice.
  const [opId] = useState(newOperationId);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [despite, setDespite] = useState(false);
  const [asked, setAsked] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const why = useId();
  const report = unfinishedReport(view.opened);
  const unsent = view.unsent.size;
  const clashing = view.clashes.size + view.itemClashes.size;
  const ready = missing === 0 && unsent === 0 && clashing === 0;
  const press = async (): Promise<void> => {
    setAsked(true);
    if (report !== undefined && !despite) {
      box.current?.focus();
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      const receipt = await client.scores.submit.mutate({ ...address, opId });
      await queries.invalidateQueries({ queryKey: scoreOptions(address).queryKey });
      await queries.invalidateQueries({ queryKey: api.scores.tasks.queryKey() });
      router.history.push(scorePath(address, "bien-nhan", receipt.submissionId));
    } catch (error) {
      setFailure(failureOf(error));
      setBusy(false);
    }
  };
  return (
    <section className="c-stack c-no-print">
      <h2>Nộp bản tự chấm</h2>
      <p className="c-prose">
        Số liệu, điểm, giải trình và minh chứng được chốt lại và gửi lên cơ quan thẩm định. Sau khi
        nộp chỉ sửa được những mục cấp trên trả lại.
      </p>
      {unsent > 0 && (
        <Notice
          tone="doubt"
          title={`Còn ${unsent} mục chưa lưu được lên máy chủ: đợi lưu xong rồi nộp.`}
        />
      )}
      {clashing > 0 && (
        <Notice
          tone="doubt"
          title={`Còn ${clashing} chỗ hai người ghi khác nhau: mở mục đó và chọn bản giữ lại.`}
        />
      )}
      {missing > 0 && <p>Nộp được khi bạn đã chấm xong các tiêu chí ở trên.</p>}
      {missing === 0 && bare > 0 && (
        <p>
          {bare} tiêu chí chưa có số liệu báo cáo
          {shut ? `. ${whoOpens(view.opened)}` : ": nên nhập trước khi nộp."} Vẫn nộp được; các tiêu
          chí ấy chưa có điểm và người thẩm định sẽ quyết định.
        </p>
      )}
      {report !== undefined && (
        <Notice tone="doubt" title={report.title}>
          <div className="c-stack">
            <p>
              Nộp bản tự chấm bây giờ là chốt điểm theo số liệu còn có thể thay đổi. Nên{" "}
              <Link href={report.href}>nộp báo cáo trước</Link>.
            </p>
            {asked && !despite && (
              <p className="c-error" id={why} role="alert">
                <Icon name="alert" />
                <span>Bản tự chấm chưa nộp: hãy nộp báo cáo trước, hoặc đánh dấu ô dưới đây.</span>
              </p>
            )}
            {ready && (
              <Check
                ref={box}
                label="Vẫn nộp bản tự chấm khi báo cáo chưa nộp"
                checked={despite}
                aria-invalid={(asked && !despite) || undefined}
                aria-describedby={asked && !despite ? why : undefined}
                onChange={({ target }) => setDespite(target.checked)}
              />
            )}
          </div>
        </Notice>
      )}
      {failure !== undefined && (
        <Notice tone="wrong" title={failure.message} announce>
          <p>Bản tự chấm đã lưu vẫn còn nguyên.</p>
        </Notice>
      )}
      <div className="c-row">
        {ready && (
          <Button tone="primary" busy={busy ? "Đang gửi…" : undefined} onClick={() => void press()}>
            {scoreActionRules.submit.label}
          </Button>
        )}
        <LinkButton href={scorePath(address, "phieu")}>Xem phiếu tự chấm</LinkButton>
        <LinkButton href={scorePath(address)} tone="quiet">
          Về danh sách tiêu chí
        </LinkButton>
      </div>
    </section>
  );
}
