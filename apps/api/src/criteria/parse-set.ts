import { criteriaSetSchema } from "@cchc/domain/criteria/schema";
import type { CriteriaSet } from "@cchc/domain/criteria/set";
import { canonicalText } from "@cchc/domain/scoring/canonical";
import { cleanText } from "@cchc/domain/text/hygiene";
import { sha256 } from "../canonical.ts";
import { Problem } from "../problem.ts";
import { placeWords } from "./place-words.ts";

/** Cleans every text of a set; its shape bounds how deep this goes. */
function cleaned(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cleaned(member)]));
}

function requireShape(value: unknown): CriteriaSet {
  const read = criteriaSetSchema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const extra = issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const place = placeWords([...(issue?.path ?? []), ...extra]);
  throw new Problem("bad-input", { field: place });
}

/**
 * A set as it may be written: of the right shape, its texts cleaned, members in the schema's order.
 * Whether it holds together is the table check's.
 * @throws Problem `bad-input` naming the first wrong place
 */
export function parseSet(value: unknown): CriteriaSet {
  return requireShape(cleaned(requireShape(value)));
}

/** @throws Problem `bad-input` where the text is no JSON or no set */
export function parseSetText(text: string): CriteriaSet {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Problem("bad-input", { field: "Tệp JSON" });
  }
  return parseSet(value);
}

/** The text of a set as people edit it: indented, members in the schema's order, equal for equal sets. */
export function exportText(set: CriteriaSet): string {
  const parse: (text: string) => unknown = JSON.parse;
  return `${JSON.stringify(requireShape(parse(canonicalText(set))), null, 2)}\n`;
}

/** What is stored of a set: its canonical text and the hash that receipts carry. */
export function contentOf(set: CriteriaSet): { readonly content: string; readonly hash: string } {
  const content = canonicalText(set);
  return { content, hash: sha256(content) };
}
