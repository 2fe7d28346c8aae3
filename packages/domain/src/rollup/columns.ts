/**
 * Rows as one list a member. Thousands of rows that all name the same twenty members are three times
 * the size and time to write, send and read.
 */
export type Columns<Row> = { readonly [Member in keyof Row]: readonly Row[Member][] };

/** Turns rows that all have the same members into columns; no rows have none. */
export function toColumns<Row extends object>(rows: readonly Row[]): Columns<Row> {
  const first = rows[0] ?? {};
  const isMember = (key: string): key is keyof Row & string => key in first;
  const columns = Object.keys(first)
    .filter(isMember)
    .map((member): readonly unknown[] => [member, rows.map((row) => row[member])]);
  return Object.fromEntries(columns);
}

/**
 * The rows again. Columns of different lengths are torn.
 *
 * @throws RangeError when they differ in length
 */
export function fromColumns<Row extends object>(columns: Columns<Row>): Row[] {
  const members = Object.keys(columns);
  const lists: readonly (readonly unknown[])[] = Object.values(columns);
  const length = lists[0]?.length ?? 0;
  if (lists.some((list) => list.length !== length)) {
    throw new RangeError("columns of different lengths");
  }
  return Array.from({ length }, (_, at): Row => {
    const row = members.map((member, place): readonly unknown[] => [member, lists[place]?.[at]]);
    return Object.fromEntries(row);
  });
}
