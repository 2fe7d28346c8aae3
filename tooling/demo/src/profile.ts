import { lotOf } from "./random.ts";
import { unitIds } from "./unit-ids.ts";

/** What an invented commune is like, whatever the year. */
export interface Profile {
  readonly unitId: string;
  /** New dossiers in a common year. */
  readonly dossiers: number;
  /** How far along with everything digital, 0 to 1. */
  readonly digital: number;
  /** How reliably things are done in time, 0 to 1. */
  readonly punctual: number;
  /** How thorough the office is with plans, checks and reports, 0 to 1. */
  readonly thorough: number;
  readonly staff: number;
  readonly residentialGroups: number;
  /** States the digitisation rate and keeps no count of it. */
  readonly statesRates: boolean;
  /** Reports the dossiers by lĩnh vực. */
  readonly byDomain: boolean;
}

/** Those who hand in the table by lĩnh vực: the ward and a few more. */
const withTable: ReadonlySet<string> = new Set([
  unitIds.ward,
  unitIds.neighbour,
  "mh-phuong-ngoc-dien",
  "mh-phuong-hoa-quang",
  "mh-xa-bach-lien",
  "mh-xa-son-doai",
]);

/** One that fell behind, one that leads, one that is small: so that a table has ends. */
const fixed: Readonly<Record<string, Partial<Profile>>> = {
  [unitIds.ward]: { dossiers: 1_010, digital: 0.92, punctual: 0.97, staff: 21 },
  "mh-phuong-minh-khanh": { dossiers: 2_650, digital: 0.97, punctual: 0.99, thorough: 0.98 },
  "mh-xa-lam-thao-tay": { dossiers: 1_240, digital: 0.22, punctual: 0.08, thorough: 0.3 },
  "mh-xa-dai-loc-thuong": { dossiers: 310, digital: 0.35, punctual: 0.55 },
  "mh-phuong-hoa-quang": { statesRates: true },
};

/** What a commune is like that was made of others: their sizes together, their ways in the middle. */
export function joinedProfile(unitId: string, of: readonly string[]): Profile {
  const olds = of.map((one) => profileOf(one));
  const sum = (amount: (profile: Profile) => number): number =>
    olds.reduce((whole, profile) => whole + amount(profile), 0);
  const dossiers = sum((profile) => profile.dossiers);
  const mean = (way: (profile: Profile) => number): number =>
    sum((profile) => way(profile) * profile.dossiers) / dossiers;
  return {
    unitId,
    dossiers,
    digital: mean(({ digital }) => digital),
    punctual: mean(({ punctual }) => punctual),
    thorough: mean(({ thorough }) => thorough),
    // Not everybody stayed.
    staff: Math.round(sum(({ staff }) => staff) * 0.85),
    residentialGroups: sum(({ residentialGroups }) => residentialGroups),
    statesRates: false,
    byDomain: false,
  };
}

/** The same on every call with the same unit. */
export function profileOf(unitId: string): Profile {
  const lot = lotOf(`profile ${unitId}`);
  const town = unitId.includes("phuong");
  // The square bends the draw: a few large communes, many middling ones.
  const dossiers = Math.round((town ? 760 : 480) + lot.next() ** 2 * (town ? 2_100 : 1_200));
  return {
    unitId,
    dossiers,
    digital: Math.min(1, lot.between(0.3, 0.85) + (town ? 0.12 : 0)),
    punctual: 1 - lot.next() ** 2 * 0.85,
    thorough: lot.between(0.35, 1),
    staff: lot.whole(18, 24),
    residentialGroups: lot.whole(4, 13),
    statesRates: false,
    byDomain: withTable.has(unitId),
    ...fixed[unitId],
  };
}
