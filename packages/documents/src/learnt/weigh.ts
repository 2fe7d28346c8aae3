import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { fieldOf, hasCell } from "@cchc/domain/form/form";
import type { FieldCode } from "@cchc/domain/report/cell";
import { rowOf } from "../understand/dossier-words.ts";
import type { Case, Reading } from "../understand/rule.ts";
import { learntModel } from "./load.ts";
import { type Model, votesOf } from "./model.ts";
import { signsOf } from "./signs.ts";

const MONEY = /(?:^|[^\p{L}])(?:dong|d|vnd)$/u;

/** What is read from votes alone is asked about. */
export const ASKED = 0.6;
/** From here on the rules saw the words themselves, not only their neighbours. */
const SURE = 0.95;
/** By so many votes a sign the rules' field has to lead every other to be taken unseen. */
const CLEAR = 20;
/** From here on nothing overrules the rules. */
const CERTAIN = 0.97;

/**
 * How many votes a sign a reading by rules has in hand, against another field and against none.
 * Measured on reports that neither the rules nor the votes had seen.
 */
function handicap({ field, confidence }: Reading, other: FieldCode | null): number {
  if (field === null) return confidence <= 0.5 ? 8 : 80;
  if (confidence >= CERTAIN) return Number.POSITIVE_INFINITY;
  if (other === null) return 60;
  return confidence >= SURE ? 60 : 25;
}

/** Whether a figure can stand in a field at all: rates are percentages, money is đồng. */
function fits(field: FieldCode | null, { quantity, unit }: Case): boolean {
  if (field === null) return true;
  const kind = fieldOf(ANNUAL_FORM, field)?.kind;
  if (kind === "rate") return quantity.percent;
  if (kind !== "count" && kind !== "money") return false;
  return !quantity.percent && (kind === "money") === MONEY.test(unit);
}

/**
 * Weighs what the rules read against what was learnt from the corpus. Where the votes win, their
 * field is taken and asked about; else the rules' reading stands, and is asked about unless the votes
 * are clearly for it.
 */
export function weigh(model: Model, one: Case, first: Reading): Reading {
  const votes = votesOf(model, signsOf(one));
  const own = votes[model.fields.indexOf(first.field)] ?? 0;
  let best: FieldCode | null = first.field;
  let most = 0;
  let doubted = false;
  model.fields.forEach((field, place) => {
    if (field === first.field || !fits(field, one)) return;
    const lead = (votes[place] ?? 0) - own;
    if (lead > -CLEAR) doubted = true;
    const ahead = lead - handicap(first, field);
    if (ahead > most) {
      best = field;
      most = ahead;
    }
  });
  if (best === first.field)
    return doubted && first.field !== null
      ? { ...first, confidence: Math.min(first.confidence, ASKED) }
      : first;
  const field: FieldCode | null = best;
  const row = rowOf(one);
  const inTable = field !== null && row !== undefined && hasCell(ANNUAL_FORM, field, row);
  return { field, confidence: ASKED, ...(inTable ? { row } : {}) };
}

/** The second reader of every figure, with the model of the build. */
export function weighed(one: Case, first: Reading): Reading {
  return weigh(learntModel(), one, first);
}
