import { formatCount } from "@cchc/domain/text/numbers";

/** What somebody typed as the line of the first dossier: how many lines stand above it, or why not. */
export type FirstLine =
  | { readonly ok: true; readonly above: number }
  | { readonly ok: false; readonly error: string };

/** The last line that may be the first dossier's: the server skips 1 000 lines at most. */
const lastTaken = 1000;

/** `lines`: of the whole sheet, from 1; a number of a line and nothing else is taken. */
export function readFirstLine(text: string, lines: number): FirstLine {
  const said = text.trim();
  const line = /^\d{1,7}$/.test(said) ? Number(said) : undefined;
  if (line !== undefined && line >= 1 && line <= Math.min(lastTaken, lines)) {
    return { ok: true, above: line - 1 };
  }
  return { ok: false, error: errorOf(line, lines) };
}

function errorOf(line: number | undefined, lines: number): string {
  const most = formatCount(Math.min(lastTaken, lines));
  if (line === undefined || line < 1) return `Hãy ghi số của dòng, từ 1 đến ${most}.`;
  return lines > lastTaken
    ? `Chỉ nhận số từ 1 đến ${most}.`
    : `Trang này chỉ có ${most} dòng: hãy ghi số từ 1 đến ${most}.`;
}
