import { FileProblem } from "./file.ts";

/** Rows of a CSV text: comma, semicolon or tab, quotes doubled inside quotes. */
export function csvRows(text: string, path: string): readonly (readonly string[])[] {
  const head = text.slice(0, text.indexOf("\n") === -1 ? text.length : text.indexOf("\n"));
  const comma = [";", "\t", ","].find((mark) => head.includes(mark)) ?? ",";
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endRow = (): void => {
    row.push(cell);
    if (row.some((value) => value.trim() !== "")) rows.push(row);
    row = [];
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (mark === '"' && cell === "") quoted = true;
    else if (mark === comma) {
      row.push(cell);
      cell = "";
    } else if (mark === "\n") endRow();
    else if (mark !== "\r") cell += mark;
  }
  if (quoted) {
    throw new FileProblem(`Tệp “${path}” còn dấu ngoặc kép chưa đóng: hãy sửa rồi chạy lại.`);
  }
  endRow();
  return rows;
}
