import { rateOf } from "@cchc/domain/indicator/rate";
import { cellsOf, NONE, UNKNOWN } from "@cchc/domain/report/build";
import { cellKey, type Cells } from "@cchc/domain/report/cell";
import { type DossierTable, dossierFields, sumDossiers } from "./dossiers.ts";
import type { Figures } from "./figure-map.ts";
import { officeFigures } from "./figures-office.ts";
import { directionFigures } from "./figures-direction.ts";
import type { Profile } from "./profile.ts";
import { type Lot, lotOf, part } from "./random.ts";

/** Written into every invented cell, so that no screen and no paper can hide it. */
export const inventedSource = "Số liệu minh họa";

/** A whole yearly report, made up. Sums come out; nothing stands for a real commune. */
export function inventedReport(profile: Profile, year: number, table: DossierTable): Cells {
  const lot = lotOf(`figures ${profile.unitId} ${year}`);
  const figures: Figures = {
    ...directionFigures(profile, year, lot),
    ...procedureFigures(profile, year, table, lot),
    ...officeFigures(profile, year, lot),
  };
  const cells = [...cellsOf(figures)].map(
    ([key, cell]) => [key, { ...cell, source: inventedSource }] as const,
  );
  return new Map(cells);
}

function procedureFigures(profile: Profile, year: number, table: DossierTable, lot: Lot): Figures {
  const { digital, punctual } = profile;
  const total = dossierFields(sumDossiers(table));
  const received = total["tthc.received.total"] ?? 0;
  const resolved = total["tthc.resolved.total"] ?? 0;
  const late = total["tthc.resolved.late"] ?? 0;
  const step = (year - 2021) / 5;
  const digitised = part(received, lot.between(0.35, 0.55) * (0.4 + digital) + step * 0.6);
  const results = part(resolved, (0.12 + step * 0.9) * (0.15 + digital));
  const withFee = part(resolved, lot.between(0.38, 0.52));
  const paid = part(withFee, (0.14 + step * 0.75) * (0.3 + digital * 0.8));
  const notices = lot.whole(4, 11);
  const figures: Figures = {
    ...total,
    ...rowFigures(profile, table),
    "tthc.received.new":
      (total["tthc.received.online"] ?? 0) + (total["tthc.received.direct"] ?? 0),
    "tthc.digitised.on_receipt": digitised,
    "tthc.digitised.results": year === 2021 && digital < 0.6 ? UNKNOWN : results,
    "tthc.payment.with_fee": withFee,
    "tthc.payment.online": paid,
    "tthc.results.by_post": part(resolved, lot.between(0, 0.09)),
    "tthc.late_apologies": late === 0 ? NONE : part(late, 0.3 + profile.thorough * 0.7),
    "tthc.procedures.total": lot.whole(126, 138),
    "tthc.procedures.online": lot.whole(88, 124),
    "tthc.notices.total": notices,
    "tthc.notices.on_time": part(notices, 0.6 + punctual * 0.42),
    "tthc.status_published": part(received, 0.82 + digital * 0.2),
    ...petitionFigures(profile, lot),
    ...ballotFigures(profile, year, lot),
  };
  if (!profile.statesRates) return figures;
  const { "tthc.digitised.on_receipt": _counted, ...others } = figures;
  return { ...others, "tthc.digitised.on_receipt.rate": rateOf(digitised, received) };
}

function rowFigures(profile: Profile, table: DossierTable): Figures {
  if (!profile.byDomain) return {};
  return Object.fromEntries(
    [...table].flatMap(([row, dossiers]) =>
      Object.entries(dossierFields(dossiers)).map(([field, value]) => [cellKey(field, row), value]),
    ),
  );
}

function petitionFigures({ punctual }: Profile, lot: Lot): Figures {
  if (lot.chance(0.55)) return { "petitions.received": NONE };
  const received = lot.whole(1, 7);
  return {
    "petitions.received": received,
    "petitions.answered_on_time": part(received, 0.55 + punctual * 0.5),
  };
}

function ballotFigures({ punctual, dossiers }: Profile, year: number, lot: Lot): Figures {
  const total = Math.round(dossiers * lot.between(0.06, 0.16)) + 40;
  const unsatisfied = part(total, (1 - punctual) * lot.between(0.03, 0.1) + (2024 - year) * 0.003);
  const very = part(total - unsatisfied, lot.between(0.45, 0.82));
  return {
    "survey.ballots.total": total,
    "survey.ballots.very_satisfied": very,
    "survey.ballots.satisfied": total - unsatisfied - very,
    "survey.ballots.unsatisfied": unsatisfied,
  };
}
