import type { InputValue } from "@cchc/domain/criteria/value";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount, formatHundredths, formatRate } from "@cchc/domain/text/numbers";
import type { Ask } from "./asks.ts";

/** A value to be written; undefined takes what stands there back. */
export interface Answer {
  readonly code: string;
  readonly value: InputValue | undefined;
}

type Lookup = (code: string) => InputValue | undefined;

type Listed = Extract<InputValue, { readonly items: unknown } | { readonly counts: unknown }>;

function isListed(value: InputValue | undefined): value is Listed {
  return typeof value === "object" && ("items" in value || "counts" in value);
}

function isState(value: InputValue | undefined, state: "none" | "not-applicable"): boolean {
  return typeof value === "object" && "state" in value && value.state === state;
}

/** Whether the leaf was declared "không áp dụng" or "không phát sinh" as a whole. */
export function isDeclared(value: InputValue | undefined): boolean {
  return isState(value, "none") || isState(value, "not-applicable");
}

export { isState };

/** What stands as the answer to one question, whether under its own code or the leaf's. */
export function answerTo(ask: Ask, leaf: string, valueOf: Lookup): InputValue | undefined {
  const whole = valueOf(leaf);
  if (ask.part !== undefined && isListed(whole)) {
    return "items" in whole ? whole.items.includes(ask.part) : (whole.counts[ask.part] ?? 0);
  }
  const own = valueOf(ask.code);
  if (ask.kind === "claim") {
    if (typeof own === "object" && "claim" in own) return own;
    return typeof whole === "object" && "claim" in whole ? whole : undefined;
  }
  return isDeclared(own) ? undefined : own;
}

function withPart(whole: Listed, part: string, value: InputValue | undefined): InputValue {
  if ("items" in whole) {
    const others = whole.items.filter((item) => item !== part);
    return { items: value === true ? [...others, part] : others };
  }
  return { counts: { ...whole.counts, [part]: typeof value === "number" ? value : 0 } };
}

/**
 * What to write so that the question has that answer. Where the leaf's own code answers for all of
 * its parts it is changed there; a declaration about the whole leaf is taken back by any answer.
 */
export function writesFor(
  ask: Ask,
  leaf: string,
  { valueOf, value }: { readonly valueOf: Lookup; readonly value: InputValue | undefined },
): readonly Answer[] {
  const whole = valueOf(leaf);
  if (ask.part !== undefined && isListed(whole)) {
    return [{ code: leaf, value: withPart(whole, ask.part, value) }];
  }
  const back =
    ask.code !== leaf && isDeclared(whole) && value !== undefined
      ? [{ code: leaf, value: undefined }]
      : [];
  return [...back, { code: ask.code, value }];
}

/** A value as it is read aloud in a sentence, whatever question it answers. */
export function valueText(value: InputValue | null | undefined, ask?: Ask): string {
  if (value === null || value === undefined) return "Chưa trả lời";
  if (typeof value === "number") return formatCount(value);
  if (typeof value === "boolean") return value ? "Có" : "Không";
  if (typeof value === "string") return textOf(value, ask);
  if ("numerator" in value) {
    return `${formatCount(value.numerator)} trên ${formatCount(value.denominator)}`;
  }
  if ("rate" in value) return formatRate(value.rate);
  if ("value" in value) return formatCount(value.value);
  if ("items" in value) return `${value.items.length} việc có`;
  if ("claim" in value) {
    const reason = value.reason === undefined ? "" : `: ${value.reason}`;
    return `${formatHundredths(value.claim)} điểm${reason}`;
  }
  if ("counts" in value) return Object.values(value.counts).map(formatCount).join(", ");
  return { none: "Không phát sinh", unknown: "Chưa có số liệu", "not-applicable": "Không áp dụng" }[
    value.state
  ];
}

function textOf(value: string, ask: Ask | undefined): string {
  if (ask !== undefined && "options" in ask) {
    return ask.options.find(({ code }) => code === value)?.label ?? value;
  }
  return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value) : value;
}
