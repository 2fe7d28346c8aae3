import type { Day } from "../report/cell.ts";
import { parseDate } from "../text/numbers.ts";
import { searchKey } from "../text/search-key.ts";
import type { DossierColumn, DossierColumns } from "./columns.ts";

/** What the one-stop software says of a dossier's end; `open`: not finished, or nothing said. */
export type DossierEnd = "open" | "done" | "withdrawn";

/** One row of a one-stop export. */
export interface Dossier {
  /** Line in the file, 1 for the first; leads back to it. */
  readonly line: number;
  /** The dossier's own code; `""` where the file has none. */
  readonly code: string;
  readonly received: Day;
  /** Day the result is due; `null` where the file does not say. */
  readonly due: Day | null;
  /** Day the result was there; `null` where the file does not say. */
  readonly finished: Day | null;
  readonly online: boolean;
  readonly end: DossierEnd;
  /** Lĩnh vực as the file calls it; `""` where it does not say. */
  readonly area: string;
}

/** A line that cannot be counted, and why. */
export interface UnreadLine {
  readonly line: number;
  /** One Vietnamese sentence. */
  readonly message: string;
}

/** What a cell without a day holds in many exports. */
const BLANK = /^(?:[-–—.]+|null|n\/a)?$/i;

/**
 * The day that a cell says: `12/01/2023`, `08:30 12/01/2023`, `2023-01-12T08:30`. `null` for an empty
 * cell, `undefined` for what can be read in two ways or in none.
 */
export function dayOf(text: string): Day | null | undefined {
  const bare = text.trim().replace(/^\d{1,2}(?::\d{2}){1,2}\s+/, "");
  if (BLANK.test(bare)) return null;
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]|$)/.exec(bare);
  const words = iso === null ? (bare.split(/[ T]/)[0] ?? "") : `${iso[3]}/${iso[2]}/${iso[1]}`;
  // Two digits for the year leave open which is the day and which the month.
  if (!/\d{4}$/.test(words)) return undefined;
  const day = parseDate(words);
  return day.ok ? day.value : undefined;
}

function endOf(status: string, finished: Day | null): DossierEnd {
  const said = searchKey(status);
  if (/\brut\b|\bhuy\b|tu choi|tra lai(?! ket qua)|khong tiep nhan/.test(said)) return "withdrawn";
  const waits = /chua|dang|cho /.test(said);
  if (
    !waits &&
    /da (?:giai quyet|hoan thanh|tra|xu ly|co ket qua)|hoan thanh|ket thuc/.test(said)
  ) {
    return "done";
  }
  return finished === null ? "open" : "done";
}

/**
 * The dossiers of a table, `lines` without the heading; `first`: line number of the first of them. A
 * line whose days cannot be read is told and not counted, an empty line is passed over.
 */
export function readDossiers(
  lines: readonly (readonly string[])[],
  columns: DossierColumns,
  first: number,
): { readonly dossiers: readonly Dossier[]; readonly unread: readonly UnreadLine[] } {
  const dossiers: Dossier[] = [];
  const unread: UnreadLine[] = [];
  lines.forEach((cells, at) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    const line = first + at;
    const text = (column: DossierColumn): string => cells[columns[column] ?? -1]?.trim() ?? "";
    const received = dayOf(text("received"));
    const due = dayOf(text("due"));
    const finished = dayOf(text("finished"));
    if (received === null || received === undefined) {
      unread.push({ line, message: `Dòng ${line} không có ngày tiếp nhận đọc được.` });
    } else if (due === undefined || finished === undefined) {
      unread.push({ line, message: `Dòng ${line} có ngày không rõ ngày, tháng, năm.` });
    } else {
      const online = /truc tuyen|online|cong dich vu|dvc/.test(searchKey(text("channel")));
      const end = endOf(text("status"), finished);
      dossiers.push({
        line,
        code: text("code"),
        received,
        due,
        finished,
        online,
        end,
        area: text("area"),
      });
    }
  });
  return { dossiers, unread };
}
