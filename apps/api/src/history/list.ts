import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import { formByVersion, FORMS } from "@cchc/domain/form/catalogue";
import { fieldOf, rowName, tableOf } from "@cchc/domain/form/form";
import { cellSchema } from "@cchc/domain/form/schema";
import { type Cell, cellRef } from "@cchc/domain/report/cell";
import { changeWords } from "@cchc/domain/report/cell-words";
import { formatCount } from "@cchc/domain/text/numbers";
import { searchKey } from "@cchc/domain/text/search-key";
import { importAction, undoAction } from "../imports/take.ts";
import { actionsMatching, type HistoryKind, subjectKinds, wordsOf } from "./words.ts";

/** An entry by its instant and its place in the chain. */
export interface HistoryCursor {
  readonly at: string;
  readonly seq: number;
}

export interface HistoryInput {
  readonly unitId: string;
  readonly kind?: HistoryKind | undefined;
  readonly userId?: string | undefined;
  readonly search: string;
  /** The page begins behind this entry. */
  readonly cursor?: HistoryCursor | null | undefined;
  readonly limit: number;
}

/** Where an entry leads. */
export type HistoryPlace =
  | {
      readonly at: "cell";
      readonly periodId: string;
      readonly area: string;
      readonly field: string;
      readonly row: string;
    }
  | { readonly at: "report"; readonly periodId: string }
  | { readonly at: "score"; readonly roundId: string }
  | { readonly at: "document"; readonly documentId: string };

export interface HistoryEntry {
  readonly seq: number;
  readonly at: Date;
  readonly by: string;
  readonly operationId: string;
  readonly kind: HistoryKind;
  /** `sửa “Tổng tiếp nhận” từ 1.058 thành 1.059`: stands behind the name. */
  readonly what: string;
  /** The report, round or paper it belongs to; empty where it has no name. */
  readonly of: string;
  readonly place: HistoryPlace | null;
  /** It names all that its operation wrote: the figures taken from a file. */
  readonly whole: boolean;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  /** Where the next page begins; null after the last. */
  readonly next: HistoryCursor | null;
}

const head = sql<string>`split_part(audit.subject, '/', 1)`;
const second = sql<string>`split_part(audit.subject, '/', 2)`;
/** The field of a cell: the third part up to the row. */
const field = sql<string>`split_part(split_part(audit.subject, '/', 3), '#', 1)`;

/**
 * One page of what happened in a unit, the latest first, in at most three queries; what was written at
 * once is never cut, so a page may be longer than asked. What reviewers decide about a score is not
 * told here before it is told there: appraisal has no entries.
 */
export async function listHistory(
  db: Kysely<Database>,
  { unitId, kind, userId, search, cursor, limit }: HistoryInput,
): Promise<HistoryPage> {
  const shown = Object.entries(subjectKinds)
    .filter(([, own]) => kind === undefined || own === kind)
    .map(([name]) => name);
  const words = searchKey(search).split(" ").filter(Boolean);
  const actions = actionsMatching(words);
  const fields = fieldsMatching(words);
  const narrowed = () =>
    rowsOf(db)
      .where("audit.unit_id", "=", unitId)
      .where("audit.action", "not like", "appraisal.%")
      .where(head, "in", shown)
      .$if(userId !== undefined, (query) => query.where("audit.user_id", "=", userId ?? ""))
      .$if(words.length > 0, (query) =>
        query.where((eb) =>
          eb.or([
            eb("audit.action", "in", ["", ...actions]),
            eb.and([eb(head, "=", "value"), eb(field, "in", ["", ...fields])]),
            eb.and(words.map((word) => eb("document.search_key", "like", `%${literal(word)}%`))),
          ]),
        ),
      );
  const rows = await narrowed()
    .$if(cursor != null, (query) => (cursor == null ? query : query.where(before(cursor))))
    .orderBy("audit.at", "desc")
    .orderBy("audit.seq", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const [last, beyond] = [page.at(-1), rows[limit]];
  if (last === undefined || beyond === undefined) return { entries: page.map(toEntry), next: null };
  if (beyond.operation_id !== last.operation_id) {
    const next = { at: last.at.toISOString(), seq: last.seq };
    return { entries: page.map(toEntry), next };
  }
  // What was written at once is told at once: a page never ends amid an operation.
  const rest = await narrowed()
    .where("audit.operation_id", "=", last.operation_id)
    .where("audit.at", "=", last.at)
    .where("audit.seq", "<", last.seq)
    .orderBy("audit.seq", "desc")
    .execute();
  const end = rest.at(-1) ?? last;
  const more = await narrowed()
    .where(before({ at: end.at.toISOString(), seq: end.seq }))
    .limit(1)
    .executeTakeFirst();
  const next = more === undefined ? null : { at: end.at.toISOString(), seq: end.seq };
  return { entries: [...page, ...rest].map(toEntry), next };
}

/** What happened before a place. */
function before({ at, seq }: HistoryCursor) {
  return sql<boolean>`(audit.at, audit.seq) < (${at}::timestamptz, ${seq}::bigint)`;
}

function literal(word: string): string {
  return word.replaceAll(/[\\%_]/g, "\\$&");
}

function rowsOf(db: Kysely<Database>) {
  return db
    .selectFrom("audit")
    .leftJoin("auth_user", "auth_user.id", "audit.user_id")
    .leftJoin("period", (join) => join.on("period.id", "=", second))
    .leftJoin("scoring_round as round", (join) => join.on("round.id", "=", second))
    .leftJoin("document", (join) =>
      join.on("document.id", "=", second).onRef("document.unit_id", "=", "audit.unit_id"),
    )
    .select(["audit.seq", "audit.at", "audit.action", "audit.subject", "audit.operation_id"])
    .select(["audit.before", "audit.after", "auth_user.name as by"])
    .select(["period.name as periodName", "period.form_code", "period.form_version"])
    .select(["round.name as roundName", "document.summary"])
    .select((eb) =>
      // Of an import taken back: what had been taken.
      eb
        .selectFrom("audit as taken")
        .select("taken.after")
        .whereRef("taken.unit_id", "=", "audit.unit_id")
        .whereRef("taken.subject", "=", "audit.subject")
        .where("audit.action", "=", undoAction)
        .where("taken.action", "=", importAction)
        .where(sql<boolean>`taken.operation_id::text = audit.after::json ->> 'of'`)
        .limit(1)
        .as("undoneImport"),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>["execute"]>>[number];

/** Fields of any form whose label holds every word looked for. */
function fieldsMatching(words: readonly string[]): readonly string[] {
  const codes = FORMS.flatMap((form) => form.fields).flatMap(({ code, label, shortLabel }) => {
    const key = searchKey(`${label} ${shortLabel ?? ""}`);
    return words.every((word) => key.includes(word)) ? [code] : [];
  });
  return [...new Set(codes)];
}

function toEntry(row: Row): HistoryEntry {
  const [first = "", id = "", ...rest] = row.subject.split("/");
  const kind = subjectKinds[first] ?? "reports";
  const about = {
    seq: row.seq,
    at: row.at,
    by: row.by ?? "",
    operationId: row.operation_id,
    kind,
    what: importWords(row) ?? wordsOf(row.action, kind),
    whole: first === "import" && (row.action === importAction || row.action === undoAction),
  };
  const cell = first === "value" ? cellChange(row, rest.join("/")) : undefined;
  if (cell !== undefined) {
    return { ...about, what: cell.what, of: row.periodName ?? "", place: cell.place(id) };
  }
  if (kind === "reports") {
    const place = row.periodName === null ? null : ({ at: "report", periodId: id } as const);
    return { ...about, of: row.periodName ?? "", place };
  }
  if (kind === "scores") {
    const place = row.roundName === null ? null : ({ at: "score", roundId: id } as const);
    return { ...about, of: row.roundName ?? "", place };
  }
  if (kind === "documents" && row.summary !== null) {
    return { ...about, of: row.summary, place: { at: "document", documentId: id } };
  }
  return { ...about, of: "", place: null };
}

/** `lấy 72 số liệu từ tệp “bao-cao.docx”`; undefined for what is no import. */
function importWords({ action, after, undoneImport }: Row): string | undefined {
  const parse: (text: string) => {
    readonly file?: string;
    readonly cells?: number;
    readonly restored?: number;
  } = JSON.parse;
  const named = (text: string | null): string => {
    const file = parse(text ?? "{}").file;
    return file === undefined ? "từ tệp" : `từ tệp “${file}”`;
  };
  const { cells, restored } = parse(after ?? "{}");
  if (action === importAction) return `lấy ${formatCount(cells ?? 0)} số liệu ${named(after)}`;
  if (action !== undoAction) return undefined;
  return `hoàn tác lần lấy số liệu ${named(undoneImport)}, trả lại ${formatCount(restored ?? 0)} ô`;
}

/** A cell's change in words, and its page; undefined where the period or field is no more. */
function cellChange(row: Row, key: string) {
  if (row.form_code === null || row.form_version === null) return undefined;
  const form = formByVersion(row.form_code, row.form_version);
  const ref = cellRef(key);
  const asked = fieldOf(form, ref.field);
  if (asked === undefined) return undefined;
  const table = tableOf(form, asked.code);
  const named = ref.row === "" || table === undefined ? ref.row : rowName(table, ref.row);
  const change = { before: readCell(row.before), after: readCell(row.after) };
  const place = (periodId: string): HistoryPlace => ({
    at: "cell",
    periodId,
    area: asked.area,
    ...ref,
  });
  return { what: changeWords(asked, named, change), place };
}

function readCell(text: string | null): Cell | null {
  return text === null ? null : cellSchema.parse(JSON.parse(text));
}

/** Everybody who wrote something in a unit, by name. */
export async function readWriters(
  db: Kysely<Database>,
  unitId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const writers = db
    .selectFrom("audit")
    .select("user_id")
    .where("unit_id", "=", unitId)
    .where("action", "not like", "appraisal.%")
    .where(head, "in", Object.keys(subjectKinds));
  return db
    .selectFrom("auth_user")
    .select(["id", "name"])
    .where("id", "in", writers)
    .orderBy("name")
    .orderBy("id")
    .execute();
}
