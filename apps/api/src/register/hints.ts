import type { DefectCode, RegisterDefect, RegisterEntry } from "@cchc/domain/register/defect";
import { findDefects } from "@cchc/domain/register/find-defects";
import type { Day } from "@cchc/domain/report/cell";

/** What looks wrong about an entry: said, never mended by itself. */
export interface Hint {
  readonly code: DefectCode;
  readonly severity: RegisterDefect["severity"];
  /** One or two sentences: what is seen and what to do. */
  readonly text: string;
}

/** A register of CCHC papers has gaps by its nature: nothing to say of each of them. */
const unsaid: ReadonlySet<DefectCode> = new Set(["number_gap"]);
/** These concern both entries alike; the others the one that is named first. */
const mutual: ReadonlySet<DefectCode> = new Set(["two_titles", "two_days", "entered_twice"]);

/** The hints of each entry of one unit's register, by its id. */
export function hintsOf(
  entries: readonly RegisterEntry[],
  today: Day,
): ReadonlyMap<string, readonly Hint[]> {
  const hints = new Map<string, Hint[]>();
  for (const { code, severity, entries: ids, sentence } of findDefects(entries, {
    today,
    series: "per_type",
  })) {
    if (unsaid.has(code)) continue;
    for (const id of mutual.has(code) ? ids : ids.slice(0, 1)) {
      const own = hints.get(id) ?? [];
      own.push({ code, severity, text: sentence });
      hints.set(id, own);
    }
  }
  return hints;
}
