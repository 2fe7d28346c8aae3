/** What a spreadsheet puts on the clipboard, row by row. */
export type Block = readonly (readonly string[])[];

/** A place in the grid and the text that falls there. */
export interface Landing {
  readonly key: string;
  readonly text: string;
}

export interface Landed {
  readonly landings: readonly Landing[];
  /** Cells of the block that reach beyond the end of the grid. */
  readonly beyond: number;
}

/** Columns that hold words only are labels copied along; the figures are beside them. */
function figureColumn(block: Block): number {
  const columns = Math.max(0, ...block.map((row) => row.length));
  for (let column = 0; column < columns; column += 1) {
    if (block.some((row) => /^\d/.test(row[column] ?? ""))) return column;
  }
  return 0;
}

/**
 * Where a block falls in a list of cells, from `start` on: a column downwards, one line across
 * likewise. Of several columns the first with figures counts. Empty cells leave theirs as they are.
 */
export function landInList(block: Block, keys: readonly string[], start: string): Landed {
  const column = figureColumn(block);
  const texts = block.length === 1 ? (block[0] ?? []) : block.map((row) => row[column] ?? "");
  return landInTable(
    texts.map((text) => [text]),
    keys.map((key) => [key]),
    start,
  );
}

/** The same in a table: `keys` row by row. */
export function landInTable(block: Block, keys: Block, start: string): Landed {
  const top = keys.findIndex((row) => row.includes(start));
  const left = keys[top]?.indexOf(start) ?? 0;
  const landings: Landing[] = [];
  let beyond = 0;
  block.forEach((row, down) => {
    row.forEach((text, across) => {
      if (text === "") return;
      const key = keys[top + down]?.[left + across];
      if (key === undefined) beyond += 1;
      else landings.push({ key, text });
    });
  });
  return { landings, beyond };
}
