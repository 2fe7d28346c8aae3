import { searchKey } from "../text/search-key.ts";
import { dayOf } from "./dossier.ts";

/** A column that counting reads. */
export type DossierColumn =
  | "code"
  | "area"
  | "received"
  | "due"
  | "finished"
  | "channel"
  | "status";

/** What each column is called where a person says which it is. */
export const DOSSIER_COLUMN_LABELS: Readonly<Record<DossierColumn, string>> = {
  code: "Mã hồ sơ",
  area: "Lĩnh vực",
  received: "Ngày tiếp nhận",
  due: "Ngày hẹn trả",
  finished: "Ngày có kết quả",
  channel: "Hình thức nộp",
  status: "Trạng thái",
};

/** Every column, in the order in which people read them. */
export const DOSSIER_COLUMNS: readonly DossierColumn[] = [
  "code",
  "area",
  "received",
  "due",
  "finished",
  "channel",
  "status",
];

/** Place of each column, 0 for the first; absent where the file has none. */
export type DossierColumns = Readonly<Partial<Record<DossierColumn, number>>>;

/** What its heading and its cells say when a column is the one. */
interface Signs {
  readonly heading: RegExp;
  /** Of a cell; a column of days is told by its days. */
  readonly cell?: RegExp;
}

const SIGNS: Readonly<Record<DossierColumn, Signs>> = {
  code: {
    heading: /\bma (?:so )?(?:ho so|hs)\b|^so ho so|\b(?:so|ma) bien nhan|^ma so$/,
    cell: /^(?=\S*\d)[a-z0-9]+(?:[.\-/][a-z0-9]+){2,}$/,
  },
  area: {
    heading: /\blinh vuc\b|\bnhom (?:tthc|thu tuc)/,
    cell: /^(?:ho tich|chung thuc|dat dai|bao tro xa hoi|cu tru|nguoi co cong|xay dung)/,
  },
  received: {
    heading:
      /ngay (?:tiep )?nhan|ngay nop|thoi (?:gian|diem) (?:tiep nhan|nop)|\bngay\b.*tiep nhan|tiep nhan\b.*ngay/,
  },
  due: {
    heading:
      /ngay hen|ngay (?:tra )?\(?du kien|\bhan (?:tra|xu ly|giai quyet)|thoi han|hen tra|\bhen\b/,
  },
  finished: {
    heading:
      /ngay (?:hoan thanh|co (?:ket qua|kq)|ket thuc|tra(?! \(?(?:du kien|theo hen|hen))|giai quyet|hoan tat)|ngay xu ly xong|thoi (?:gian|diem) (?:hoan thanh|tra ket qua|ket thuc|co ket qua)|hoan thanh|ket thuc/,
  },
  channel: {
    heading: /hinh thuc|kenh|cach thuc|nguon (?:tiep nhan|ho so)/,
    cell: /truc tuyen|truc tiep|online|buu chinh|cong dich vu|dvc|mot cua$/,
  },
  status: {
    heading: /trang thai|tinh trang|ket qua xu ly/,
    cell: /^(?:da|dang|chua|cho|moi|huy|tu choi|rut|yeu cau|tra lai|hoan thanh|ket thuc|dung xu ly)\b/,
  },
};

const DAYS: ReadonlySet<DossierColumn> = new Set(["received", "due", "finished"]);

/** Columns about people: never shown as examples, never kept. */
const PERSONAL =
  /ho (?:va )?ten|nguoi (?:nop|yeu cau|dai dien)|chu (?:ho so|the)|cong dan|to chuc|doanh nghiep|dien thoai|so dt|sdt|cccd|cmnd|can cuoc|dia chi|e ?mail|ngay sinh|gioi tinh/;

/** Whether a heading speaks of the person who handed a dossier in. */
export function isPersonal(heading: string): boolean {
  const said = searchKey(heading);
  return PERSONAL.test(said) && !SIGNS.channel.heading.test(said);
}

/** Share of the filled cells of a column that a test accepts, 0 to 1; 0 where none is filled. */
function share(cells: readonly string[], accepts: (cell: string) => boolean): number {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length === 0 ? 0 : filled.filter(accepts).length / filled.length;
}

function isDay(cell: string): boolean {
  return typeof dayOf(cell) === "string";
}

/** How well a column fits, from its heading and its cells; 0 where it cannot be the one. */
function fit(column: DossierColumn, heading: string, cells: readonly string[]): number {
  const said = searchKey(heading);
  if (PERSONAL.test(said) && !SIGNS.channel.heading.test(said)) return 0;
  const named = SIGNS[column].heading.test(said) ? 4 : 0;
  const empty = cells.every((cell) => cell.trim() === "");
  if (empty) return named;
  const days = share(cells, isDay);
  if (DAYS.has(column)) return days < 0.5 ? 0 : named;
  if (days > 0.5) return 0;
  const { cell: sign } = SIGNS[column];
  const like = sign === undefined ? 0 : share(cells, (cell) => sign.test(searchKey(cell)));
  return named + (like >= 0.6 ? 3 * like : 0);
}

/**
 * Which column is which, by its heading and by what stands in it (`cells[i]`: some cells of column i);
 * the best first, each used once. Columns of days that no heading tells apart stay open but for the
 * first, which is the day of receipt. A person confirms.
 */
export function proposeColumns(
  headings: readonly string[],
  cells: readonly (readonly string[])[] = [],
): DossierColumns {
  const found: Partial<Record<DossierColumn, number>> = {};
  const taken = new Set<number>();
  const width = Math.max(headings.length, cells.length);
  const pairs = DOSSIER_COLUMNS.flatMap((column) =>
    Array.from({ length: width }, (_, at) => ({
      column,
      at,
      points: fit(column, headings[at] ?? "", cells[at] ?? []),
    })),
  ).filter(({ points }) => points > 1.5);
  // Equal ones keep the order of the table: sorting is stable.
  for (const { column, at } of pairs.sort((a, b) => b.points - a.points)) {
    if (found[column] !== undefined || taken.has(at)) continue;
    found[column] = at;
    taken.add(at);
  }
  if (found.received === undefined) {
    const day = cells.findIndex(
      (one, at) => !taken.has(at) && !isPersonal(headings[at] ?? "") && share(one, isDay) > 0.8,
    );
    if (day !== -1) found.received = day;
  }
  return found;
}

/** Where a table begins and what its columns are. */
export interface TableHead {
  /** Lines above the first dossier: banners, headings, a line of column numbers. */
  readonly lines: number;
  /** A heading a column, those of merged cells joined from above: `"Thời gian Hẹn trả"`. */
  readonly headings: readonly string[];
}

/** How many lines at the top of a sheet are searched for the headings. */
const SEARCHED = 40;

function headingWords(row: readonly string[]): number {
  const said = new Set(row.map(searchKey));
  return DOSSIER_COLUMNS.filter((column) =>
    [...said].some((words) => words.length < 60 && SIGNS[column].heading.test(words)),
  ).length;
}

/**
 * Finds the headings of a table among banner lines. They may take several lines; the table begins
 * with the first line below that holds a day. `rows`: the lines of the sheet, merged headings repeated
 * over what they span.
 */
export function findHead(rows: readonly (readonly string[])[]): TableHead {
  const top = rows.slice(0, SEARCHED);
  const filled = (row: readonly string[]): number =>
    new Set(row.filter((cell) => cell.trim() !== "")).size;
  const words = top.map((row) => (row.some(isDay) ? 0 : headingWords(row)));
  const best = Math.max(0, ...words);
  const named = best > 0 ? words.indexOf(best) : -1;
  const body = top.findIndex((row, at) => at > named && row.some(isDay));
  const first = body === -1 ? Math.max(0, named + 1) : body;
  // Lines above the named one belong to the headings where they head several columns.
  let from = named === -1 ? Math.max(0, first - 1) : named;
  while (from > 0 && filled(top[from - 1] ?? []) >= 3) from -= 1;
  const head = top.slice(from, first).filter((row) => !isNumbering(row));
  const width = Math.max(0, ...rows.slice(from, first + 20).map((row) => row.length));
  const headings = Array.from({ length: width }, (_, at) =>
    [...new Set(head.map((row) => row[at]?.trim() ?? ""))].filter((text) => text !== "").join(" "),
  );
  return { lines: first, headings };
}

/** `(1) (2) (3)`, below many official headings. */
function isNumbering(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== "");
  return filled.length > 2 && filled.every((cell) => /^\(?\d{1,2}\)?$/.test(cell.trim()));
}
