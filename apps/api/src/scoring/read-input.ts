import { z } from "zod";
import { KNOWN_CODES } from "@cchc/domain/criteria/known";
import type { InputValue } from "@cchc/domain/criteria/value";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import type { UnitInputs } from "@cchc/domain/scoring/score";
import { withIndicators } from "@cchc/domain/scoring/values";
import { csvRows } from "./csv.ts";
import { FileProblem, readJson, readText } from "./file.ts";
import { cellValue, numberMeaning, valueOf } from "./input-value.ts";

/** The units of an input file, and the year where the file names it. */
export interface InputFile {
  readonly units: readonly UnitInputs[];
  readonly year?: number;
}

const unitSchema = z.strictObject({
  unit: z.string().min(1),
  block: z.string().optional(),
  values: z.record(z.string(), z.unknown()),
});
const yearSchema = z.int().min(2000).max(2100).optional();
const fileSchema = z.union([
  z.array(unitSchema),
  unitSchema.transform((unit) => [unit]),
  z.strictObject({ year: yearSchema, units: z.array(unitSchema) }),
]);

/** Refuses a code that neither the set nor any form knows: it is a slip of the pen. */
function checkCode(compiled: CompiledSet, code: string, where: string): void {
  const known = KNOWN_CODES.fields.has(code) || KNOWN_CODES.indicators.has(code);
  if (known || compiled.touchedBy(code).length > 0) return;
  throw new FileProblem(
    `${where}: bộ tiêu chí “${compiled.set.id}” không dùng mã này, hãy kiểm tra lại mã.`,
  );
}

function unitOf(
  compiled: CompiledSet,
  { unit, block, values }: z.infer<typeof unitSchema>,
): UnitInputs {
  const read: Record<string, InputValue> = {};
  for (const [code, raw] of Object.entries(values)) {
    const where = `Đơn vị “${unit}”, mã “${code}”`;
    checkCode(compiled, code, where);
    const value = valueOf(raw, numberMeaning(compiled, code), where);
    if (value !== undefined) read[code] = value;
  }
  return { unit, ...(block === undefined ? {} : { block }), values: withIndicators(read) };
}

/** `4.1.numerator` is a half of the ratio `4.1`; both halves make it. */
const HALF = /^(.+)\.(numerator|denominator)$/;

function halves(cells: ReadonlyMap<string, string>, unit: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [code, text] of cells) {
    const half = HALF.exec(code)?.[1];
    if (half === undefined || text.trim() === "") continue;
    const of = (side: string): InputValue | undefined =>
      cellValue(
        cells.get(`${half}.${side}`) ?? "",
        "count",
        `Đơn vị “${unit}”, mã “${half}.${side}”`,
      );
    const [numerator, denominator] = [of("numerator"), of("denominator")];
    if (typeof numerator !== "number" || typeof denominator !== "number") {
      throw new FileProblem(
        `Đơn vị “${unit}”, mã “${half}”: cần cả tử số và mẫu số, hãy điền đủ hai cột.`,
      );
    }
    values[half] = { numerator, denominator };
  }
  return values;
}

function fromCsv(compiled: CompiledSet, path: string, text: string): readonly UnitInputs[] {
  const [head = [], ...rows] = csvRows(text, path);
  const names = head.map((name) => name.trim());
  const unitAt = names.indexOf("unit");
  if (unitAt === -1) {
    throw new FileProblem(`Tệp “${path}” chưa có cột “unit”: hãy thêm cột tên đơn vị ở dòng đầu.`);
  }
  return rows.map((row, place) => {
    const unit = row[unitAt]?.trim() ?? "";
    if (unit === "") {
      throw new FileProblem(`Tệp “${path}”, dòng ${place + 2}: chưa có tên đơn vị ở cột “unit”.`);
    }
    const cells = new Map<string, string>();
    for (const [at, code] of names.entries()) {
      if (at !== unitAt && code !== "" && code !== "block") cells.set(code, row[at] ?? "");
    }
    const values = halves(cells, unit);
    const read: Record<string, InputValue> = {};
    for (const [code, cell] of cells) {
      if (HALF.test(code)) continue;
      const where = `Đơn vị “${unit}”, mã “${code}”`;
      checkCode(compiled, code, where);
      const value = cellValue(cell, numberMeaning(compiled, code), where);
      if (value !== undefined) read[code] = value;
    }
    const block = row[names.indexOf("block")]?.trim() ?? "";
    const about = block === "" ? { unit } : { unit, block };
    const ratios = unitOf(compiled, { unit, values }).values;
    return { ...about, values: withIndicators({ ...ratios, ...read }) };
  });
}

function refuseTwice(units: readonly UnitInputs[], path: string): void {
  const seen = new Set<string>();
  for (const { unit } of units) {
    if (seen.has(unit)) {
      throw new FileProblem(`Tệp “${path}” có đơn vị “${unit}” hai lần: hãy giữ một dòng.`);
    }
    seen.add(unit);
  }
}

/**
 * Reads units from JSON (one unit, a list, or `{ year, units }`) or CSV (one row per unit).
 * @throws {FileProblem} on the first thing that is wrong; nothing is half read
 */
export async function readInput(compiled: CompiledSet, path: string): Promise<InputFile> {
  if (path.toLowerCase().endsWith(".csv")) {
    const units = fromCsv(compiled, path, await readText(path));
    refuseTwice(units, path);
    return { units };
  }
  const read = fileSchema.safeParse(await readJson(path));
  if (!read.success) {
    throw new FileProblem(
      `Tệp “${path}” không đúng mẫu: cần một danh sách đơn vị dạng {"unit": "…", "values": {…}}.`,
    );
  }
  const list = Array.isArray(read.data) ? read.data : read.data.units;
  const year = Array.isArray(read.data) ? undefined : read.data.year;
  const units = list.map((unit) => unitOf(compiled, unit));
  refuseTwice(units, path);
  return { units, ...(year === undefined ? {} : { year }) };
}
