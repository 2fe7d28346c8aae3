import { type FigureRun, type Run, text } from "./block.ts";
import { type FigureSource, MISSING_TEXT } from "./figure.ts";
import { flatPieces, parseSentence, type Piece } from "./sentence.ts";
import { type ReportTextData, wordsOf } from "./setting.ts";
import type { FigureParagraph, Sentence, YesNoParagraph } from "./template.ts";

/** Says sentences of a template with the figures and words of one report. */
export interface Speaker {
  readonly say: (sentence: Sentence) => readonly Run[];
}

/** The figure a piece asks for; `undefined` where the form does not ask for it. */
function figureAt(piece: Piece, source: FigureSource): FigureRun | undefined {
  if (piece.kind === "field") return source.field(piece.code);
  return piece.kind === "indicator" ? source.indicator(piece.code) : undefined;
}

/** Whether nobody answered: not the same as "chưa có số liệu", which is an answer. */
function unanswered(figure: FigureRun): boolean {
  if (figure.state !== "missing") return false;
  return figure.code.startsWith("%") || figure.text === MISSING_TEXT.unanswered;
}

function isFigure(piece: Piece): boolean {
  return piece.kind === "field" || piece.kind === "indicator";
}

/** Neighbouring texts become one, so that a run is a run on paper too. */
function joined(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (run.kind === "text" && run.text === "") continue;
    if (run.kind === "text" && last?.kind === "text") {
      result[result.length - 1] = text(last.text + run.text);
    } else result.push(run);
  }
  return result;
}

/** A speaker for the figures and words of one document. */
export function speakerOf(data: ReportTextData): Speaker {
  const words = wordsOf(data);
  const { source } = data;
  const runs = (piece: Piece): readonly Run[] => {
    switch (piece.kind) {
      case "text":
        return [text(piece.text)];
      case "word": {
        const word = words.get(piece.code);
        if (word === undefined) throw new RangeError(`no such word: {@${piece.code}}`);
        return [typeof word === "string" ? text(word) : word];
      }
      case "field":
      case "indicator": {
        const figure = figureAt(piece, source);
        if (figure === undefined) return [];
        const mark = figure.mark?.includes("/") === true ? ` (${figure.mark} có số liệu)` : "";
        const unit = piece.kind === "field" && piece.unit !== "" ? ` ${piece.unit}` : "";
        return figure.state === "none" ? [figure] : [figure, text(`${unit}${mark}`)];
      }
      case "clause": {
        const open = piece.pieces.filter(isFigure).some((inside) => {
          const figure = figureAt(inside, source);
          return figure === undefined || unanswered(figure);
        });
        return open ? [] : piece.pieces.flatMap(runs);
      }
    }
  };
  return { say: (sentence) => joined(parseSentence(sentence).flatMap(runs)) };
}

function sentenceFor(node: FigureParagraph, source: FigureSource): Sentence | undefined {
  const pieces = parseSentence(node.sentence);
  const outside = pieces.filter(isFigure);
  if (outside.some((piece) => figureAt(piece, source) === undefined)) return undefined;
  const [first] = outside;
  const deciding =
    node.on === undefined
      ? first === undefined
        ? undefined
        : figureAt(first, source)
      : source.field(node.on);
  if (node.on !== undefined && deciding === undefined) return undefined;
  if (node.none !== undefined && deciding?.state === "none") return node.none;
  if (node.zero !== undefined && deciding?.state === "value" && deciding.value === 0) {
    return node.zero;
  }
  if (node.optional !== true) return node.sentence;
  const figures = flatPieces(pieces)
    .map((piece) => figureAt(piece, source))
    .filter((figure) => figure !== undefined);
  const silent = figures.length > 0 && figures.every(unanswered);
  return silent || (deciding !== undefined && unanswered(deciding)) ? undefined : node.sentence;
}

/** What a paragraph says, or `undefined` where it has nothing to say. */
export function paragraphOf(
  node: FigureParagraph | YesNoParagraph,
  source: FigureSource,
  speaker: Speaker,
): readonly Run[] | undefined {
  if (node.kind === "say") {
    const sentence = sentenceFor(node, source);
    return sentence === undefined ? undefined : speaker.say(sentence);
  }
  const figure = source.field(node.field);
  if (figure?.state !== "value") return undefined;
  const sentence = figure.value === true ? node.yes : node.no;
  if (sentence === undefined) return undefined;
  // The whole sentence stands for the answer, so that a correction finds it.
  const runs = speaker.say(sentence);
  return runs.map((run) => (run.kind === "text" ? { ...figure, text: run.text } : run));
}
