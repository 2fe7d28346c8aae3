import type { Points, Rule, Share, SourceKind } from "../criteria/rule.ts";
import type { LegalSource } from "../form/form.ts";
import type { Day, Qualifier } from "../report/cell.ts";
import { qualifiers } from "../report/cell-words.ts";
import {
  ABSENT,
  DIRECT,
  type Columns,
  ENTERED,
  INVALID,
  NONE,
  NOT_APPLICABLE,
  type Port,
  STATED,
  UNKNOWN,
} from "./columns.ts";
import type { CompiledLeaf, CompiledSet } from "./compile.ts";
import { dayFrom } from "./deadline-tiers.ts";
import type { Decided } from "./decided.ts";
import type { Branch, Outcome } from "./outcome.ts";

/** What was read of one input. */
export type InputRead =
  /** `qualifier` where the source was not exact: the count scored is the one it names. */
  | { readonly state: "count"; readonly value: number; readonly qualifier?: Qualifier }
  | { readonly state: "ratio"; readonly numerator: number; readonly denominator: number }
  /** Stated without counts, hundredths of a percent. */
  | { readonly state: "stated"; readonly rate: Share }
  | { readonly state: "answer"; readonly value: boolean }
  | { readonly state: "day"; readonly day: Day }
  /** Code of the option or grade chosen. */
  | { readonly state: "option"; readonly option: string }
  | { readonly state: "claim"; readonly points: Points }
  | { readonly state: "none" | "unknown" | "absent" | "invalid" | "not-applicable" };

/** One input of a leaf, as it went into its points. */
export type LeafInput = InputRead & {
  readonly role: Port["role"];
  readonly from: SourceKind;
  /** Where to enter it: the field's or indicator's code, or the leaf's where it was given there. */
  readonly code: string;
  readonly label: string;
};

/** Why a leaf has the points it has, as data: screens, sheets and receipts draw it. */
export interface Because {
  readonly set: string;
  readonly version: number;
  readonly rule: Rule;
  readonly max: Points;
  readonly source: LegalSource;
  readonly branch: Branch;
  readonly inputs: readonly LeafInput[];
  /** The ratio scored, where the rule has one and it fits an exact number. */
  readonly numerator?: number;
  readonly denominator?: number;
  /** Place of the band, tier, option or grade in the rule. */
  readonly index?: number;
  /** Code of the leaf that knocked this one out; its own branch is lost to that. */
  readonly knockedOutBy?: string;
  /** Why the points were decided by the appraiser instead of the rule. */
  readonly appraised?: { readonly reason: string };
}

/** One leaf of one unit. 0 is a score; missing and not applicable have none. */
export type LeafResult =
  | {
      readonly state: "scored";
      readonly leaf: string;
      readonly points: Points;
      readonly because: Because;
    }
  | {
      readonly state: "missing" | "not-applicable";
      readonly leaf: string;
      readonly because: Because;
    };

function counted(value: number, place: number): InputRead {
  const qualifier = place > 0 ? qualifiers[place] : undefined;
  return qualifier === undefined ? { state: "count", value } : { state: "count", value, qualifier };
}

function entered(port: Port, a: number, b: number): InputRead {
  switch (port.expect) {
    case "count":
      return counted(a, b);
    case "rate":
      return { state: "ratio", numerator: a, denominator: b };
    case "yes-no":
      return { state: "answer", value: a === 1 };
    case "day":
      return { state: "day", day: dayFrom(a) };
    case "option":
      return { state: "option", option: port.options?.[a] ?? "" };
    case "flag":
      return counted(a, b);
    case "claim":
      return { state: "claim", points: a };
  }
}

const OTHER = {
  [ABSENT]: { state: "absent" },
  [NONE]: { state: "none" },
  [UNKNOWN]: { state: "unknown" },
  [NOT_APPLICABLE]: { state: "not-applicable" },
  [INVALID]: { state: "invalid" },
} as const;

function readInput(port: Port, state: number, a: number, b: number): InputRead {
  if (state === ENTERED) return entered(port, a, b);
  if (state === STATED) return { state: "stated", rate: a };
  return state === NONE || state === UNKNOWN || state === NOT_APPLICABLE || state === INVALID
    ? OTHER[state]
    : OTHER[ABSENT];
}

/** Whether an unfilled port is only another way to feed the leaf: nobody is asked for it. */
function isAlternative(leaf: CompiledLeaf, port: Port, outcome: Outcome): boolean {
  if (port.role === "claim") {
    return !outcome.branch.startsWith("claim") && outcome.branch !== "reason-needed";
  }
  if (port.source.code !== leaf.code) return false;
  return leaf.ports.some(({ role, source }) => role !== "claim" && source.code !== leaf.code);
}

/** What was read; where points are missing, also what is still asked for. */
function inputsOf(
  leaf: CompiledLeaf,
  outcome: Outcome,
  columns: Columns,
  at: number,
): readonly LeafInput[] {
  const { ports, base } = leaf;
  const inputs: LeafInput[] = [];
  for (let port = 0; port < ports.length; port += 1) {
    const about = ports[port];
    if (about === undefined) continue;
    const cell = (base + port) * columns.units + at;
    const stored = columns.state[cell] ?? ABSENT;
    const { from, label } = about.source;
    const { role } = about;
    if (stored === ABSENT) {
      if (outcome.state !== "missing" || isAlternative(leaf, about, outcome)) continue;
      const { code } = about.source;
      if (inputs.some((input) => input.code === code && input.state === "absent")) continue;
      inputs.push({ state: "absent", role, from, code, label });
      continue;
    }
    const direct = (stored & DIRECT) !== 0;
    const a = columns.a[cell] ?? 0;
    const read = readInput(about, stored & ~DIRECT, a, columns.b[cell] ?? 0);
    const code = direct ? leaf.code : about.source.code;
    inputs.push({ ...read, role, from: direct ? "declared" : from, code, label });
  }
  return inputs;
}

/** What bears on a leaf from outside its rule. */
export interface Beside {
  /** Code of the leaf that knocks this one out. */
  readonly knockedOutBy?: string | undefined;
  readonly decided?: Decided | undefined;
}

/** Puts an outcome into words' data: which inputs, which branch, which rule, by which paper. */
export function explain(
  { set }: CompiledSet,
  { leaf, outcome }: { readonly leaf: CompiledLeaf; readonly outcome: Outcome },
  { columns, at }: { readonly columns: Columns; readonly at: number },
  { knockedOutBy, decided }: Beside,
): LeafResult {
  const { max, rule, source, code } = leaf.leaf;
  const struck = outcome.state === "scored" && knockedOutBy !== undefined;
  const because: { -readonly [K in keyof Because]: Because[K] } = {
    set: set.id,
    version: set.version,
    rule,
    max,
    source,
    branch: struck ? "knocked-out" : outcome.branch,
    inputs: inputsOf(leaf, outcome, columns, at),
  };
  if (outcome.state !== "scored") return { state: outcome.state, leaf: code, because };
  const { numerator, denominator, index } = outcome;
  if (numerator !== undefined) because.numerator = numerator;
  if (denominator !== undefined) because.denominator = denominator;
  if (index !== undefined) because.index = index;
  if (knockedOutBy !== undefined) because.knockedOutBy = knockedOutBy;
  if (outcome.branch === "appraised" && decided !== undefined) {
    because.appraised = { reason: decided.reason };
  }
  const points = knockedOutBy === undefined ? outcome.points : 0;
  return { state: "scored", leaf: code, points, because };
}
