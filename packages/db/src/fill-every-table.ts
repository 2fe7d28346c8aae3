/** Rows of every kind of value in every table, for tests of what carries whole databases. */

import { type Client, escapeIdentifier } from "pg";
import { errorCode } from "./error.ts";
import { migrationTable, readTables } from "./dump.ts";

interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
}

interface Reference {
  readonly columns: readonly string[];
  readonly table: string;
  readonly theirs: readonly string[];
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly references: readonly Reference[];
  /** Texts that the table's own checks name. */
  readonly words: readonly string[];
}

/** Tries of one row before the filler gives up: a check that it cannot meet wants a look. */
const patience = 3000;

/** What a text format of rows can trip over. */
const awkward = [
  "Trần Hưng Đạo",
  "tab\tline\nback\\slash",
  "\\N",
  "'quote' \"double\"",
  "\\.",
  "🏛",
  "",
];

/**
 * Puts `count` rows into every table that has none, whatever its columns, references and checks:
 * values are drawn until the database takes them. The same in every run.
 * @throws Error naming the table whose checks no draw met
 */
export async function fillEveryTable(client: Client, count = 3): Promise<void> {
  const draw = drawing(20_231_214);
  const done = new Set<string>();
  let waiting = await describeTables(client);
  while (waiting.length > 0) {
    const ready = waiting.filter(({ name, references }) =>
      references.every(({ table }) => table === name || done.has(table)),
    );
    if (ready.length === 0) throw new Error("references go round in a circle");
    for (const table of ready) {
      const there = await client.query(`select 1 from ${escapeIdentifier(table.name)} limit 1`);
      if (there.rows.length === 0) await fillTable(client, table, { count, draw });
      done.add(table.name);
    }
    waiting = waiting.filter(({ name }) => !done.has(name));
  }
}

type Draw = ReturnType<typeof drawing>;

function drawing(seed: number) {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const pick = <T>(list: readonly T[]): T => {
    const item = list[below(list.length)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  };
  return { below, pick };
}

async function fillTable(
  client: Client,
  table: Table,
  { count, draw }: { readonly count: number; readonly draw: Draw },
): Promise<void> {
  let tries = 0;
  for (let row = 0; row < count;) {
    tries += 1;
    if (tries > patience * count) throw new Error(`no row of ${table.name} was taken`);
    const values = new Map(
      table.columns.map((column) => [column.name, draw1(table, column, draw)]),
    );
    for (const reference of table.references) await refer(client, { reference, values, draw });
    if (await insert(client, table.name, values)) row += 1;
  }
}

function draw1({ words }: Table, { type, nullable }: Column, { below, pick }: Draw): unknown {
  if (nullable && below(3) === 0) return null;
  const day = `20${10 + below(16)}-0${1 + below(9)}-1${below(10)}`;
  if (type === "date") return day;
  if (type.startsWith("timestamp")) return `${day} 0${below(10)}:30:15.123${below(1000)}+00`;
  if (type === "boolean") return below(2) === 0;
  if (type === "smallint" || type === "integer") return below(60);
  if (type === "bigint") return pick([below(9), below(60), 9_007_199_254_740_991]);
  if (type === "double precision" || type === "real" || type === "numeric") return below(1e6) / 7;
  if (type === "uuid") return crypto.randomUUID();
  if (type === "bytea") return Buffer.from([0, 9, 10, 92, below(256)]);
  if (type.startsWith("json")) return pick(["[]", "[null]", "{}", '{"b": [1, "đ\\n"], "a": null}']);
  if (type === "text[]") return pick([[], ["a b", "đ,\t{}"]]);
  if (type.endsWith("[]")) return [];
  if (words.length > 0 && below(2) === 0) return pick(words);
  return below(3) === 0 ? pick(awkward) : `t${below(1e9)}`;
}

/** Takes the values of some row that is there; nothing where the reference may be empty. */
async function refer(
  client: Client,
  {
    reference: { columns, table, theirs },
    values,
    draw,
  }: { reference: Reference; values: Map<string, unknown>; draw: Draw },
): Promise<void> {
  if (columns.some((column) => values.get(column) === null)) return;
  const names = theirs.map((name) => escapeIdentifier(name)).join(", ");
  const { rows } = await client.query<unknown[]>({
    text: `select ${names} from ${escapeIdentifier(table)}`,
    rowMode: "array",
  });
  if (rows.length === 0) return;
  const row = draw.pick(rows);
  columns.forEach((column, at) => values.set(column, row[at]));
}

async function insert(
  client: Client,
  table: string,
  values: ReadonlyMap<string, unknown>,
): Promise<boolean> {
  const names = [...values.keys()].map((name) => escapeIdentifier(name)).join(", ");
  const places = [...values.keys()].map((_, at) => `$${at + 1}`).join(", ");
  try {
    await client.query(`insert into ${escapeIdentifier(table)} (${names}) values (${places})`, [
      ...values.values(),
    ]);
    return true;
  } catch (error) {
    // A check, a key or a reference that this draw did not meet, or a check that it broke on.
    if (/^2[23]/u.test(errorCode(error) ?? "")) return false;
    throw error;
  }
}

async function describeTables(client: Client): Promise<Table[]> {
  const tables: Table[] = [];
  for (const { name } of await readTables(client)) {
    if (name === migrationTable) continue;
    const { rows: columns } = await client.query<Column>(
      `select a.attname::text as name, format_type(a.atttypid, null) as type,
         not a.attnotnull as nullable
       from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0
         and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
      [escapeIdentifier(name)],
    );
    tables.push({
      name,
      columns,
      references: await readReferences(client, name),
      words: await readWords(client, name),
    });
  }
  return tables;
}

async function readReferences(client: Client, table: string): Promise<Reference[]> {
  const { rows } = await client.query<{ columns: string[]; table: string; theirs: string[] }>(
    `select (select array_agg(a.attname::text order by k.n) from unnest(c.conkey) with ordinality k(att, n)
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.att) as columns,
       (select relname::text from pg_class where oid = c.confrelid) as "table",
       (select array_agg(a.attname::text order by k.n) from unnest(c.confkey) with ordinality k(att, n)
         join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.att) as theirs
     from pg_constraint c where c.contype = 'f' and c.conrelid = $1::regclass order by c.conname`,
    [escapeIdentifier(table)],
  );
  return rows;
}

async function readWords(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint
     where contype = 'c' and conrelid = $1::regclass`,
    [escapeIdentifier(table)],
  );
  return rows.flatMap(({ definition }) =>
    [...definition.matchAll(/'([^']*)'::text/gu)].map(([, word = ""]) => word),
  );
}
