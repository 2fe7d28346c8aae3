/**
 * Reads what a spreadsheet puts on the clipboard as rows of texts: tabs between cells, line ends
 * between rows, quotes around cells that hold either. The closing line end is no row; blank rows
 * inside the block stay, because they keep the rows below in place.
 */
export function parsePastedBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const put = (): void => {
    rows.at(-1)?.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === "" && closes(text, at)) quoted = true;
    else if (char === "\t") put();
    else if (char === "\n" || char === "\r") {
      if (char === "\r" && text.charAt(at + 1) === "\n") at++;
      put();
      if (at < text.length - 1) rows.push([]);
    } else cell += char;
  }
  if (!/[\r\n]$/.test(text) || quoted) put();
  return rows;
}

/** A quote opens a cell only where another one closes it right before a tab, a line end or the end. */
function closes(text: string, from: number): boolean {
  return /^"(?:[^"]|"")*"(?=[\t\r\n]|$)/.test(text.slice(from));
}

/** Whether a paste is more than the one cell that the browser can put in by itself. */
export function isBlock(rows: readonly (readonly string[])[]): boolean {
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1;
}
