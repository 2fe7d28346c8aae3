import {
  type Block,
  figuresOfDocument,
  type FigureRun,
  type OfficialDocument,
  plainText,
  runsOf,
} from "@cchc/domain/report-text/block";
import {
  readWritten,
  type WrittenFigure,
  type WrittenText,
} from "@cchc/documents/write/docx-figures";

/** How a figure of a file stands to the data: as they are, changed, or taken out of the text. */
export type ComparedState = "same" | "differs" | "removed";

export interface ComparedFigure {
  readonly state: ComparedState;
  /** As in `FigureRun`. */
  readonly code: string;
  readonly cells: readonly string[];
  /** What the data say; what the file says, where it still says something. */
  readonly now: string;
  readonly written: string | null;
  /** The sentence around it, as the data have it. */
  readonly context: string;
}

/** A number in the file that no data stand behind. */
export interface Unsourced {
  readonly number: string;
  /** The paragraph it stands in, as it is written. */
  readonly context: string;
}

export interface Comparison {
  /** Whether the file still carries the marks that tell its figures. */
  readonly marked: boolean;
  readonly same: number;
  /** Those that differ or are gone, in reading order. */
  readonly figures: readonly ComparedFigure[];
  readonly unsourced: readonly Unsourced[];
}

/** What a sentence is shortened to around a figure. */
const CONTEXT = 160;

/** Most lines of each list: a file of something else entirely differs everywhere. */
const MOST = 300;

function contextsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind !== "table") {
      const context = plainText(runsOf(block));
      return runsOf(block).flatMap((run) => (run.kind === "figure" ? [context] : []));
    }
    return block.rows.flatMap((row) => {
      const context = row.map((cell) => plainText(cell.runs)).join(" | ");
      return row.flatMap((cell) =>
        cell.runs.flatMap((run) => (run.kind === "figure" ? [context] : [])),
      );
    });
  });
}

/** The figures of a document with the sentences around them, in the order of their marks. */
function figuresIn(document: OfficialDocument) {
  const contexts = [
    ...contextsOf(document.blocks),
    ...document.annexes.flatMap((annex) => contextsOf(annex.blocks)),
  ];
  return figuresOfDocument(document).map((figure, at) => ({
    figure,
    context: (contexts[at] ?? "").slice(0, CONTEXT),
  }));
}

/** What is left of a figure's text when spaces and composition do not count. */
function plain(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
}

/** The same code as it stands in the name of a mark. */
function slug(code: string): string {
  return code.replaceAll(/[^A-Za-z0-9]+/g, "_");
}

/** Word keeps 40 signs of a mark's name; a code that long may have been cut. */
const CUT = 30;

function fits({ code }: FigureRun, mark: WrittenFigure): boolean {
  const own = slug(code);
  return own === mark.code || (mark.code.length >= CUT && own.startsWith(mark.code));
}

/**
 * Which mark of the file belongs to which figure of the document. The place in reading order tells,
 * where the code is the same; a document that has grown since is followed by the codes in turn.
 */
function matched(
  figures: readonly FigureRun[],
  marks: readonly WrittenFigure[],
): ReadonlyMap<number, WrittenFigure> {
  const found = new Map<number, WrittenFigure>();
  const left: WrittenFigure[] = [];
  for (const mark of marks) {
    const figure = figures[mark.at - 1];
    if (figure !== undefined && fits(figure, mark)) found.set(mark.at - 1, mark);
    else left.push(mark);
  }
  for (const mark of left) {
    const at = figures.findIndex((figure, place) => !found.has(place) && fits(figure, mark));
    if (at !== -1) found.set(at, mark);
  }
  return found;
}

const NUMBER = /\d+(?:[.,]\d+)*\s?%?/gu;

function numbersIn(line: string): readonly string[] {
  return (line.match(NUMBER) ?? []).map((number) => number.replaceAll(/\s/gu, ""));
}

/** Number and day of the paper are written by hand; they are no figures of the report. */
function isHead(line: string): boolean {
  return /^\s*Số:/u.test(line) || /ngày\s+\d*\s*tháng\s+\d*\s*năm/u.test(line);
}

/** The numbers outside the marks that the paper, as it is made from the data, does not have. */
function unsourcedIn(
  written: string,
  made: string,
  spare: readonly string[],
): readonly Unsourced[] {
  const known = new Map<string, number>();
  const count = (number: string): void => {
    known.set(number, (known.get(number) ?? 0) + 1);
  };
  for (const line of made.split("\n")) numbersIn(line).forEach(count);
  for (const text of spare) numbersIn(text).forEach(count);
  const found: Unsourced[] = [];
  for (const line of written.split("\n")) {
    if (isHead(line)) continue;
    for (const number of numbersIn(line)) {
      const times = known.get(number) ?? 0;
      if (times > 0) known.set(number, times - 1);
      else found.push({ number, context: plain(line).slice(0, CONTEXT) });
    }
  }
  return found;
}

/**
 * Compares a .docx that came back with the document as the data make it now.
 * @param made the same document as a fresh .docx says it
 * @throws {Error} where the bytes are no .docx
 */
export function compareWritten(
  document: OfficialDocument,
  file: Uint8Array,
  made: WrittenText,
): Comparison {
  const written = readWritten(file);
  const marked = written.figures.length > 0;
  const figures = figuresIn(document);
  const marks = matched(
    figures.map(({ figure }) => figure),
    written.figures,
  );
  const compared = figures.map(({ figure, context }, at): ComparedFigure => {
    const { code, cells, text } = figure;
    const mark = marks.get(at);
    // Without any mark there is only the text to look in.
    const said = marked
      ? (mark?.text ?? null)
      : plain(written.rest).includes(plain(text))
        ? text
        : null;
    const state =
      said === null || plain(said) === ""
        ? "removed"
        : plain(said) === plain(text)
          ? "same"
          : "differs";
    return { state, code, cells, now: text, written: said, context };
  });
  // A figure whose mark was lost may still stand there as plain text.
  const loose = marked ? compared.filter(({ state }) => state === "removed") : compared;
  const unsourced = unsourcedIn(
    written.rest,
    made.rest,
    loose.map(({ now }) => now),
  );
  return {
    marked,
    same: compared.filter(({ state }) => state === "same").length,
    figures: compared.filter(({ state }) => state !== "same").slice(0, MOST),
    unsourced: unsourced.slice(0, MOST),
  };
}
