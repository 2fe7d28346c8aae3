import type { Day } from "@cchc/domain/report/cell";
import { formatDay } from "@cchc/domain/text/days";

/** What waits for a person, under its unit. */
export interface DueThings {
  readonly unit: string;
  /** Whole sentences. */
  readonly lines: readonly string[];
}

export interface LetterOf {
  readonly name: string;
  readonly day: Day;
  readonly origin: string;
  /** Where the person works in the program, and where letters are stopped: `""`, `"/admin"`. */
  readonly workspace: string;
  readonly due: readonly DueThings[];
}

/** Longest list of one unit; the rest is a number. */
const most = 20;

/** The day's letter to one person; undefined where nothing waits. */
export function composeLetter({
  name,
  day,
  origin,
  workspace,
  due,
}: LetterOf): { readonly subject: string; readonly body: string } | undefined {
  const count = due.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return undefined;
  const parts = due
    .filter(({ lines }) => lines.length > 0)
    .map(({ unit, lines }) => {
      const shown = lines.slice(0, most).map((line) => `- ${line}`);
      const more = lines.length > most ? [`- và ${lines.length - most} việc khác.`] : [];
      return [unit, ...shown, ...more].join("\n");
    });
  const body = [
    `Kính gửi ${name},`,
    `Ngày ${formatDay(day)} có ${count} việc cần làm trong Sổ CCHC.`,
    ...parts,
    `Mở Sổ CCHC: ${origin}${workspace}/`,
    `Thư tự động, mỗi ngày nhiều nhất một thư. Không muốn nhận nữa: bỏ chọn “Nhận thư nhắc việc” tại ${origin}${workspace}/mat-khau`,
  ].join("\n\n");
  return { subject: `Sổ CCHC: ${count} việc cần làm ngày ${formatDay(day)}`, body };
}
