import type { FieldCode } from "@cchc/domain/report/cell";
import type { Model } from "./model.ts";

/** A figure whose field is known. */
export interface Example {
  readonly signs: readonly string[];
  readonly field: FieldCode | null;
}

/** How often all examples are gone through. */
const ROUNDS = 8;
/** Signs seen in fewer examples than this say nothing of others. */
const SEEN = 2;
/** Signs in more than this share of many examples ("of", a bracket) tell nothing and take longest. */
const COMMON = 0.08;
const MANY = 1000;
/** By how many votes the right field has to be ahead before nothing more is learnt from an example. */
const MARGIN = 20;
/** Votes are kept in hundredths of one example's say. */
const SCALE = 100;
/** Votes smaller than this decide nothing and are left out. */
const LEAST = 20;

/** Numbers that look drawn, and are the same every time. */
function* drawn(): Generator<number, never> {
  let seed = 1;
  for (;;) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    yield seed;
  }
}

function shuffle(list: unknown[], numbers: Generator<number, never>): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = (numbers.next().value >>> 8) % (at + 1);
    const [one, two] = [list[at], list[other]];
    if (one === undefined || two === undefined) continue;
    list[at] = two;
    list[other] = one;
  }
}

/** The votes of one sign: its fields, the votes for each, and votes times the step they came at. */
interface Said {
  readonly fields: number[];
  readonly votes: number[];
  readonly early: number[];
}

function vote(
  { fields, votes, early }: Said,
  field: number,
  say: { by: number; at: number },
): void {
  let cell = fields.indexOf(field);
  if (cell === -1) {
    cell = fields.push(field) - 1;
    votes.push(0);
    early.push(0);
  }
  votes[cell] = (votes[cell] ?? 0) + say.by;
  early[cell] = (early[cell] ?? 0) + say.by * say.at;
}

function addUp(signs: readonly Said[], sums: Int32Array): void {
  sums.fill(0);
  for (const { fields, votes } of signs)
    for (let cell = 0; cell < fields.length; cell += 1) {
      const field = fields[cell] ?? 0;
      sums[field] = (sums[field] ?? 0) + (votes[cell] ?? 0);
    }
}

/** The field with most votes but the right one. */
function rivalOf(sums: Int32Array, right: number): number {
  let rival = right === 0 ? 1 : 0;
  for (let field = 0; field < sums.length; field += 1)
    if (field !== right && (sums[field] ?? 0) > (sums[rival] ?? 0)) rival = field;
  return rival;
}

/**
 * Learns from figures whose fields are known: an averaged perceptron (Freund and Schapire 1999;
 * Collins 2002), in whole numbers only, so that the same examples give the same model on every
 * machine.
 */
export function train(examples: readonly Example[]): Model {
  const fields = [...new Set(examples.map(({ field }) => field))];
  const place = new Map(fields.map((field, at) => [field, at]));
  const often = new Map<string, number>();
  for (const { signs } of examples)
    for (const sign of signs) often.set(sign, (often.get(sign) ?? 0) + 1);
  const most = examples.length < MANY ? examples.length : examples.length * COMMON;
  const tells = (sign: string): boolean => {
    const times = often.get(sign) ?? 0;
    return times >= SEEN && times <= most;
  };
  const known = new Map<string, Said>();
  const lessons = examples.map(({ signs, field }) => ({
    right: place.get(field) ?? 0,
    signs: signs.filter(tells).map((sign) => {
      const said = known.get(sign) ?? { fields: [], votes: [], early: [] };
      known.set(sign, said);
      return said;
    }),
  }));
  const sums = new Int32Array(fields.length);
  const numbers = drawn();
  let at = 1;
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(lessons, numbers);
    for (const { signs, right } of lessons) {
      at += 1;
      addUp(signs, sums);
      const rival = rivalOf(sums, right);
      if ((sums[rival] ?? 0) + MARGIN >= (sums[right] ?? 0)) {
        for (const said of signs) {
          vote(said, right, { by: 1, at });
          vote(said, rival, { by: -1, at });
        }
      }
    }
  }
  const kept = new Map<string, readonly number[]>();
  for (const [sign, said] of known) {
    const telling = said.fields.flatMap((field, cell) => {
      const mean = (said.votes[cell] ?? 0) - (said.early[cell] ?? 0) / at;
      const votes = Math.round(SCALE * mean);
      return Math.abs(votes) >= LEAST ? [field, votes] : [];
    });
    if (telling.length > 0) kept.set(sign, telling);
  }
  return { fields, votes: kept };
}
