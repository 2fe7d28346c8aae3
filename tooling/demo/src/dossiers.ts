import { type Lot, part } from "./random.ts";
import type { Profile } from "./profile.ts";

/** The dossiers of one lĩnh vực in one year; columns 3–13 of form II.06a, all identities kept. */
export interface Dossiers {
  readonly online: number;
  readonly direct: number;
  readonly carried: number;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly pendingInTime: number;
  readonly pendingLate: number;
}

/** Row key of the form's table → dossiers of that lĩnh vực. */
export type DossierTable = ReadonlyMap<string, Dossiers>;

/** Share of each lĩnh vực among a commune's dossiers; the slow ones are land and construction. */
const domains: readonly (readonly [key: string, share: number, slowness: number])[] = [
  ["civil_status", 0.27, 0.4],
  ["certification", 0.41, 0.1],
  ["land", 0.08, 3.2],
  ["social_protection", 0.09, 1.4],
  ["merit", 0.04, 1.6],
  ["culture", 0.02, 0.6],
  ["education", 0.02, 0.5],
  ["construction", 0.03, 2.4],
  ["emulation", 0.04, 0.3],
];

/** What a year brought to everybody: fewer dossiers in 2021, more of them online each year. */
const years: Readonly<Record<number, { readonly volume: number; readonly online: number }>> = {
  2021: { volume: 0.78, online: 0.44 },
  2022: { volume: 0.97, online: 0.6 },
  2023: { volume: 1, online: 0.76 },
  2024: { volume: 1.12, online: 0.87 },
  2025: { volume: 1.16, online: 0.92 },
  2026: { volume: 1.2, online: 0.95 },
};

export interface DossierYear {
  readonly year: number;
  /** What was pending by lĩnh vực when the year before closed. */
  readonly carried: ReadonlyMap<string, number>;
  /** What is left pending at the end, where that is known; else drawn. */
  readonly pending?: ReadonlyMap<string, number>;
}

/** A year's dossiers by lĩnh vực. */
export function drawDossiers(
  profile: Profile,
  { year, carried, pending }: DossierYear,
  lot: Lot,
): DossierTable {
  const { volume, online } = years[year] ?? { volume: 1, online: 0.9 };
  const common = profile.dossiers * volume * lot.between(0.93, 1.07);
  const onlineShare = Math.min(0.995, online * (0.42 + 0.66 * profile.digital));
  const better = (year - 2021) * 0.06;
  const lateShare = Math.max(0, (1 - profile.punctual) * (0.15 - better * 0.2));
  return new Map(
    domains.map(([key, share, slowness]) => {
      const fresh = Math.max(1, Math.round(common * share * lot.between(0.85, 1.15)));
      const inside = carried.get(key) ?? 0;
      const left =
        pending === undefined
          ? part(fresh, slowness * lot.between(0.002, 0.02))
          : (pending.get(key) ?? 0);
      const resolved = fresh + inside - left;
      const late = part(resolved, lateShare * slowness * lot.between(0.6, 1.4));
      const early = part(resolved - late, lot.between(0.72, 0.9) + 0.12 * profile.thorough);
      const pendingLate = part(left, (1 - profile.punctual) * 0.3);
      const viaNet = part(fresh, onlineShare * lot.between(0.96, 1.02));
      return [
        key,
        {
          online: viaNet,
          direct: fresh - viaNet,
          carried: inside,
          early,
          onTime: resolved - late - early,
          late,
          pendingInTime: left - pendingLate,
          pendingLate,
        },
      ];
    }),
  );
}

/** The total row. */
export function sumDossiers(table: DossierTable): Dossiers {
  const total = { online: 0, direct: 0, carried: 0, early: 0, onTime: 0, late: 0 };
  const left = { pendingInTime: 0, pendingLate: 0 };
  for (const row of table.values()) {
    total.online += row.online;
    total.direct += row.direct;
    total.carried += row.carried;
    total.early += row.early;
    total.onTime += row.onTime;
    total.late += row.late;
    left.pendingInTime += row.pendingInTime;
    left.pendingLate += row.pendingLate;
  }
  return { ...total, ...left };
}

/** What the next year carries over, by lĩnh vực. */
export function pendingOf(table: DossierTable): ReadonlyMap<string, number> {
  return new Map(
    [...table].map(([key, { pendingInTime, pendingLate }]) => [key, pendingInTime + pendingLate]),
  );
}

/** One row as the fields of the form. */
export function dossierFields(row: Dossiers): Readonly<Record<string, number>> {
  const received = row.online + row.direct + row.carried;
  const resolved = row.early + row.onTime + row.late;
  return {
    "tthc.received.total": received,
    "tthc.received.online": row.online,
    "tthc.received.direct": row.direct,
    "tthc.received.carried": row.carried,
    "tthc.resolved.total": resolved,
    "tthc.resolved.early": row.early,
    "tthc.resolved.on_time": row.onTime,
    "tthc.resolved.late": row.late,
    "tthc.pending.total": row.pendingInTime + row.pendingLate,
    "tthc.pending.in_time": row.pendingInTime,
    "tthc.pending.late": row.pendingLate,
  };
}
