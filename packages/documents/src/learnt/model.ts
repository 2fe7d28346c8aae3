import type { FieldCode } from "@cchc/domain/report/cell";

/** What each sign says for or against each field, in whole votes. */
export interface Model {
  /** Fields by their place; `null` for figures that no field asks for. */
  readonly fields: readonly (FieldCode | null)[];
  /** Sign → place of a field, votes, place, votes … */
  readonly votes: ReadonlyMap<string, readonly number[]>;
}

/** The votes for every field, by its place, in votes a sign; the same signs always give the same. */
export function votesOf({ fields, votes }: Model, signs: readonly string[]): readonly number[] {
  const sums = new Float64Array(fields.length);
  for (const sign of signs) {
    const said = votes.get(sign);
    if (said === undefined) continue;
    for (let at = 0; at + 1 < said.length; at += 2) {
      const place = said[at] ?? 0;
      sums[place] = (sums[place] ?? 0) + (said[at + 1] ?? 0);
    }
  }
  return Array.from(sums, (sum) => sum / Math.max(1, signs.length));
}
