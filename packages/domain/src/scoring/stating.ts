import type { InputValue } from "../criteria/value.ts";
import type { Form } from "../form/form.ts";
import { indicatorsFor } from "../indicator/catalogue.ts";
import type { Day } from "../report/cell.ts";
import type { LeafResult } from "./because.ts";
import { joinedCodes } from "./joined.ts";
import type { Port } from "./columns.ts";
import type { CompiledLeaf, CompiledSet } from "./compile.ts";
import type { Branch } from "./outcome.ts";

/** Codes that the program feeds by itself: nobody types them a second time for scoring. */
export type FedCodes = ReadonlySet<string>;

/**
 * What a report feeds: its fields, what several of them answer together, and the indicators that it
 * can answer on the closing day.
 * `counted`: codes that the program counts elsewhere (late reports, quotas).
 */
export function fedCodes(form: Form, closing: Day, counted: readonly string[] = []): FedCodes {
  const fields = form.fields.map(({ code }) => code);
  const indicators = indicatorsFor(form, closing).map(({ code }) => code);
  return new Set([...fields, ...indicators, ...joinedCodes(new Set(fields)), ...counted]);
}

function isFed({ source, role }: Port, fed: FedCodes): boolean {
  return role !== "claim" && (source.from === "survey" || fed.has(source.code));
}

/** Ports other than the claim and than the leaf's own code, which is only another way in. */
function sourcesOf({ ports, code }: CompiledLeaf): readonly Port[] {
  return ports.filter(({ role, source }) => role !== "claim" && source.code !== code);
}

/** Whether everything a leaf reads is fed, so that only a claim can still be asked of the unit. */
export function isLeafFed(leaf: CompiledLeaf, fed: FedCodes): boolean {
  if (leaf.leaf.survey === true) return true;
  const sources = sourcesOf(leaf);
  return sources.length > 0 && sources.every((port) => isFed(port, fed));
}

/** Whether the rule asks a person for points. */
function asksForClaim({ leaf: { rule } }: CompiledLeaf): boolean {
  return rule.kind === "manual-with-reason" || rule.zero === "manual";
}

/** Branches in which only the unit's own words are still awaited. */
const AWAITED: readonly Branch[] = ["claim-needed", "claim-outside", "reason-needed"];

/**
 * Whether a leaf without points waits for the unit: it has something to state, or a claim to make.
 * Figures that the report itself lacks do not hold a self-score back: the leaf stays without points
 * and the appraiser decides it.
 */
export function owedByUnit(leaf: CompiledLeaf, result: LeafResult, fed: FedCodes): boolean {
  if (result.state !== "missing" || leaf.leaf.survey === true || leaf.area === -1) return false;
  return !isLeafFed(leaf, fed) || AWAITED.includes(result.because.branch);
}

function isClaim(value: InputValue): boolean {
  return typeof value === "object" && "claim" in value;
}

function isNotApplicable(value: InputValue): boolean {
  return typeof value === "object" && "state" in value && value.state === "not-applicable";
}

/**
 * Whether a unit may state this value under this code when it scores itself. Figures of the report
 * are corrected in the report, ballots come from the survey; a claim is only taken where the rule
 * asks for one, "không áp dụng" only where the set allows it.
 */
export function mayState(
  compiled: CompiledSet,
  fed: FedCodes,
  { code, value }: { readonly code: string; readonly value: InputValue },
): boolean {
  return compiled.touchedBy(code).some((leaf) => {
    if (leaf.leaf.survey === true) return false;
    const own = leaf.code === code || leaf.ports[0]?.source.code === code;
    if (own && isClaim(value)) return asksForClaim(leaf);
    if (own && isNotApplicable(value)) return leaf.leaf.mayNotApply === true;
    if (isClaim(value) || isNotApplicable(value)) return false;
    if (leaf.code === code) return !isLeafFed(leaf, fed);
    return leaf.ports.some((port) => port.source.code === code && !isFed(port, fed));
  });
}
