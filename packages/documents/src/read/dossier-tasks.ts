import { affectedBy } from "@cchc/domain/reconcile/affected";
import { findHead, isPersonal, proposeColumns } from "@cchc/domain/reconcile/columns";
import { lastDay } from "@cchc/domain/reconcile/count";
import { countWays } from "@cchc/domain/reconcile/differences";
import { type Dossier, readDossiers, type UnreadLine } from "@cchc/domain/reconcile/dossier";
import { rowKey } from "../understand/dossier-table.ts";
import type {
  Counted,
  DossierProgress,
  DossierTask,
  ListedDossier,
  Looked,
  LookedSheet,
} from "./dossier-file.ts";
import { ReadProblem } from "./problem.ts";
import { columnCells, readTables, type Table } from "./table.ts";

type OnProgress = (progress: DossierProgress) => void;
type Task<Kind> = Extract<DossierTask, { readonly kind: Kind }>;

/** Lines below the headings that are looked at to tell columns. */
const LOOKED_AT = 300;
/** Different examples of a column that are shown. */
const EXAMPLES = 3;
/** Longest example, in UTF-16 units. */
const LONGEST = 40;
/** Lines between two words of progress. */
const STEP = 20_000;

function looked({ name, rows }: Table): LookedSheet {
  const { lines, headings } = findHead(rows);
  const cells = columnCells(rows, { from: lines, most: LOOKED_AT });
  const columns = Array.from({ length: Math.max(headings.length, cells.length) }, (_, at) => {
    const heading = headings[at] ?? "";
    const personal = isPersonal(heading);
    const different = [...new Set(cells[at] ?? [])].filter((text) => text !== "");
    const shown = personal ? [] : different.slice(0, EXAMPLES);
    return { heading, personal, examples: shown.map((text) => text.slice(0, LONGEST)) };
  });
  return {
    name,
    lines,
    rows: rows.length - lines,
    columns,
    proposed: proposeColumns(headings, cells),
  };
}

/** Looks at a file, in this thread. Throws a {@link ReadProblem}. */
export function lookTask({ file, limits }: Task<"look">, onProgress: OnProgress): Looked {
  onProgress({ stage: "opening", done: 0, total: 0 });
  const sheets = readTables(file.name, file.bytes, limits).map(looked);
  const points = sheets.map(({ proposed, rows }) =>
    proposed.received === undefined ? 0 : Object.keys(proposed).length * 1e6 + rows,
  );
  const most = Math.max(0, ...points);
  if (most === 0) throw new ReadProblem("no-table");
  const best = points.indexOf(most);
  return { sheets, best };
}

function dossiersOf(
  { rows }: Table,
  { request, limits }: Task<"count">,
  onProgress: OnProgress,
): { readonly dossiers: readonly Dossier[]; readonly unread: readonly UnreadLine[] } {
  const { columns, lines } = request.layout;
  const total = rows.length - lines;
  if (total > limits.rows) throw new ReadProblem("too-many-rows");
  const dossiers: Dossier[] = [];
  const unread: UnreadLine[] = [];
  const keys = new Map<string, string>();
  const keyOf = (area: string): string => {
    const known = keys.get(area) ?? rowKey(area);
    keys.set(area, known);
    return known;
  };
  for (let at = lines; at < rows.length; at += STEP) {
    onProgress({ stage: "reading", done: at - lines, total });
    const part = readDossiers(rows.slice(at, at + STEP), columns, at + 1);
    for (const one of part.dossiers) dossiers.push({ ...one, area: keyOf(one.area) });
    for (const one of part.unread) unread.push(one);
  }
  return { dossiers, unread };
}

function listed({ line, code, area, received, due, finished }: Dossier): ListedDossier {
  return { line, code, area, received, due, finished };
}

/** Counts a file, in this thread. Throws a {@link ReadProblem}. */
export function countTask(task: Task<"count">, onProgress: OnProgress): Counted {
  const { file, limits, request } = task;
  onProgress({ stage: "opening", done: 0, total: 0 });
  const table = readTables(file.name, file.bytes, limits)[request.layout.sheet];
  if (table === undefined) throw new ReadProblem("no-table");
  const { dossiers, unread } = dossiersOf(table, task, onProgress);
  if (dossiers.length === 0) throw new ReadProblem("no-dossiers");
  onProgress({ stage: "counting", done: 0, total: dossiers.length });
  const period = { ...request.period, last: lastDay(dossiers, request.period) };
  const byArea = new Map<string, Dossier[]>();
  for (const dossier of dossiers) {
    const group = byArea.get(dossier.area);
    if (group === undefined) byArea.set(dossier.area, [dossier]);
    else group.push(dossier);
  }
  const whole = countWays(dossiers, period);
  const areas = [...byArea].filter(([row]) => row !== "");
  return {
    dossiers: dossiers.length,
    last: period.last,
    rows: [
      { row: "", ways: whole },
      ...areas.map(([row, own]) => ({ row, ways: countWays(own, period) })),
    ],
    causes: affectedBy(dossiers, period, whole).map(({ cause, dossiers: about, effects }) => ({
      cause,
      dossiers: about.map(listed),
      effects: [...effects],
    })),
    unread,
  };
}
