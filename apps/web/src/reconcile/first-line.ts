import { formatCount } from "@cchc/domain/text/numbers";

/** What somebody typed as the line of the first dossier: how many lines stand above it, or why not. */
export type FirstLine =
  | { readonly ok: true; readonly above: number }
  | { readonly ok: false; readonly error: string };

/** `lines`: of the whole sheet, from 1; a number of a line and nothing else is taken. */
export function readFirstLine(text: string, lines: number): FirstLine {
  const said = text.trim();
  const line = /^\d{1,7}$/.test(said) ? Number(said) : undefined;
  if (line !== undefined && line >= 1 && line <= lines) return { ok: true, above: line - 1 };
  const most = formatCount(lines);
  const error =
    line !== undefined && line > lines
      ? `Trang này chỉ có ${most} dòng: hãy ghi số từ 1 đến ${most}.`
      : `Hãy ghi số của dòng, từ 1 đến ${most}.`;
  return { ok: false, error };
}
