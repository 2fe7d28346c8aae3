import { type Grid, readGrid } from "@cchc/documents/read/grid";
import { ReadProblem } from "@cchc/documents/read/problem";
import type { InputValue } from "@cchc/domain/criteria/value";
import { parseCount, parseRate } from "@cchc/domain/text/numbers";
import { problemSentence } from "@cchc/domain/text/problems";
import { searchKey } from "@cchc/domain/text/search-key";
import { fullName, type UnitVersion } from "@cchc/domain/unit/unit";
import { Problem } from "../problem.ts";
import { type Column, columnOf, type SurveyQuestion } from "./questions.ts";

/** One row of a survey file. */
export interface SurveyRow {
  /** Line in the file, from 1. */
  readonly line: number;
  /** The unit as the file names it. */
  readonly name: string;
  readonly unitId: string | null;
  readonly value: InputValue | null;
  /** What is wrong with the row and what to do; null where nothing is. */
  readonly problem: string | null;
}

/** The table of a survey file. @throws Problem `bad-file` */
export function surveyGrid(name: string, bytes: Uint8Array): Grid {
  try {
    return readGrid(name, bytes);
  } catch (error) {
    if (error instanceof ReadProblem) throw new Problem("bad-file", { reason: error.message });
    throw error;
  }
}

/**
 * Reads one value a unit: ballots by answer, satisfied of all ballots, or a published rate.
 * @throws Problem `bad-file` where the table has no such columns
 */
export function surveyRows(
  grid: Grid,
  question: SurveyQuestion,
  units: readonly UnitVersion[],
): readonly SurveyRow[] {
  const { at, columns } = findHeading(grid, question);
  const byName = namesOf(units);
  const seen = new Map<string, number>();
  return grid.slice(at + 1).flatMap((row, index): SurveyRow[] => {
    const line = at + index + 2;
    const name = row[columns.findIndex(({ as }) => as === "unit")] ?? "";
    if (name === "") return [];
    const found = byName.get(searchKey(name)) ?? [];
    const [unitId] = found;
    if (unitId === undefined) {
      const problem = `Không có đơn vị “${name}” trong đợt chấm: hãy sửa tên hoặc bỏ dòng này.`;
      return [{ line, name, unitId: null, value: null, problem }];
    }
    if (found.length > 1) {
      const problem = `Có ${found.length} đơn vị tên “${name}”: hãy ghi mã đơn vị.`;
      return [{ line, name, unitId: null, value: null, problem }];
    }
    const before = seen.get(unitId);
    seen.set(unitId, line);
    if (before !== undefined) {
      const problem = `“${name}” đã có ở dòng ${before}: hãy giữ một dòng.`;
      return [{ line, name, unitId, value: null, problem }];
    }
    const { value, problem } = valueOf(row, columns);
    return [{ line, name, unitId, value, problem }];
  });
}

function findHeading(grid: Grid, question: SurveyQuestion) {
  for (const [at, row] of grid.slice(0, 20).entries()) {
    const columns = row.map((heading) => columnOf(heading, question));
    const has = (as: Column["as"]): boolean => columns.some((column) => column.as === as);
    if (!has("unit")) continue;
    if (has("answer") || has("rate") || (has("satisfied") && has("ballots"))) {
      return { at, columns };
    }
  }
  const answers = question.answers.map(({ label }) => `“${label}”`).join(", ");
  const counts = answers === "" ? "" : `${answers} hoặc `;
  throw new Problem("bad-file", {
    reason: `Không thấy dòng tiêu đề có cột “Đơn vị” và các cột ${counts}“Số phiếu hài lòng” cùng “Tổng số phiếu”, hoặc “Tỷ lệ (%)”: hãy đặt tên cột như vậy rồi chọn lại tệp.`,
  });
}

/** Units by code, full name and bare name, folded; a bare name may belong to several. */
function namesOf(units: readonly UnitVersion[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const unit of units) {
    const own = new Set([unit.unitId, unit.code ?? "", fullName(unit), unit.name].map(searchKey));
    for (const name of own) {
      if (name !== "") names.set(name, [...(names.get(name) ?? []), unit.unitId]);
    }
  }
  return names;
}

type Value = Pick<SurveyRow, "value" | "problem">;

function valueOf(row: readonly string[], columns: readonly Column[]): Value {
  const ballots = { satisfied: 0, all: 0, answers: 0 };
  const told: { satisfied?: number; ballots?: number; rate?: number } = {};
  for (const [at, column] of columns.entries()) {
    const text = row[at] ?? "";
    if (text === "" || column.as === "unit" || column.as === "other") continue;
    const parsed = column.as === "rate" ? parseRate(text) : parseCount(text);
    if (!parsed.ok) return { value: null, problem: problemSentence(parsed) };
    if (column.as === "answer") {
      ballots.answers += 1;
      ballots.all += parsed.value;
      if (column.satisfied) ballots.satisfied += parsed.value;
    } else told[column.as] = parsed.value;
  }
  // The set reads satisfied ballots of all ballots under the survey's code.
  if (ballots.answers > 0) {
    return { value: { numerator: ballots.satisfied, denominator: ballots.all }, problem: null };
  }
  const { satisfied, ballots: all, rate } = told;
  if (satisfied !== undefined && all !== undefined) {
    return satisfied <= all
      ? { value: { numerator: satisfied, denominator: all }, problem: null }
      : {
          value: null,
          problem: "Số phiếu hài lòng lớn hơn tổng số phiếu: hãy kiểm tra hai cột này.",
        };
  }
  if (rate !== undefined) return { value: { rate }, problem: null };
  return { value: null, problem: "Dòng này chưa có số phiếu hay tỷ lệ: hãy điền hoặc bỏ dòng." };
}
