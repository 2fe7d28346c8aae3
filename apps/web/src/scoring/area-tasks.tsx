import type { ReactNode } from "react";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import { StateMark } from "@cchc/ui/state-mark";
import { areaLead, areaTitle, leafHref } from "./area-page.tsx";
import type { BookView } from "./book-shape.ts";
import { scorePath } from "./paths.ts";
import { nextWords } from "./plan.ts";
import { addressOf } from "./score-frame.tsx";
import { type AreaLines, type LeafLine, pointsOf, stateWords } from "./standing.ts";

/** One area as a task list: every leaf with where it stands, its papers and its points. */
export function AreaTasks({ view, area }: { view: BookView; area: AreaLines }): ReactNode {
  const heading = `linh-vuc-${area.code}`;
  return (
    <section aria-labelledby={heading} className="s-area">
      <div className="s-leaf-head">
        <h2 id={heading}>
          <Link href={scorePath(addressOf(view.opened), "linh-vuc", area.code)}>
            {areaTitle(area)}
          </Link>
        </h2>
      </div>
      <p className="c-quiet">{areaLead(area)}</p>
      {area.criteria.map(({ code, label, lines }) => (
        <div key={code} className="s-group">
          {!area.bonus && (
            <h3>
              {code} {label}
            </h3>
          )}
          <ul className="s-rows">
            {lines.map((line) => (
              <LeafRow key={line.leaf.code} view={view} area={area.code} line={line} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function LeafRow({
  view,
  area,
  line,
}: {
  view: BookView;
  area: string;
  line: LeafLine;
}): ReactNode {
  const { leaf, state, changed, wantsPapers, item } = line;
  const papers = view.beside(leaf.code).papers.length;
  const { tone, word } = stateWords[state];
  const next = nextWords(view, line);
  return (
    <li>
      <span className="s-row-name">
        <Link href={leafHref(view, area, leaf.code)}>
          {leaf.code} {leaf.label}
        </Link>
        {next !== undefined && <span className="c-small c-quiet s-block">{next}</span>}
      </span>
      <span className="s-row-state">
        <StateMark tone={tone}>{word}</StateMark>
        {changed && <StateMark tone="doubt">số liệu đã đổi</StateMark>}
        {state === "decided-otherwise" && item?.points != null && (
          <span className="c-small s-block">thành {formatHundredths(item.points)} điểm</span>
        )}
      </span>
      <span className="s-row-papers c-small c-quiet">
        {papers > 0 ? `${papers} minh chứng` : wantsPapers ? "chưa có minh chứng" : ""}
      </span>
      <span className="s-points">{pointsOf(line)}</span>
    </li>
  );
}
