import { BUILT_IN_SETS } from "@cchc/domain/criteria/catalogue";
import { checkSet } from "@cchc/domain/criteria/check-set";
import type { SetFinding } from "@cchc/domain/criteria/finding";
import { KNOWN_CODES } from "@cchc/domain/criteria/known";
import { criteriaSetSchema } from "@cchc/domain/criteria/schema";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { FileProblem, readJson } from "./file.ts";

/** A set by the id of one that comes with the program, or from a file. */
export async function readSet(idOrFile: string): Promise<CriteriaSet> {
  const builtIn = BUILT_IN_SETS.find(({ id }) => id === idOrFile);
  if (builtIn !== undefined) return builtIn;
  if (!/[./\\]/.test(idOrFile)) {
    const ids = BUILT_IN_SETS.map(({ id }) => `“${id}”`).join(", ");
    throw new FileProblem(
      `Không có bộ tiêu chí “${idOrFile}”: hãy dùng ${ids} hoặc nêu tệp JSON của bộ tiêu chí.`,
    );
  }
  const read = criteriaSetSchema.safeParse(await readJson(idOrFile));
  if (read.success) return read.data;
  const at = read.error.issues[0]?.path.join("/") ?? "";
  throw new FileProblem(
    `Tệp “${idOrFile}” không đúng mẫu bộ tiêu chí tại “${at}”: hãy sửa theo criteria-set.schema.json.`,
  );
}

/** Findings after which points would mean nothing; unknown codes and examples do not count. */
const FATAL: ReadonlySet<SetFinding["code"]> = new Set([
  "duplicate-code",
  "code-clash",
  "sum-differs",
  "points-above-max",
  "gap",
  "overlap",
  "parameter",
  "misplaced",
]);

/** @throws {FileProblem} where the set's own table contradicts itself */
export function refuseBroken(set: CriteriaSet): void {
  const broken = checkSet(set, KNOWN_CODES).find(
    ({ severity, code }) => severity === "error" && FATAL.has(code),
  );
  if (broken !== undefined) throw new FileProblem(`Bộ tiêu chí có lỗi. ${broken.message}`);
}
