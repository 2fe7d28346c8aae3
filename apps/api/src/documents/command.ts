import { writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { isFormCode } from "@cchc/domain/form/catalogue";
import { TEMPLATES, templateByCode, templateFor } from "@cchc/domain/report-text/catalogue";
import { composeReport } from "@cchc/domain/report-text/compose";
import type { ReportTemplate } from "@cchc/domain/report-text/template";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { fullName } from "@cchc/domain/unit/unit";
import { readPeriods, type StoredPeriod } from "../periods/queries.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { reportsOfPeriod } from "./batch.ts";
import { type DocumentFormat, documentFormats, produce } from "./produce.ts";
import { readReportText, readRollUpText } from "./report-text.ts";

/** Lines of the usage text. */
export const documentsUsage: string = `  report --unit <mã đơn vị> --period <mã kỳ> [--form <mã>] --out <tệp.docx|xlsx|pdf>
                                          xuất báo cáo của đơn vị trong kỳ; --form: mã mẫu báo cáo của kỳ,
                                          statistics (phụ lục số liệu) hoặc roll_up (tổng hợp các xã, phường)
  report --all --period <mã kỳ> [--form <mã>] [--as docx|xlsx|pdf] --out <thư mục>
                                          xuất báo cáo của mọi đơn vị phải nộp trong kỳ, mỗi đơn vị một tệp
`;

/** Something wrong with an option; its message is one Vietnamese sentence. */
export class CommandProblem extends Error {
  override readonly name = "CommandProblem";
}

const options = {
  unit: { type: "string" },
  period: { type: "string" },
  form: { type: "string" },
  out: { type: "string" },
  all: { type: "boolean", default: false },
  as: { type: "string", default: "docx" },
} as const;

/** What `report` is asked for; everything that can be seen wrong without the data is refused here. */
export interface ReportOptions {
  /** Absent with `--all`. */
  readonly unit: string | undefined;
  readonly period: string;
  readonly form: string | undefined;
  readonly out: string;
  readonly format: DocumentFormat;
}

/**
 * Reads the options of `report`.
 * @throws CommandProblem
 */
export function reportOptions(args: string[]): ReportOptions {
  const { unit, period, form, out, all, as } = parse(args);
  if (period === undefined || out === undefined) {
    throw new CommandProblem("Thiếu --period hoặc --out: hãy nêu kỳ và nơi cần ghi.");
  }
  if (all) {
    if (form === "roll_up") {
      throw new CommandProblem("Báo cáo tổng hợp chỉ có một: hãy nêu --unit thay cho --all.");
    }
    return { unit: undefined, period, form, out, format: formatOf(`bao-cao.${as}`) };
  }
  if (unit === undefined) throw new CommandProblem("Thiếu --unit: hãy nêu mã đơn vị hoặc --all.");
  return { unit, period, form, out, format: formatOf(out) };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new CommandProblem(`Không hiểu các tùy chọn “${args.join(" ")}”: hãy xem lại cách dùng.`);
  }
}

/** The kind of file that a name asks for. @throws CommandProblem */
export function formatOf(out: string): DocumentFormat {
  const ending = extname(out).slice(1).toLowerCase();
  const format = documentFormats.find((one) => one === ending);
  if (format === undefined) {
    throw new CommandProblem(
      `Tệp “${out}” phải có đuôi .docx, .xlsx hoặc .pdf: hãy đặt lại tên tệp.`,
    );
  }
  return format;
}

/** The template that `--form` names, or the period's own. */
function templateOf(period: StoredPeriod, form: string | undefined): ReportTemplate {
  const code = form ?? period.form;
  if (isFormCode(code)) {
    if (code === period.form) return templateFor(code);
    throw new CommandProblem(
      `Kỳ “${period.name}” dùng mẫu “${period.form}”, không phải “${code}”: hãy sửa --form hoặc --period.`,
    );
  }
  const template = templateByCode(code);
  if (template !== undefined) return template;
  const known = TEMPLATES.map((one) => one.code).join(", ");
  throw new CommandProblem(
    `Không có mẫu “${code}”: hãy chọn ${period.form} hoặc một trong ${known}.`,
  );
}

/** The unit by its id or its official code, in the tree of the period's last day. */
function unitIdOf(tree: UnitTree, given: string): string {
  const found = tree.get(given) ?? [...tree].find(({ code }) => code === given);
  if (found !== undefined) return found.unitId;
  throw new CommandProblem(
    `Không có đơn vị mang mã “${given}” vào ngày cuối kỳ: hãy kiểm tra mã đơn vị.`,
  );
}

async function periodOf({ db }: Pick<Services, "db">, id: string): Promise<StoredPeriod> {
  const periods = await readPeriods(db);
  const period = periods.find((one) => one.id === id);
  if (period !== undefined) return period;
  const some = periods.slice(0, 5).map((one) => one.id);
  const hint = some.length === 0 ? "chưa có kỳ nào" : `ví dụ ${some.join(", ")}`;
  throw new CommandProblem(`Không có kỳ báo cáo mang mã “${id}”: hãy kiểm tra mã kỳ (${hint}).`);
}

/** `report --all`: one file a unit into a folder, with a line of progress now and then. */
async function everyReport(
  services: Pick<Services, "db" | "trees">,
  { period: periodId, form, out, format }: ReportOptions,
): Promise<string> {
  const period = await periodOf(services, periodId);
  const template = templateOf(period, form);
  let count = 0;
  for await (const file of reportsOfPeriod(services, { period, template, format })) {
    await write(join(out, `${file.unitId}.${format}`), file.bytes);
    count = file.done;
    if (count % 20 === 0) console.error(`… ${count}/${file.total}`);
  }
  return `Đã ghi ${count} tệp .${format} vào ${out}: ${template.name}, ${period.name}.`;
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch {
    throw new CommandProblem(`Không ghi được tệp “${path}”: hãy kiểm tra thư mục và quyền ghi.`);
  }
}

/**
 * `report`: composes the document of a unit and writes it to a file. Returns what to print.
 * @throws CommandProblem, PdfProblem: one Vietnamese sentence each
 */
export async function reportCommand(
  services: Pick<Services, "db" | "trees">,
  given: ReportOptions,
): Promise<string> {
  const { unit, period: periodId, form, out, format } = given;
  if (unit === undefined) return everyReport(services, given);
  const period = await periodOf(services, periodId);
  const template = templateOf(period, form);
  const tree = await services.trees.at(period.to);
  const address = { unitId: unitIdOf(tree, unit), period };
  const read = template.code === "roll_up" ? readRollUpText : readReportText;
  const data = await read(services, address).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    throw new CommandProblem(
      `“${unit}” không phải nộp báo cáo trong kỳ “${period.name}”: hãy chọn đơn vị khác${template.code === "roll_up" ? "" : ", hoặc --form roll_up để tổng hợp"}.`,
    );
  });
  const bytes = await produce(composeReport(template, data), format);
  await write(out, bytes);
  const name = fullName(tree.get(address.unitId) ?? data.unit);
  return `Đã ghi ${out}: ${template.name}, ${name}, ${period.name}.`;
}
