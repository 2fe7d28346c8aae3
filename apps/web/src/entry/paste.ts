/**
 * The block that a spreadsheet puts on the clipboard: lines of cells parted by tabs. A cell with a
 * line break or a tab inside stands in double quotes, quotes inside it are doubled.
 */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const source = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const endCell = (): void => {
    row.push(cell.trim());
    cell = "";
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t") endCell();
    else if (sign === "\n") endRow();
    else cell += sign;
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

/** Whether a pasted text is more than one cell, and so fills several. */
export function isBlock(block: readonly (readonly string[])[]): boolean {
  return block.length > 1 || (block[0]?.length ?? 0) > 1;
}

/** A place in the grid and the text that falls there. */
export interface Landing {
  readonly key: string;
  readonly text: string;
}

/** Columns that hold words only are labels copied along; the figures are beside them. */
function figureColumn(block: readonly (readonly string[])[]): number {
  const columns = Math.max(...block.map((row) => row.length));
  for (let column = 0; column < columns; column += 1) {
    if (block.some((row) => /^\d/.test(row[column] ?? ""))) return column;
  }
  return 0;
}

/**
 * Where a block falls in a list of cells, from `start` on: a column downwards, one line across
 * likewise. Of several columns the first with figures counts. Empty cells leave theirs as they
 * are; what reaches beyond the end is counted in `beyond`.
 */
export function landInList(
  block: readonly (readonly string[])[],
  keys: readonly string[],
  start: string,
): { readonly landings: readonly Landing[]; readonly beyond: number } {
  const column = figureColumn(block);
  const texts = block.length === 1 ? (block[0] ?? []) : block.map((row) => row[column] ?? "");
  return land(
    texts.map((text) => [text]),
    keys.map((key) => [key]),
    start,
  );
}

/** The same in a table: `keys` row by row. */
export function landInTable(
  block: readonly (readonly string[])[],
  keys: readonly (readonly string[])[],
  start: string,
): { readonly landings: readonly Landing[]; readonly beyond: number } {
  return land(block, keys, start);
}

type Grid = readonly (readonly string[])[];

function land(
  block: Grid,
  keys: Grid,
  start: string,
): { readonly landings: readonly Landing[]; readonly beyond: number } {
  const top = keys.findIndex((row) => row.includes(start));
  const left = keys[top]?.indexOf(start) ?? 0;
  const landings: Landing[] = [];
  let beyond = 0;
  block.forEach((row, down) =>
    row.forEach((text, across) => {
      if (text === "") return;
      const key = keys[top + down]?.[left + across];
      if (key === undefined) beyond += 1;
      else landings.push({ key, text });
    }),
  );
  return { landings, beyond };
}
