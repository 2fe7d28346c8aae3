import type { ReactNode } from "react";
import { cellKey } from "@cchc/domain/report/cell";
import { formatInstant } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Link } from "@cchc/ui/link";
import type { Outputs } from "../api.ts";
import { cellId } from "../entry/cell-id.ts";
import { pathOf } from "../report/paths.ts";
import { scorePath } from "../scoring/paths.ts";
import type { Step } from "./days.ts";

export type Entry = Outputs["history"]["list"]["entries"][number];

/** The page where an entry's thing stands; undefined where it has none. */
function hrefOf(unitId: string, { place }: Entry): string | undefined {
  switch (place?.at) {
    case "cell": {
      const page = pathOf({ unitId, periodId: place.periodId }, place.area);
      return `${page}#${cellId(cellKey(place.field, place.row))}`;
    }
    case "report":
      return pathOf({ unitId, periodId: place.periodId });
    case "score":
      return scorePath({ unitId, roundId: place.roundId });
    case "document":
      return `/van-ban?donvi=${encodeURIComponent(unitId)}&mo=${encodeURIComponent(place.documentId)}`;
    default:
      return undefined;
  }
}

export interface StepLineProps {
  unitId: string;
  step: Step<Entry>;
}

/** One thing done: a line; many cells written at once: a line that opens. */
export function StepLine({ unitId, step }: StepLineProps): ReactNode {
  const [first, ...others] = step.entries;
  const time = <time dateTime={first.at}>{formatInstant(first.at).slice(0, 5)}</time>;
  if (others.length === 0) {
    return (
      <li>
        {time}
        <p>
          <strong>{first.by}</strong> <What unitId={unitId} entry={first} />
        </p>
      </li>
    );
  }
  const whole = step.entries.find((entry) => entry.whole);
  const cells = step.entries.filter((entry) => entry !== whole);
  return (
    <li>
      {time}
      <details>
        <summary>
          <strong>{first.by}</strong>{" "}
          {whole?.what ?? `ghi ${formatCount(step.entries.length)} mục một lần`}
          {first.of !== "" && <span className="c-quiet"> – {first.of}</span>}
        </summary>
        <ul>
          {cells.map((entry) => (
            <li key={entry.seq}>
              <What unitId={unitId} entry={entry} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function What({ unitId, entry }: { unitId: string; entry: Entry }): ReactNode {
  const href = hrefOf(unitId, entry);
  return (
    <>
      {href === undefined ? entry.what : <Link href={href}>{entry.what}</Link>}
      {entry.of !== "" && <span className="c-quiet"> – {entry.of}</span>}
    </>
  );
}
