import type { InputValue } from "@cchc/domain/criteria/value";
import type { Qualifier } from "@cchc/domain/report/cell";
import { formatDay, isDay } from "@cchc/domain/text/days";
import { formatCount, formatHundredths, parseCount, parseDate } from "@cchc/domain/text/numbers";

const states = {
  none: "không phát sinh",
  unknown: "chưa có số liệu",
  "not-applicable": "không áp dụng",
} as const;

const qualifiers: Readonly<Record<Qualifier, string>> = {
  exact: "đúng",
  nearly: "gần",
  above: "trên",
  about: "khoảng",
  "at-least": "ít nhất",
  "at-most": "tối đa",
};

/** A value of an example as it is written and typed; {@link readValue} reads it back. */
export function valueText(value: InputValue): string {
  if (typeof value === "number") return formatCount(value);
  if (typeof value === "boolean") return value ? "có" : "không";
  if (typeof value === "string") return isDay(value) ? formatDay(value) : value;
  if ("state" in value) {
    return value.reason === undefined
      ? states[value.state]
      : `${states[value.state]}: ${value.reason}`;
  }
  if ("qualifier" in value) return `${qualifiers[value.qualifier]} ${formatCount(value.value)}`;
  if ("numerator" in value) {
    return `${formatCount(value.numerator)} trên ${formatCount(value.denominator)}`;
  }
  if ("rate" in value) return `${formatHundredths(value.rate)} %`;
  if ("claim" in value) {
    const claim = `tự chấm ${formatHundredths(value.claim)}`;
    return value.reason === undefined ? claim : `${claim}: ${value.reason}`;
  }
  if ("counts" in value) {
    return Object.entries(value.counts)
      .map(([code, times]) => `${code} = ${formatCount(times)}`)
      .join("; ");
  }
  return `có: ${value.items.join(", ")}`;
}

/** Points or percent with at most two decimals, `1,5`, `−0,25`, as whole hundredths. */
export function readHundredths(text: string): number | undefined {
  const found = /^([-−–])?\s*(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:,(\d{1,2}))?$/.exec(text.trim());
  if (found?.[2] === undefined) return undefined;
  const size = Number(found[2].replace(/\./g, "")) * 100 + Number((found[3] ?? "").padEnd(2, "0"));
  return found[1] === undefined || size === 0 ? size : -size;
}

function count(text: string | undefined): number | undefined {
  const parsed = parseCount(text ?? "");
  return parsed.ok ? parsed.value : undefined;
}

function readState(text: string): InputValue | undefined {
  for (const state of ["none", "unknown", "not-applicable"] as const) {
    const words = states[state];
    if (text.toLowerCase() === words) return { state };
    if (text.toLowerCase().startsWith(`${words}:`)) {
      return { state, reason: text.slice(words.length + 1).trim() };
    }
  }
  return undefined;
}

function readClaim(text: string): InputValue | undefined {
  const found = /^tự chấm\s+([^:]+?)(?::\s*(.+))?$/iu.exec(text);
  const claim = found?.[1] === undefined ? undefined : readHundredths(found[1]);
  if (claim === undefined) return undefined;
  return found?.[2] === undefined ? { claim } : { claim, reason: found[2] };
}

function readQualified(text: string): InputValue | undefined {
  for (const qualifier of ["exact", "nearly", "above", "about", "at-least", "at-most"] as const) {
    const words = `${qualifiers[qualifier]} `;
    const value = text.toLowerCase().startsWith(words)
      ? count(text.slice(words.length))
      : undefined;
    if (value !== undefined) return { value, qualifier };
  }
  return undefined;
}

function readCounts(text: string): InputValue | undefined {
  const counts: [string, number][] = [];
  for (const part of text.split(";")) {
    const found = /^\s*([\p{L}\d._-]+)\s*=\s*(.+?)\s*$/u.exec(part);
    const number = count(found?.[2]);
    if (found?.[1] === undefined || number === undefined) return undefined;
    counts.push([found[1], number]);
  }
  return { counts: Object.fromEntries(counts) };
}

/**
 * A typed value: `12`, `97 trên 103` or `97/103`, `98,5 %`, `có`, `31/01/2024`, `gần 20`,
 * `tự chấm 1,5: lý do`, `a = 1; b = 2`, `có: a, b`, `không phát sinh`, or the code of an option.
 * Undefined where it is none of these.
 */
export function readValue(typed: string): InputValue | undefined {
  const text = typed.normalize("NFC").trim();
  if (text === "") return undefined;
  const low = text.toLowerCase();
  if (low === "có" || low === "không") return low === "có";
  const whole = count(text);
  if (whole !== undefined) return whole;
  const ratio = /^([\d. ]+?)\s*(?:trên|\/)\s*([\d. ]+)$/u.exec(text);
  if (ratio !== null) {
    const [numerator, denominator] = [count(ratio[1]), count(ratio[2])];
    if (numerator !== undefined && denominator !== undefined) return { numerator, denominator };
  }
  const day = parseDate(text);
  if (day.ok) return day.value;
  const rate = text.endsWith("%") ? readHundredths(text.slice(0, -1)) : undefined;
  if (rate !== undefined && rate >= 0) return { rate };
  const items = /^có:\s*(.*)$/iu.exec(text);
  if (items?.[1] !== undefined) {
    const named = items[1].split(",").map((code) => code.trim());
    return { items: named.filter((code) => code !== "") };
  }
  const other = readState(text) ?? readClaim(text) ?? readQualified(text);
  if (other !== undefined) return other;
  if (text.includes("=")) return readCounts(text);
  return /^[\p{L}\d][\p{L}\d._-]{0,63}$/u.test(text) ? text : undefined;
}
