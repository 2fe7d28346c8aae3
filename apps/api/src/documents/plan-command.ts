import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { fullName } from "@cchc/domain/unit/unit";
import { readPlan } from "../plans/read.ts";
import type { Services } from "../services.ts";
import { CommandProblem, formatOf } from "./command.ts";
import { composeStoredPlan, findPlanIds } from "./plan-paper.ts";
import { type DocumentFormat, produce } from "./produce.ts";

/** Lines of the usage text. */
export const planUsage: string = `  plan --unit <mã đơn vị> --year <năm> [--id <mã kế hoạch>] --out <tệp.docx|xlsx|pdf>
                                          xuất kế hoạch của đơn vị kèm phụ lục nhiệm vụ; đơn vị có nhiều kế hoạch thì nêu --id
`;

export interface PlanOptions {
  readonly unit: string;
  readonly year: number;
  readonly id: string | undefined;
  readonly out: string;
  readonly format: DocumentFormat;
}

const options = {
  unit: { type: "string" },
  year: { type: "string" },
  id: { type: "string" },
  out: { type: "string" },
} as const;

function parse(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new CommandProblem(`Không hiểu các tùy chọn “${args.join(" ")}”: hãy xem lại cách dùng.`);
  }
}

/**
 * Reads the options of `plan`; everything that can be seen wrong without the data is refused here.
 * @throws CommandProblem
 */
export function planOptions(args: string[]): PlanOptions {
  const { unit, year, id, out } = parse(args);
  if (unit === undefined || out === undefined) {
    throw new CommandProblem("Thiếu --unit hoặc --out: hãy nêu đơn vị và tệp cần ghi.");
  }
  if (year === undefined || !/^(19|20|21)\d{2}$/.test(year)) {
    throw new CommandProblem("Thiếu --year: hãy nêu năm bằng bốn chữ số, ví dụ --year 2024.");
  }
  return { unit, year: Number(year), id, out, format: formatOf(out) };
}

/**
 * `plan`: writes a stored plan of a unit and year to a file. Returns what to print.
 * @throws CommandProblem, PdfProblem: one Vietnamese sentence each
 */
export async function planCommand(
  services: Pick<Services, "db" | "trees" | "now">,
  { unit: given, year, id, out, format }: PlanOptions,
): Promise<string> {
  const tree = await services.trees.at(`${year}-01-01`);
  const later = await services.trees.at(`${year}-12-31`);
  const unit =
    tree.get(given) ??
    later.get(given) ??
    [...tree, ...later].find(({ code, unitId }) => code === given || unitId === given);
  if (unit === undefined) {
    throw new CommandProblem(
      `Không có đơn vị mang mã “${given}” trong năm ${year}: hãy kiểm tra mã đơn vị.`,
    );
  }
  const ids = await findPlanIds(services.db, unit.unitId, year);
  const [first] = ids;
  if (first === undefined) {
    throw new CommandProblem(`${fullName(unit)} chưa có kế hoạch nào của năm ${year}.`);
  }
  if (id === undefined && ids.length > 1) {
    throw new CommandProblem(
      `${fullName(unit)} có ${ids.length} kế hoạch của năm ${year}: hãy nêu --id, một trong ${ids.join(", ")}.`,
    );
  }
  const plan =
    id !== undefined && !ids.includes(id) ? undefined : await readPlan(services.db, id ?? first);
  if (plan === undefined) {
    throw new CommandProblem(
      `Không có kế hoạch mang mã “${id ?? first}” của đơn vị trong năm ${year}: hãy chọn một trong ${ids.join(", ")}.`,
    );
  }
  const bytes = await produce(await composeStoredPlan(services, plan), format);
  try {
    await writeFile(out, bytes);
  } catch {
    throw new CommandProblem(`Không ghi được tệp “${out}”: hãy kiểm tra thư mục và quyền ghi.`);
  }
  return `Đã ghi ${out}: Kế hoạch ${plan.about}, ${fullName(unit)}, năm ${year}.`;
}
