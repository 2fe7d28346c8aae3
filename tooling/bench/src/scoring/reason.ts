import { leavesOf } from "@cchc/domain/criteria/set";
import type { Because, LeafResult } from "@cchc/domain/scoring/because";
import { compileSet } from "@cchc/domain/scoring/compile";
import { scoreUnits } from "@cchc/domain/scoring/score";
import { type Task, isRecord } from "./contender.ts";
import { exactPoints } from "./exact.ts";

/** The points that follow from a reason alone: its rule, its maximum and the inputs it names. */
export function pointsFromReason({ rule, max, inputs }: Because): number {
  const [input, ...others] = inputs;
  if (input === undefined || others.length > 0) throw new RangeError("not one input");
  if (input.state === "option") return exactPoints(rule, max, input.option);
  if (input.state !== "ratio") throw new RangeError(`an input that is ${input.state}`);
  return exactPoints(rule, max, { numerator: input.numerator, denominator: input.denominator });
}

/** Whether a value is all there: no getter anywhere, nothing that is made only when asked for. */
export function isThere(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isThere);
  if (!isRecord(value)) return typeof value !== "function";
  return (
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(Object.getOwnPropertyDescriptors(value)).every(
      (member) => "value" in member && isThere(member.value),
    )
  );
}

/** Whether a reason that came back from JSON names its set, version, paper and way, and its points follow. */
export function tellsAll(result: LeafResult): boolean {
  const { because } = result;
  const named = [because.set, because.source.document, because.source.clause, because.branch];
  return (
    named.every((word) => word !== "") &&
    because.version > 0 &&
    result.state === "scored" &&
    pointsFromReason(because) === result.points
  );
}

/** Leaves of our engine whose reason, written to JSON and read back, does not prove its points. */
export function unproved({ set, units }: Task): number {
  const scores = scoreUnits(compileSet(set), units);
  const text = JSON.stringify(scores.map(({ leaves }) => leaves));
  const read: readonly (readonly LeafResult[])[] = JSON.parse(text);
  const proved = read.flat().filter(tellsAll).length;
  const there = scores.every(({ leaves }) => isThere(leaves));
  const wanted = units.length * leavesOf(set).length;
  return there ? wanted - proved : wanted;
}
