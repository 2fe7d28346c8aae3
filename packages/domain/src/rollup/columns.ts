/**
 * Rows as one list a member. Thousands of rows that all name the same twenty members are three times
 * the size and time to write, send and read.
 */
export type Columns<Row> = { readonly [Member in keyof Row]: readonly Row[Member][] };

/** Turns rows that all have the same members into columns; no rows have none. */
export function toColumns<Row extends object>(rows: readonly Row[]): Columns<Row> {
  const [first] = rows;
  const members = Object.keys(first ?? {}) as (keyof Row)[];
  const columns: Partial<Record<keyof Row, readonly Row[keyof Row][]>> = {};
  for (const member of members) columns[member] = rows.map((row) => row[member]);
  return columns as Columns<Row>;
}

/**
 * The rows again. Columns of different lengths are torn.
 *
 * @throws RangeError when they differ in length
 */
export function fromColumns<Row extends object>(columns: Columns<Row>): Row[] {
  const members = Object.keys(columns) as (keyof Row)[];
  const length = Math.max(0, ...members.map((member) => columns[member].length));
  if (members.some((member) => columns[member].length !== length)) {
    throw new RangeError("columns of different lengths");
  }
  return Array.from({ length }, (_, at) => {
    const row: Partial<Row> = {};
    for (const member of members) row[member] = columns[member][at] as Row[keyof Row];
    return row as Row;
  });
}
