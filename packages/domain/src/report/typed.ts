import { typedMost } from "../form/value.ts";
import { parseCount, parseDate, parseMoney, parseRate, type Parsed } from "../text/numbers.ts";
import { problemSentence } from "../text/problems.ts";
import type { Cell, FieldKind, Qualifier } from "./cell.ts";

/** What a person typed, read: an answer, nothing at all, or a question back. */
export type Typed =
  | { readonly kind: "cell"; readonly cell: Cell }
  | { readonly kind: "empty" }
  | { readonly kind: "refused"; readonly message: string; readonly suggestion?: string };

/** The words of uncertainty, longest first so that "không dưới" is not taken for something else. */
const said: readonly (readonly [string, Qualifier])[] = [
  ["ít nhất", "at-least"],
  ["không dưới", "at-least"],
  ["không quá", "at-most"],
  ["tối đa", "at-most"],
  ["khoảng", "about"],
  ["trên", "above"],
  ["hơn", "above"],
  ["gần", "nearly"],
];

function splitQualifier(text: string): { qualifier: Qualifier; rest: string } {
  const bare = text.trim();
  const lower = bare.toLowerCase();
  for (const [word, qualifier] of said) {
    if (lower.startsWith(`${word} `)) return { qualifier, rest: bare.slice(word.length + 1) };
  }
  return { qualifier: "exact", rest: bare };
}

function parseNumber(kind: FieldKind, text: string): Parsed<number> {
  if (kind === "rate") return parseRate(text);
  return kind === "money" ? parseMoney(text) : parseCount(text);
}

function refused(parsed: Extract<Parsed<unknown>, { ok: false }>): Typed {
  const message = problemSentence(parsed);
  return parsed.suggestion === undefined
    ? { kind: "refused", message }
    : { kind: "refused", message, suggestion: parsed.suggestion };
}

function entered(value: number | string | boolean, qualifier: Qualifier = "exact"): Typed {
  return { kind: "cell", cell: { state: "entered", value, qualifier } };
}

const answers: ReadonlyMap<string, Typed> = new Map<string, Typed>([
  ["không phát sinh", { kind: "cell", cell: { state: "none" } }],
  ["kps", { kind: "cell", cell: { state: "none" } }],
  ["chưa có số liệu", { kind: "cell", cell: { state: "unknown" } }],
]);

const yes = new Set(["có", "x", "đã có"]);
const no = new Set(["không", "chưa", "không có"]);

/**
 * Reads a typed or pasted text as an answer to a field of that kind. "gần 20" keeps its
 * qualifier, "không phát sinh" is an answer; `1,059` and `99.53` are asked back, never guessed. Texts
 * and days are not checked beyond their shape; see `valueFits` for bounds.
 */
export function readTyped(kind: FieldKind, text: string): Typed {
  const clean = text.normalize("NFC").trim();
  if (clean === "") return { kind: "empty" };
  const lower = clean.toLowerCase();
  const answer = answers.get(lower);
  if (answer !== undefined) return answer;
  if (kind === "text") return entered(clean);
  if (kind === "yesno") {
    if (yes.has(lower)) return entered(true);
    if (no.has(lower)) return entered(false);
    return { kind: "refused", message: `“${clean}” không phải “Có” hay “Không”: hãy chọn lại.` };
  }
  if (kind === "date") {
    const day = parseDate(clean);
    return day.ok ? entered(day.value) : refused(day);
  }
  const { qualifier, rest } = splitQualifier(clean);
  const number = parseNumber(kind, rest);
  if (!number.ok) return refused(number);
  const most = typedMost(kind);
  if (most !== undefined && number.value > most) {
    return refused({ ok: false, code: "too-large", typed: rest });
  }
  return entered(number.value, qualifier);
}
