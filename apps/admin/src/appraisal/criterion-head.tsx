import type { ReactNode } from "react";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { LinkButton } from "@cchc/ui/button";
import { Link } from "@cchc/ui/link";
import { PageHead } from "@cchc/ui/page";
import { RuleView } from "@cchc/ui/score/rule-view";
import { progressSentence } from "./case-words.ts";
import type { CriterionRead } from "./cases.ts";
import { appraisalHref, criterionHref } from "./paths.ts";
import type { RoundHead } from "./use-round.ts";

/** Which criterion this is, how much of it waits, and its neighbours. */
export function CriterionHead({
  round,
  read,
}: {
  round: RoundHead;
  read: CriterionRead;
}): ReactNode {
  const { leaf, rows, before, after, waiting } = read;
  const survey = leaf.survey === true;
  return (
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
          ) : (
            progressSentence(rows)
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
  );
}

/** The rule in words and figures, its papers and where it stands. */
export function CriterionRule({ leaf }: Pick<CriterionRead, "leaf">): ReactNode {
  return (
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
  );
}
