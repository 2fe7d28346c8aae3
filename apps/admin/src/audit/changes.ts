import { auditName } from "@cchc/domain/text/audit-names";
import { valueWords } from "./value-words.ts";

/** What a line of the history keeps, and what it is about. */
export interface Kept {
  readonly about: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One value that a line of the history changed. */
export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What a line changed, value by value, out of the two texts that the history keeps; only those that
 * differ. A text that is no object stands as one value.
 */
export function changesOf({ about, before, after }: Kept): readonly Change[] {
  const was = partsOf(before, about);
  const is = partsOf(after, about);
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) => {
    const change = { name: auditName(key) ?? key, before: was[key] ?? "", after: is[key] ?? "" };
    return change.before === change.after ? [] : change;
  });
}

function partsOf(text: string | null, about: string): Readonly<Record<string, string>> {
  if (text === null) return {};
  const parse: (text: string) => unknown = JSON.parse;
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { "": words(value, { key: "", about }) };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, words(part, { key, about })]),
  );
}

interface Place {
  readonly key: string;
  readonly about: string;
}

function words(value: unknown, place: Place): string {
  if (value === null || value === undefined) return "không có";
  if (typeof value === "boolean") return value ? "có" : "không";
  if (typeof value === "string") return valueWords(value, place.key, place.about);
  if (Array.isArray(value)) return value.map((part) => words(part, place)).join("; ");
  if (typeof value !== "object") return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, part]) => `${auditName(name) ?? name}: ${words(part, { ...place, key: name })}`)
    .join(", ");
}
