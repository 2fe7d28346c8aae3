import type { Letter } from "./clean.ts";

interface Line {
  readonly letters: Letter[];
  readonly text: string;
  /** How many line ends stood before it. */
  readonly breaks: number;
}

function linesOf(letters: readonly Letter[]): Line[] {
  const lines: Line[] = [];
  let current: Letter[] = [];
  let breaks = 0;
  const close = (): void => {
    let from = 0;
    let to = current.length;
    while (from < to && /[ \t]/.test(current[from]?.char ?? "")) from += 1;
    while (to > from && /[ \t]/.test(current[to - 1]?.char ?? "")) {
      // A tab at the end of a table row is an empty cell.
      if (current[to - 1]?.char === "\t" && current.slice(from, to - 1).some(isTab)) break;
      to -= 1;
    }
    const kept = current.slice(from, to);
    if (kept.length > 0) {
      lines.push({ letters: kept, text: kept.map(({ char }) => char).join(""), breaks });
      breaks = 0;
    }
    current = [];
  };
  for (const letter of letters) {
    if (letter.char === "\n") {
      close();
      breaks += 1;
    } else current.push(letter);
  }
  close();
  return lines;
}

function isTab({ char }: Letter): boolean {
  return char === "\t";
}

/** Starts a paragraph of its own: bullet, numbered heading, part of the frame. */
const OPENS =
  /^(?:[-–—+*•●○▪►⁃✓·]\s|[-–—+•●▪·](?=\S)|(?:PHẦN|Phần|PHỤ LỤC|Phụ lục|Chương|CHƯƠNG|Điều|Mục|MỤC)\s|[IVXL]{1,5}[.)/-]\s?|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?\s+\p{Lu}|\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s|[a-hA-H][.)]\s|[a-zđ]\)\s|\(?\d{1,2}\)\s|Nơi nhận|Kính gửi|TM\.|KT\.|TL\.|Q\.|BÁO CÁO|KẾ HOẠCH|CỘNG HÒA|Độc lập|Số\s?:|Trên đây|Căn cứ|Thực hiện [A-ZĐ])/u;

const ENDS = /(?:[.:;!?…]|\.\/\.|[”"])\)?$/u;

/** Whether the first word of the line below would not have gone on this line. */
function isFull(above: Line, below: Line, width: number): boolean {
  const word = /^\S+/.exec(below.text)?.[0].length ?? 0;
  return above.text.length + 1 + word >= width;
}

/** The width of a narrow column, told by lines that end where the next word had no room; else 0. */
function narrowWidth(lines: readonly Line[]): number {
  const lengths = lines.map(({ text }) => text.length).toSorted((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.98)] ?? 0;
  if (width < 20 || width >= 60 || lines.length < 20) return 0;
  const pairs = lines.slice(1).flatMap((below, at): (readonly [Line, Line])[] => {
    const above = lines[at];
    const plain = above !== undefined && !above.text.includes("\t") && !OPENS.test(below.text);
    return plain && below.breaks === 1 && !ENDS.test(above.text) ? [[above, below]] : [];
  });
  const full = pairs.filter(([above, below]) => isFull(above, below, width));
  return pairs.length >= 12 && full.length >= pairs.length * 0.8 ? width : 0;
}

/** Lines of a text that was broken at a fixed width: most long lines end without a stop. */
function wrapWidth(lines: readonly Line[]): number {
  const lengths = lines.map(({ text }) => text.length).toSorted((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  if (usual < 40 || usual > 160 || lines.length < 8) return 0;
  const long = lines.filter(({ text }) => text.length >= usual * 0.75);
  const open = long.filter(({ text }) => !ENDS.test(text));
  return open.length >= long.length * 0.4 && (lengths.at(-1) ?? 0) <= usual * 1.6 ? usual : 0;
}

function joins(above: Line, below: Line, width: number): boolean {
  if (above.text.includes("\t") || below.text.includes("\t")) return false;
  if (/[\p{L}]-$/u.test(above.text) && /^\p{Lu}{2,}/u.test(below.text)) return true;
  const narrow = width > 0 && width < 60 && below.breaks === 1 && isFull(above, below, width);
  if (narrow && isHeading(above.text) && isHeading(below.text) && !OPENS.test(below.text))
    return true;
  if (OPENS.test(below.text)) return false;
  if (/^[a-zà-ỹđ(,;0-9%]/u.test(below.text) && !ENDS.test(above.text)) {
    if (below.breaks > 1 || width === 0) {
      return above.text.length >= 40 && !isHeading(above.text);
    }
    return above.text.length >= Math.min(40, width * 0.5);
  }
  if (width > 0 && above.text.endsWith(":") && /^[0-9a-zà-ỹđ]/u.test(below.text)) {
    return above.text.length >= width * 0.72;
  }
  // A list in one paragraph runs on after a semicolon; only a full line says so.
  if (width > 0 && above.text.endsWith(";")) return above.text.length >= width * 0.85;
  if (width === 0 || ENDS.test(above.text) || isHeading(above.text)) return false;
  return above.text.length >= width * 0.72;
}

function isHeading(text: string): boolean {
  return text.length < 160 && text === text.toLocaleUpperCase("vi") && /\p{Lu}{3}/u.test(text);
}

/** Joins lines that were only broken to fit the page; what stays apart is parted by one `\n`. */
export function joinLines(letters: readonly Letter[]): Letter[] {
  const lines = linesOf(letters);
  const width = narrowWidth(lines) || wrapWidth(lines);
  const joined: Letter[] = [];
  let above: Line | undefined;
  for (const line of lines) {
    const at = joined.at(-1);
    if (above !== undefined && at !== undefined) {
      const first = line.letters[0]?.start ?? at.end;
      const together = joins(above, line, width);
      const hyphen = together && /[\p{L}]-$/u.test(above.text) && /^\p{Lu}{2,}/u.test(line.text);
      if (!hyphen) joined.push({ char: together ? " " : "\n", start: at.end, end: first });
      above = together ? { letters: line.letters, text: line.text, breaks: above.breaks } : line;
    } else above = line;
    for (const letter of line.letters) {
      if (letter.char === " " && joined.at(-1)?.char === " ") continue;
      joined.push(letter);
    }
  }
  return joined;
}
