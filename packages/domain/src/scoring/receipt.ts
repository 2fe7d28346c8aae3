import type { CriteriaSet } from "../criteria/set.ts";
import type { LeafInput } from "./because.ts";
import { canonicalText } from "./canonical.ts";
import { compileSet } from "./compile.ts";
import type { Branch } from "./outcome.ts";
import { type UnitInputs, type UnitScore, scoreUnit } from "./score.ts";
import type { Totals } from "./totals.ts";

/**
 * Version of the arithmetic. It rises whenever the same set and inputs could give another result or
 * one in other words; receipts of the versions in {@link LAYOUTS} are verified.
 */
export const ENGINE_VERSION = "so-cchc/score/2";

/**
 * How a result of today reads in the words of each version that can still be verified. The first
 * did not name the option or grade chosen; its points are the same.
 */
const LAYOUTS: Readonly<Record<string, (result: ReceiptResult) => unknown>> = {
  "so-cchc/score/1": (result) => ({
    ...result,
    leaves: result.leaves.map((leaf) => ({ ...leaf, inputs: leaf.inputs.map(withoutOption) })),
  }),
  [ENGINE_VERSION]: (result) => result,
};

function withoutOption(input: LeafInput): object {
  if (input.state !== "option") return input;
  const { option: _option, ...rest } = input;
  return rest;
}

/** SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal; given by whoever has cryptography. */
export type Hash = (text: string) => Promise<string>;

/** One leaf as a receipt keeps it; rule and source are in the set beside it. */
export interface ReceiptLeaf {
  readonly leaf: string;
  readonly state: "scored" | "missing" | "not-applicable";
  /** Hundredths. */
  readonly points?: number;
  readonly branch: Branch;
  readonly inputs: readonly LeafInput[];
}

export interface ReceiptResult {
  readonly totals: Totals;
  readonly grade?: string;
  readonly leaves: readonly ReceiptLeaf[];
}

/** Proof of one unit's score: everything needed to compute it again, and what came out. */
export interface Receipt {
  readonly engine: string;
  readonly year?: number;
  readonly set: { readonly id: string; readonly version: number; readonly hash: string };
  readonly inputsHash: string;
  readonly resultHash: string;
  /** Hash over the members above: the short code printed on a sheet is its beginning. */
  readonly code: string;
  readonly data: {
    readonly set: CriteriaSet;
    readonly inputs: UnitInputs;
    readonly result: ReceiptResult;
  };
}

/** What of a score a receipt keeps. */
export function receiptResult({ totals, grade, leaves }: UnitScore): ReceiptResult {
  return {
    totals,
    ...(grade === undefined ? {} : { grade: grade.code }),
    leaves: leaves.map((result) => ({
      leaf: result.leaf,
      state: result.state,
      ...(result.state === "scored" ? { points: result.points } : {}),
      branch: result.because.branch,
      inputs: result.because.inputs,
    })),
  };
}

type Head = Pick<Receipt, "engine" | "year" | "set" | "inputsHash" | "resultHash">;

function headText({ engine, year, set, inputsHash, resultHash }: Head): string {
  return canonicalText({ engine, year, set, inputsHash, resultHash });
}

/** Scores a unit and proves it. */
export async function makeReceipt(
  set: CriteriaSet,
  inputs: UnitInputs,
  { year, hash }: { readonly year?: number | undefined; readonly hash: Hash },
): Promise<Receipt> {
  const result = receiptResult(scoreUnit(compileSet(set, year), inputs));
  const head: Head = {
    engine: ENGINE_VERSION,
    ...(year === undefined ? {} : { year }),
    set: { id: set.id, version: set.version, hash: await hash(canonicalText(set)) },
    inputsHash: await hash(canonicalText(inputs)),
    resultHash: await hash(canonicalText(result)),
  };
  return { ...head, code: await hash(headText(head)), data: { set, inputs, result } };
}

/** What does not agree in a receipt. */
export type ReceiptFlaw =
  /** Made by another version of the arithmetic: this one cannot tell. */
  | "engine"
  | "set-hash"
  | "set-name"
  | "inputs-hash"
  | "result-hash"
  | "code"
  /** The set and inputs give another result than the receipt says. */
  | "recomputed";

/** Recomputes a receipt bit for bit; an empty list says that everything agrees. */
export async function verifyReceipt(receipt: Receipt, hash: Hash): Promise<readonly ReceiptFlaw[]> {
  const { engine, year, set, data } = receipt;
  const layout = Object.hasOwn(LAYOUTS, engine) ? LAYOUTS[engine] : undefined;
  if (layout === undefined) return ["engine"];
  const flaws: ReceiptFlaw[] = [];
  const result = canonicalText(data.result);
  if ((await hash(canonicalText(data.set))) !== set.hash) flaws.push("set-hash");
  if (data.set.id !== set.id || data.set.version !== set.version) flaws.push("set-name");
  if ((await hash(canonicalText(data.inputs))) !== receipt.inputsHash) flaws.push("inputs-hash");
  if ((await hash(result)) !== receipt.resultHash) flaws.push("result-hash");
  if ((await hash(headText(receipt))) !== receipt.code) flaws.push("code");
  const again = receiptResult(scoreUnit(compileSet(data.set, year), data.inputs));
  if (canonicalText(layout(again)) !== result) flaws.push("recomputed");
  return flaws;
}

const FLAW_WORDS: Readonly<Record<ReceiptFlaw, string>> = {
  engine: "Phiếu do một phiên bản máy tính điểm khác lập: hãy kiểm tra bằng phiên bản đó.",
  "set-hash": "Bộ tiêu chí trong phiếu đã bị sửa: không dùng phiếu này, hãy xin lại bản gốc.",
  "set-name": "Tên bộ tiêu chí trên phiếu khác bộ tiêu chí kèm theo: hãy xin lại bản gốc.",
  "inputs-hash": "Số liệu đầu vào trong phiếu đã bị sửa: hãy xin lại bản gốc.",
  "result-hash": "Kết quả trong phiếu đã bị sửa: hãy xin lại bản gốc.",
  code: "Mã của phiếu không khớp nội dung: hãy xin lại bản gốc.",
  recomputed: "Tính lại từ số liệu trong phiếu cho kết quả khác: không công nhận phiếu này.",
};

/** One Vietnamese sentence: what does not agree and what to do. */
export function flawSentence(flaw: ReceiptFlaw): string {
  return FLAW_WORDS[flaw];
}
