import { roleLabels, roles } from "@cchc/domain/access/roles";
import { auditName } from "@cchc/domain/text/audit-names";

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
export function changesOf(before: string | null, after: string | null): readonly Change[] {
  const was = partsOf(before);
  const is = partsOf(after);
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) => {
    const change = { name: auditName(key) ?? key, before: was[key] ?? "", after: is[key] ?? "" };
    return change.before === change.after ? [] : change;
  });
}

function partsOf(text: string | null): Readonly<Record<string, string>> {
  if (text === null) return {};
  const parse: (text: string) => unknown = JSON.parse;
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { "": words(value) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, words(part, key)]));
}

function words(value: unknown, key = ""): string {
  if (value === null || value === undefined) return "không có";
  if (typeof value === "boolean") return value ? "có" : "không";
  if (typeof value === "string") {
    const role = key === "role" ? roles.find((one) => one === value) : undefined;
    return role === undefined ? value : roleLabels[role];
  }
  if (Array.isArray(value)) return value.map((part) => words(part)).join("; ");
  if (typeof value !== "object") return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, part]) => `${auditName(name) ?? name}: ${words(part, name)}`)
    .join(", ");
}
