import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { checkSet } from "@cchc/domain/criteria/check-set";
import { KNOWN_CODES } from "@cchc/domain/criteria/known";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { compileSet } from "@cchc/domain/scoring/compile";
import { openTotal } from "@cchc/domain/scoring/open-total";
import { rank, rankIntervals } from "@cchc/domain/scoring/rank";
import { flawSentence, makeReceipt, verifyReceipt } from "@cchc/domain/scoring/receipt";
import { receiptSchema } from "@cchc/domain/scoring/schema";
import { type UnitInputs, type UnitScore, scoreUnits } from "@cchc/domain/scoring/score";
import { formatHundredths } from "@cchc/domain/text/numbers";
import { sha256 } from "../canonical.ts";
import { FileProblem, readJson } from "./file.ts";
import { decimal, scoreText, scoresJson } from "./output.ts";
import { readInput } from "./read-input.ts";
import { readSet, refuseBroken } from "./read-set.ts";

/** Lines of the usage text. */
export const scoringUsage: string = `  score --set <mã hoặc tệp> --input <tệp.json|csv> [--year <năm>] [--json] [--out <tệp>] [--receipt <tệp>]
                                          chấm điểm từng đơn vị, kèm lý do; --receipt ghi phiếu tự kiểm
  rank --set <mã hoặc tệp> --input <tệp> [--year <năm>] [--json] [--out <tệp>]
                                          xếp hạng các đơn vị, đồng điểm đồng hạng
  check-set <mã hoặc tệp> [--json]        soi bộ tiêu chí: khoảng hở, chồng lấn, tổng điểm, ví dụ
  verify <tệp phiếu>                      tính lại phiếu và đối chiếu từng số
`;

/** What a command says on standard output, and whether it succeeded. */
export interface CommandResult {
  readonly text: string;
  readonly ok: boolean;
}

const hash = async (text: string): Promise<string> => sha256(text);

interface Scored {
  readonly set: CriteriaSet;
  readonly year: number | undefined;
  readonly units: readonly UnitInputs[];
  readonly scores: readonly UnitScore[];
}

const options = {
  set: { type: "string" },
  input: { type: "string" },
  year: { type: "string" },
  json: { type: "boolean", default: false },
  out: { type: "string" },
  receipt: { type: "string" },
} as const;

function parse(args: string[], allowPositionals: boolean) {
  try {
    return parseArgs({ args, options, allowPositionals });
  } catch {
    throw new FileProblem(`Không hiểu các tùy chọn “${args.join(" ")}”: hãy xem lại cách dùng.`);
  }
}

type Values = ReturnType<typeof parse>["values"];

async function scoreFiles({ set: name, input, year: said }: Values): Promise<Scored> {
  if (name === undefined || input === undefined) {
    throw new FileProblem("Thiếu --set hoặc --input: hãy nêu bộ tiêu chí và tệp số liệu.");
  }
  if (said !== undefined && !/^20\d\d$/.test(said)) {
    throw new FileProblem(`Năm “${said}” không đúng: hãy ghi bốn chữ số, ví dụ 2025.`);
  }
  const set = await readSet(name);
  refuseBroken(set);
  const file = await readInput(compileSet(set), input);
  const year = said === undefined ? file.year : Number(said);
  const scores = scoreUnits(compileSet(set, year), file.units);
  return { set, year, units: file.units, scores };
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch {
    throw new FileProblem(`Không ghi được tệp “${path}”: hãy kiểm tra thư mục và quyền ghi.`);
  }
}

/** Text to print, or to the file of `--out` with a word about it. */
async function deliver({ out }: Values, text: string): Promise<CommandResult> {
  if (out === undefined) return { text, ok: true };
  await write(out, `${text}\n`);
  return { text: `Đã ghi ${out}`, ok: true };
}

async function score(args: string[]): Promise<CommandResult> {
  const { values } = parse(args, false);
  const { set, year, units, scores } = await scoreFiles(values);
  if (values.receipt !== undefined) {
    const receipts = await Promise.all(units.map((unit) => makeReceipt(set, unit, { year, hash })));
    const [only] = receipts;
    const kept = receipts.length === 1 ? only : receipts;
    await write(values.receipt, `${JSON.stringify(kept, null, 2)}\n`);
  }
  const text = values.json
    ? JSON.stringify(scoresJson(set, year, scores), null, 2)
    : [
        ...(set.notice === undefined ? [] : [set.notice]),
        ...scores.map((one) => scoreText(set, one)),
      ].join("\n");
  return deliver(values, text);
}

async function rankUnits(args: string[]): Promise<CommandResult> {
  const { values } = parse(args, false);
  const { set, year, scores } = await scoreFiles(values);
  const compiled = compileSet(set, year);
  const blocks = { blocks: set.blocks.length > 0 };
  const placed = rank(
    scores.map(({ unit, block, totals }) => ({
      unit,
      ...(block === undefined ? {} : { block }),
      ...(totals.state === "final" ? { total: totals.total } : {}),
    })),
    blocks,
  );
  const intervals = rankIntervals(
    scores.map((one) => openTotal(compiled, one, new Set())),
    blocks,
  );
  const results = placed.map(({ unit, block, total, rank: place, of, shared }, at) => ({
    unit,
    block: block ?? null,
    total: total === undefined ? null : decimal(total),
    rank: place ?? null,
    of,
    shared,
    grade: scores[at]?.grade?.label ?? null,
    bestRank: intervals[at]?.best ?? null,
    worstRank: intervals[at]?.worst ?? null,
  }));
  const byRank = results.toSorted(
    (a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY),
  );
  if (values.json) {
    const about = { set: { id: set.id, version: set.version }, year: year ?? null };
    return deliver(values, JSON.stringify({ ...about, results: byRank }, null, 2));
  }
  const lines = byRank.map(({ unit, block, rank: place, total, bestRank, worstRank }) => {
    const points = total === null ? "chưa đủ số liệu" : formatHundredths(Math.round(total * 100));
    const open = bestRank === worstRank ? "" : ` (có thể từ ${bestRank} đến ${worstRank})`;
    return `${String(place ?? "–").padStart(5)}  ${points.padStart(8)}  ${unit}${block === null ? "" : ` [${block}]`}${open}`;
  });
  return deliver(values, lines.join("\n"));
}

async function check(args: string[]): Promise<CommandResult> {
  const { values, positionals } = parse(args, true);
  const name = positionals[0] ?? values.set;
  if (name === undefined) throw new FileProblem("Thiếu tệp: hãy nêu tệp bộ tiêu chí cần soi.");
  const set = await readSet(name);
  const findings = checkSet(set, KNOWN_CODES);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const ok = errors === 0;
  if (values.json) {
    const about = { id: set.id, version: set.version };
    return { text: JSON.stringify({ set: about, ok, findings }, null, 2), ok };
  }
  const lines = findings.map(({ severity, path, message }) => {
    return `${severity === "error" ? "LỖI" : "Lưu ý"}  ${path}\n      ${message}`;
  });
  const end = ok
    ? `Bộ tiêu chí “${set.name}”: không có lỗi, ${findings.length} lưu ý.`
    : `Bộ tiêu chí “${set.name}”: ${errors} lỗi, ${findings.length - errors} lưu ý.`;
  return { text: [...lines, end].join("\n"), ok };
}

const receiptsSchema = z.union([receiptSchema.transform((one) => [one]), z.array(receiptSchema)]);

async function verify(args: string[]): Promise<CommandResult> {
  const { positionals } = parse(args, true);
  const [path] = positionals;
  if (path === undefined) throw new FileProblem("Thiếu tệp: hãy nêu tệp phiếu cần kiểm tra.");
  const read = receiptsSchema.safeParse(await readJson(path));
  if (!read.success) {
    throw new FileProblem(`Tệp “${path}” không phải phiếu tự kiểm: hãy kiểm tra lại tệp.`);
  }
  const lines: string[] = [];
  let ok = true;
  for (const receipt of read.data) {
    const flaws = await verifyReceipt(receipt, hash);
    const { unit } = receipt.data.inputs;
    if (flaws.length > 0) ok = false;
    const [first] = flaws;
    lines.push(
      first === undefined
        ? `${unit}: khớp từng số. Mã ${receipt.code}`
        : `${unit}: ${flawSentence(first)}`,
    );
  }
  return { text: lines.join("\n"), ok };
}

/** The scoring commands by name; they need no database. */
export const scoringCommands: Readonly<Record<string, (args: string[]) => Promise<CommandResult>>> =
  { score, rank: rankUnits, "check-set": check, verify };
