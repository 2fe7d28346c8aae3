import { z } from "zod";
import type { InputValue } from "@cchc/domain/criteria/value";
import type { CompiledSet } from "@cchc/domain/scoring/compile";
import { formatHundredths, parseCount, parseDate } from "@cchc/domain/text/numbers";
import { problemSentence } from "@cchc/domain/text/problems";
import { FileProblem } from "./file.ts";

/** What a bare number under a code means. */
export type NumberMeaning = "count" | "percent" | "points";

/** What the set does with the code: a rate, points to be claimed, or a plain count. */
export function numberMeaning(compiled: CompiledSet, code: string): NumberMeaning {
  for (const leaf of compiled.touchedBy(code)) {
    if (leaf.code === code && leaf.leaf.rule.kind === "manual-with-reason") return "points";
    const port = leaf.ports.find(
      ({ role, source, direct }) =>
        role !== "claim" && (source.code === code || (direct && leaf.code === code)),
    );
    if (port?.expect === "rate") return "percent";
  }
  return "count";
}

/** A decimal with at most two places as whole hundredths, `undefined` where it is none. */
function hundredths(value: number): number | undefined {
  const whole = Math.round(value * 100);
  const kept = Number.isSafeInteger(whole) && Math.abs(value * 100 - whole) < 1e-6;
  return kept ? whole : undefined;
}

function pointsOf(value: number, where: string): number {
  const points = hundredths(value);
  if (points !== undefined) return points;
  throw new FileProblem(`${where}: điểm ${value} có quá hai chữ số thập phân, hãy làm tròn.`);
}

function rateOf(value: number, where: string): InputValue {
  if (value > 0 && value < 1) {
    const meant = formatHundredths(Math.round(value * 10_000));
    throw new FileProblem(
      `${where}: ${value} giống một phần của 1, hãy ghi phần trăm (${meant}) hoặc tử số và mẫu số.`,
    );
  }
  const rate = hundredths(value);
  if (rate === undefined || value < 0 || value > 100) {
    throw new FileProblem(
      `${where}: tỷ lệ ${value} phải từ 0 đến 100 với nhiều nhất hai chữ số thập phân.`,
    );
  }
  return { rate };
}

function countOf(value: number, where: string): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new FileProblem(`${where}: ${value} phải là số nguyên từ 0 trở lên.`);
}

function fromNumber(value: number, meaning: NumberMeaning, where: string): InputValue {
  if (meaning === "points") return { claim: pointsOf(value, where) };
  return meaning === "percent" ? rateOf(value, where) : countOf(value, where);
}

const reason = z.string().optional();
const objects = z.union([
  z.strictObject({ numerator: z.number(), denominator: z.number() }),
  z.strictObject({ percent: z.number() }),
  z.strictObject({ points: z.number(), reason }),
  z.strictObject({ counts: z.record(z.string(), z.number()) }),
  z.strictObject({ items: z.array(z.string()) }),
  z.strictObject({ state: z.enum(["none", "unknown", "not-applicable"]), reason }),
]);

/**
 * One value of an input file. Numbers are counts, or percent where the set reads a rate, or points
 * where a person judges; `null` is an answer that is still to come.
 * @throws {FileProblem} naming the unit and code
 */
export function valueOf(
  raw: unknown,
  meaning: NumberMeaning,
  where: string,
): InputValue | undefined {
  if (raw === null || raw === undefined) return undefined;
  if (typeof raw === "number") return fromNumber(raw, meaning, where);
  if (typeof raw === "boolean" || typeof raw === "string") return raw;
  const read = objects.safeParse(raw);
  if (!read.success) {
    throw new FileProblem(
      `${where}: không hiểu ${JSON.stringify(raw)}, hãy ghi một số, {"numerator": …, "denominator": …} hoặc một dạng khác nêu trong hướng dẫn.`,
    );
  }
  const value = read.data;
  if ("numerator" in value) {
    const numerator = countOf(value.numerator, `${where}, tử số`);
    return { numerator, denominator: countOf(value.denominator, `${where}, mẫu số`) };
  }
  if ("percent" in value) return rateOf(value.percent, where);
  if ("counts" in value) {
    for (const count of Object.values(value.counts)) countOf(count, where);
    return value;
  }
  if ("items" in value) return value;
  const said = value.reason === undefined ? {} : { reason: value.reason };
  if ("points" in value) return { claim: pointsOf(value.points, where), ...said };
  return { state: value.state, ...said };
}

const WORDS: ReadonlyMap<string, InputValue> = new Map<string, InputValue>([
  ["có", true],
  ["không", false],
  ["không phát sinh", { state: "none" }],
  ["chưa có số liệu", { state: "unknown" }],
  ["không áp dụng", { state: "not-applicable" }],
]);

/** One cell of a CSV file, in Vietnamese or plain writing; empty is an answer still to come. */
export function cellValue(
  text: string,
  meaning: NumberMeaning,
  where: string,
): InputValue | undefined {
  const typed = text.normalize("NFC").trim();
  if (typed === "") return undefined;
  const word = WORDS.get(typed.toLowerCase());
  if (word !== undefined) return word;
  if (meaning !== "count" && /^\d+(?:[.,]\d+)?$/.test(typed)) {
    return fromNumber(Number(typed.replace(",", ".")), meaning, where);
  }
  const day = parseDate(typed);
  if (day.ok) return day.value;
  if (!/^[\d.,\s]+$/.test(typed)) return typed;
  const count = parseCount(typed);
  if (!count.ok) throw new FileProblem(`${where}: ${problemSentence(count)}`);
  return count.value;
}
