import type { Source } from "../criteria/rule.ts";
import type { InputValue, InputValues } from "../criteria/value.ts";
import { qualifiers } from "../report/cell-words.ts";
import { daysBetween, isDay } from "../text/days.ts";

/** States of a stored input; `DIRECT` is added where the value was given under the leaf's code. */
export const ABSENT = 0;
export const ENTERED = 1;
export const NONE = 2;
export const UNKNOWN = 3;
export const NOT_APPLICABLE = 4;
/** A rate without its counts: `a` in hundredths of a percent. */
export const STATED = 5;
/** Something was given that this rule cannot read. */
export const INVALID = 6;
export const DIRECT = 8;

/** What a port takes, and what it stores in `a` and `b`. */
export type Expect =
  /** a: the count, b: place of its qualifier in {@link qualifiers}. */
  | "count"
  /** a: numerator, b: denominator; stated rates in `a`. */
  | "rate"
  /** a: 1 for yes. */
  | "yes-no"
  /** a: days since 1970-01-01. */
  | "day"
  /** a: place of the code among the port's options. */
  | "option"
  /** a: 1 for yes, or the count. */
  | "flag"
  /** a: hundredths claimed, b: 1 with a reason. */
  | "claim";

/** One input of a leaf's rule. */
export interface Port {
  readonly role: "claim" | "input" | "numerator" | "minus" | "denominator" | "since" | "part";
  readonly source: Source;
  readonly expect: Expect;
  readonly options?: readonly string[];
  /** Member of `counts` or `items` that feeds it. */
  readonly part?: string;
  /** A value under the leaf's own code comes first. */
  readonly direct: boolean;
}

/** Where the ports of one leaf lie. */
export interface LeafPorts {
  readonly code: string;
  readonly ports: readonly Port[];
  readonly base: number;
  readonly parted: boolean;
  /** Slot of the leaf's own code, and of each port's. */
  readonly slot: number;
  readonly slots: readonly number[];
}

/** The inputs of many units: port × unit, in columns. */
export interface Columns {
  readonly units: number;
  readonly state: Uint8Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

const EPOCH = "1970-01-01";

interface Stored {
  state: number;
  a: number;
  b: number;
}

function whole(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function store(into: Stored, state: number, a = 0, b = 0): void {
  into.state = state;
  into.a = a;
  into.b = b;
}

function storeCount(into: Stored, value: unknown): void {
  if (whole(value)) store(into, ENTERED, value);
  else store(into, INVALID);
}

const STATES = { none: NONE, unknown: UNKNOWN, "not-applicable": NOT_APPLICABLE } as const;

function storeText(port: Port, text: string, into: Stored): void {
  const place = port.options?.indexOf(text) ?? -1;
  if (port.expect === "option" && place !== -1) store(into, ENTERED, place);
  else if (port.expect === "day" && isDay(text)) store(into, ENTERED, daysBetween(EPOCH, text));
  else store(into, INVALID);
}

/** Writes one value as its port stores it. */
function storeValue(port: Port, value: InputValue, parted: boolean, into: Stored): void {
  const { expect } = port;
  if (typeof value === "number") {
    if (expect === "count" || expect === "flag") storeCount(into, value);
    else store(into, INVALID);
  } else if (typeof value === "boolean") {
    if (expect === "yes-no" || expect === "flag") store(into, ENTERED, value ? 1 : 0);
    else store(into, INVALID);
  } else if (typeof value === "string") storeText(port, value, into);
  else if ("numerator" in value) {
    if (expect === "rate" && whole(value.numerator) && whole(value.denominator)) {
      store(into, ENTERED, value.numerator, value.denominator);
    } else store(into, INVALID);
  } else if ("rate" in value) {
    store(into, expect === "rate" && whole(value.rate) ? STATED : INVALID, value.rate);
  } else if ("value" in value) {
    storeValue(port, value.value, parted, into);
    into.b = qualifiers.indexOf(value.qualifier);
  } else if ("state" in value) store(into, STATES[value.state]);
  else if ("claim" in value) store(into, ABSENT);
  else if (port.part !== undefined) storePart(port.part, value, into);
  else store(into, parted ? ABSENT : INVALID);
}

type Parts = Extract<InputValue, { readonly counts: unknown } | { readonly items: unknown }>;

function storePart(part: string, value: Parts, into: Stored): void {
  if ("items" in value) store(into, ENTERED, value.items.includes(part) ? 1 : 0);
  else storeCount(into, value.counts[part] ?? 0);
}

function isClaim(
  value: InputValue | undefined,
): value is { readonly claim: number; readonly reason?: string } {
  return typeof value === "object" && "claim" in value;
}

function storeClaim(value: InputValue | undefined, into: Stored): void {
  store(into, ABSENT);
  if (isClaim(value)) {
    const reason = value.reason !== undefined && value.reason.trim() !== "";
    if (Number.isSafeInteger(value.claim)) store(into, ENTERED, value.claim, reason ? 1 : 0);
    else store(into, INVALID);
  } else if (typeof value === "object" && "state" in value && value.state === "not-applicable") {
    store(into, NOT_APPLICABLE);
  }
}

const scratch: Stored = { state: ABSENT, a: 0, b: 0 };

/** A unit's values by slot: the place of each code that a set reads. */
export type ValuesBySlot = (InputValue | undefined)[];

/** Room for the values of one unit. */
export function emptyPlaces({ size }: ReadonlyMap<string, number>): ValuesBySlot {
  return Array.from({ length: size }, () => undefined);
}

/** Puts one unit's values where the ports look for them. */
export type Placer = (values: InputValues, into: ValuesBySlot) => void;

/**
 * Makes the {@link Placer} for units that mostly name the same codes in the same order: those are
 * looked up once, for asking 200 units for every code by name took most of the time of laying them
 * out. Codes that the set does not read are passed over.
 */
export function createPlacer(slots: ReadonlyMap<string, number>): Placer {
  let codes: readonly string[] = [];
  let slotOf: readonly (number | undefined)[] = [];
  return (values, into) => {
    into.fill(undefined);
    const named = Object.keys(values);
    if (!sameCodes(codes, named)) {
      codes = named;
      slotOf = named.map((code) => slots.get(code));
    }
    const given = Object.values(values);
    for (let place = 0; place < given.length; place += 1) {
      const slot = slotOf[place];
      if (slot !== undefined) into[slot] = given[place];
    }
  };
}

function sameCodes(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let place = 0; place < a.length; place += 1) if (a[place] !== b[place]) return false;
  return true;
}

/** Whether a value given under the leaf's code reaches this port. */
function reaches(port: Port, value: InputValue): boolean {
  if (typeof value !== "object" || isClaim(value)) return port.part === undefined;
  if ("counts" in value || "items" in value || "state" in value) return true;
  return port.part === undefined;
}

interface Offered {
  /** Under the leaf's own code. */
  readonly given: InputValue | undefined;
  /** Under the port's code, where that is another. */
  readonly value: InputValue | undefined;
}

function storePort(leaf: LeafPorts, port: Port, { given, value }: Offered): void {
  if (port.role === "claim") {
    // Counts and a claim can stand side by side: the claim then has a code of its own.
    storeClaim(isClaim(value) ? value : given, scratch);
  } else if (port.direct && given !== undefined && !isClaim(given) && reaches(port, given)) {
    storeValue(port, given, leaf.parted, scratch);
    if (scratch.state !== ABSENT) scratch.state |= DIRECT;
  } else if (value === undefined) store(scratch, ABSENT);
  else storeValue(port, value, leaf.parted, scratch);
}

/** Empty columns for so many ports and units. */
export function emptyColumns(ports: number, units: number): Columns {
  const size = ports * units;
  const a = new Float64Array(size);
  return { units, state: new Uint8Array(size), a, b: new Float64Array(size) };
}

/** Writes the ports of one leaf of one unit. */
export function fillLeaf(
  columns: Columns,
  leaf: LeafPorts,
  at: number,
  placed: ValuesBySlot,
): void {
  const given = placed[leaf.slot];
  const { ports, slots } = leaf;
  const { units, state, a, b } = columns;
  let cell = leaf.base * units + at;
  for (let place = 0; place < ports.length; place += 1) {
    const port = ports[place];
    const slot = slots[place] ?? leaf.slot;
    if (port === undefined) continue;
    storePort(leaf, port, { given, value: slot === leaf.slot ? undefined : placed[slot] });
    state[cell] = scratch.state;
    a[cell] = scratch.a;
    b[cell] = scratch.b;
    cell += units;
  }
}
