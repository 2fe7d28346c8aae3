const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  ldquo: "“",
  rdquo: "”",
};

function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi,
    (whole, hex, decimal, name) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
      return code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : "";
    },
  );
}

interface Cell {
  text: string;
  readonly across: number;
  readonly down: number;
}

interface OpenTable {
  readonly rows: Cell[][];
}

interface OpenList {
  readonly ordered: boolean;
  count: number;
}

function spanOf(attributes: string, name: string): number {
  const value = Number(
    new RegExp(`${name}\\s*=\\s*["']?(\\d{1,3})`, "i").exec(attributes)?.[1] ?? 1,
  );
  return Math.min(60, Math.max(1, value));
}

/** The rows of a table with merged cells laid out; headings repeat under what they span. */
function layOut(rows: readonly (readonly Cell[])[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    const counted = row.filter(
      ({ text }) => /^[\d.,%\s]+$/.test(text) && text.trim() !== "",
    ).length;
    for (const cell of row) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const repeat =
        counted < 3 && /\p{L}{2}/u.test(cell.text) && rows.length > 2 && cell.across < 20;
      for (let down = 0; down < cell.down; down += 1) {
        for (let across = 0; across < cell.across; across += 1) {
          const target = grid[at + down];
          if (target === undefined) continue;
          const first = down === 0 && across === 0;
          target[column + across] = first || (repeat && row.length > 2) ? cell.text : "";
        }
      }
      column += cell.across;
    }
  });
  return grid.map((cells) => Array.from(cells, (cell) => cell ?? ""));
}

/** The frame of an official paper (header, signature) is a table only for its layout. */
function isLayout(rows: readonly (readonly Cell[])[]): boolean {
  const wide = Math.max(0, ...rows.map((row) => row.length));
  const words = rows.flatMap((row) => row.map(({ text }) => text)).join(" ");
  return (
    wide <= 1 ||
    (wide <= 2 && rows.length <= 5 && /Độc lập|CỘNG HÒA|Nơi nhận|TM\.|KT\./u.test(words))
  );
}

function tableText({ rows }: OpenTable): string {
  if (isLayout(rows)) {
    const wide = Math.max(0, ...rows.map((row) => row.length));
    const lines: string[] = [];
    for (let column = 0; column < wide; column += 1) {
      for (const row of rows) lines.push(row[column]?.text.trim() ?? "");
    }
    return `\n${lines.filter((line) => line !== "").join("\n")}\n`;
  }
  const lines = layOut(rows).map((cells) =>
    cells.map((cell) => cell.replaceAll(/\s+/g, " ").trim()).join("\t"),
  );
  return `\n\n${lines.join("\n")}\n\n`;
}

const BLOCK =
  /^(?:p|div|h[1-6]|tr|li|ul|ol|table|section|article|header|footer|br|hr|blockquote|pre|title)$/;
const SILENT = /^(?:script|style|head|noscript|template|svg|math)$/;

/**
 * The readable text of HTML: a line a paragraph, a line a table row with tabs between its cells,
 * list marks as they would be shown. `keepTabs` for HTML that came from Word, where a tab is a tab.
 * Never throws, whatever the markup.
 */
export function htmlToText(html: string, keepTabs = false): string {
  let text = "";
  const tables: OpenTable[] = [];
  const lists: OpenList[] = [];
  const cells: Cell[] = [];
  let silent = "";
  const write = (words: string): void => {
    const cell = cells.at(-1);
    if (cell === undefined) text += words;
    else cell.text += words;
  };
  const closeCell = (): void => {
    const cell = cells.pop();
    const row = tables.at(-1)?.rows.at(-1);
    if (cell !== undefined) row?.push(cell);
  };
  for (const match of html.matchAll(
    /<!--[^]*?-->|<(\/?)([a-z][a-z0-9]*)([^<>]{0,2000})>|([^<]+|<)/gi,
  )) {
    const [, close, tag, attributes = "", words] = match;
    if (words !== undefined) {
      if (silent === "")
        write(decodeEntities(words).replaceAll(keepTabs ? /[ \r\n\f]+/g : /[ \t\r\n\f]+/g, " "));
      continue;
    }
    const name = tag?.toLowerCase() ?? "";
    if (name === "") continue;
    if (SILENT.test(name)) {
      if (close === "/" && silent === name) silent = "";
      else if (close !== "/" && silent === "" && !attributes.endsWith("/")) silent = name;
      continue;
    }
    if (silent !== "") continue;
    if (name === "table") {
      if (close === "/") {
        if (cells.length >= tables.length && cells.length > 0) closeCell();
        const table = tables.pop();
        if (table !== undefined) write(tableText(table));
      } else if (tables.length < 8) tables.push({ rows: [] });
      continue;
    }
    if (name === "tr") {
      while (cells.length >= tables.length && cells.length > 0) closeCell();
      if (close !== "/") tables.at(-1)?.rows.push([]);
      continue;
    }
    if (name === "td" || name === "th") {
      while (cells.length >= tables.length && cells.length > 0) closeCell();
      if (close !== "/" && tables.length > 0) {
        cells.push({
          text: "",
          across: spanOf(attributes, "colspan"),
          down: spanOf(attributes, "rowspan"),
        });
      }
      continue;
    }
    if (name === "ul" || name === "ol") {
      if (close === "/") lists.pop();
      else if (lists.length < 20) lists.push({ ordered: name === "ol", count: 0 });
    }
    if (name === "li" && close !== "/") {
      const list = lists.at(-1);
      if (list !== undefined) list.count += 1;
      write(`\n${list?.ordered === true ? `${list.count}. ` : "- "}`);
      continue;
    }
    if (BLOCK.test(name)) write("\n");
  }
  while (cells.length > 0) closeCell();
  for (const table of tables) text += tableText(table);
  return text
    .replaceAll(/ *\n */g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
