import type { ReactNode } from "react";
import { fieldOf } from "@cchc/domain/form/form";
import { cellKey } from "@cchc/domain/report/cell";
import { Icon } from "@cchc/ui/icon";
import { Link } from "@cchc/ui/link";
import { type ReadReport, type SeenFinding, warnings } from "./facts.ts";

export interface FindingListProps {
  read: ReadReport;
  href: (area: string, cell: string) => string;
}

/** Everything the checks found, worst first, each leading to its cell. */
export function FindingList({ read, href }: FindingListProps): ReactNode {
  const found = warnings(read.findings);
  if (found.length === 0) {
    return (
      <p className="c-mark c-tone-settled">
        <Icon name="tick" /> Kiểm tra số liệu không thấy điều gì phải xem lại.
      </p>
    );
  }
  const hard = found.some(({ finding }) => finding.severity === "hard");
  return (
    <section
      className={hard ? "c-summary" : "c-summary c-summary-doubt"}
      aria-labelledby="canh-bao"
    >
      <h2 id="canh-bao">Cần xem lại {found.length} điểm</h2>
      <ul>
        {found.map((seen) => (
          <li key={`${seen.finding.check} ${placeOf(seen)}`}>
            <Where seen={seen} read={read} href={href} />
            {seen.reason !== undefined && (
              <span className="c-unit a-reason">Đơn vị giải trình: {seen.reason}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ finding }: SeenFinding): string {
  const [first] = finding.cells;
  return first === undefined ? "" : cellKey(first.field, first.row);
}

function Where({ seen, read, href }: FindingListProps & { seen: SeenFinding }): ReactNode {
  const [first] = seen.finding.cells;
  const field = first === undefined ? undefined : fieldOf(read.form, first.field);
  if (field === undefined) return seen.finding.message;
  return <Link href={href(field.area, placeOf(seen))}>{seen.finding.message}</Link>;
}
