import type { MouseEvent, ReactNode } from "react";
import type { SetFinding } from "@cchc/domain/criteria/finding";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import { Icon } from "@cchc/ui/icon";
import { Link } from "@cchc/ui/link";
import { type Found, placeOfPath } from "./place.ts";

export interface FindingsProps {
  set: CriteriaSet;
  findings: readonly SetFinding[];
  href: (found: Found) => string;
  onFollow: (found: Found, event: MouseEvent<HTMLAnchorElement>) => void;
}

/** "2 lỗi, 1 nhắc" */
export function findingsText(findings: readonly SetFinding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const text = errors === 0 ? "Không có lỗi" : `${formatCount(errors)} lỗi`;
  return warnings === 0 ? text : `${text}, ${formatCount(warnings)} nhắc`;
}

/** The table check beside the set: what contradicts itself, each line leading to its place. */
export function Findings({ set, findings, href, onFollow }: FindingsProps): ReactNode {
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  const sum = set.areas.reduce((all, { max }) => all + max, 0);
  const line = ({ path, message }: SetFinding, at: number): ReactNode => {
    const found = placeOfPath(set, path);
    return (
      <li key={`${path} ${at}`}>
        <Link href={href(found)} onClick={(event) => onFollow(found, event)}>
          {message}
        </Link>
      </li>
    );
  };
  return (
    <section className="c-why s-findings" aria-label="Bảng kiểm tra bộ tiêu chí">
      <p className="c-why-title">Bảng kiểm tra</p>
      <p className="c-why-value" role="status">
        {findingsText(findings)}
      </p>
      <p className="c-quiet">
        Các lĩnh vực cộng lại {formatHundredths(sum)} trên tổng {formatHundredths(set.max)} điểm.
      </p>
      {errors.length > 0 && (
        <>
          <h3 className="c-tone-wrong">
            <Icon name="cross" /> Phải sửa trước khi ban hành
          </h3>
          <ul>{errors.map(line)}</ul>
        </>
      )}
      {warnings.length > 0 && (
        <>
          <h3 className="c-tone-doubt">
            <Icon name="alert" /> Nên xem lại
          </h3>
          <ul>{warnings.map(line)}</ul>
        </>
      )}
    </section>
  );
}
