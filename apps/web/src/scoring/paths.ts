export interface ScoreAddress {
  readonly unitId: string;
  readonly roundId: string;
}

/** A page of one unit's score in one round: `/tu-cham/<unit>/<round>/…`. */
export function scorePath({ unitId, roundId }: ScoreAddress, ...rest: readonly string[]): string {
  return ["/tu-cham", ...[unitId, roundId, ...rest].map(encodeURIComponent)].join("/");
}

/** The area code under which the bonus block has its page. */
export const bonusArea = "thuong";

/** The id of a leaf's section on its area's page; what a link to it names. */
export function leafId(code: string): string {
  return `muc-${code}`;
}

/** The id of the control that answers one question. */
export function askId(code: string): string {
  return `khai-${code}`;
}
