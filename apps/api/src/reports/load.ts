import { editableAreas } from "@cchc/domain/access/permissions";
import type { PastReport } from "@cchc/domain/checks/context";
import { deadlineFor, isOpen } from "@cchc/domain/period/period";
import { editable } from "@cchc/domain/report/workflow";
import { todayInVietnam } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import type { Actor } from "../auth/actor.ts";
import { keyOf } from "../review/beside.ts";
import { reviewActionsOf } from "../review/reviewing.ts";
import type { Services } from "../services.ts";
import { readCarriedPasts } from "./carried-past.ts";
import { readReasons } from "./findings.ts";
import { readPast } from "./history.ts";
import { readInherited } from "./inherited.ts";
import { readKeptPeers } from "./kept-peers.ts";
import { readCells, readReport, readReturnedCells } from "./queries.ts";
import { readReturned } from "./returned.ts";
import { isWithheld, type ReportTarget, worksIn } from "./target.ts";

/** Everything the entry screens need of one report, in a fixed number of queries. */
export async function loadReport(services: Services, actor: Actor, target: ReportTarget) {
  const { db, now } = services;
  const { unitId, period, extension, form, tree, reviewer } = target;
  const today = todayInVietnam(now());
  const address = { unitId, periodId: period.id };
  const [report, cells, past, peers, reasons, came] = await Promise.all([
    readReport(db, unitId, period.id),
    readCells(db, form, unitId, period.id),
    readPast(db, target, { which: worksIn(actor, unitId) ? "all" : "handed-in" }),
    readKeptPeers(db, target),
    readReasons(db, unitId, period.id),
    readReturned(db, [address]),
  ]);
  const returned = await readReturnedCells(db, address, report.submissionId);
  const [inherited, [carried]] = await Promise.all([
    readInherited(services, target),
    readCarriedPasts(db, [target]),
  ]);
  const withheld = isWithheld(actor, unitId, report.state);
  const answering = withheld ? undefined : came.get(keyOf(address));
  const open = editable(report.state, returned);
  const writable = isOpen(period, today, extension);
  const unit = tree.get(unitId);
  return {
    unit: { id: unitId, name: unit === undefined ? unitId : fullName(unit) },
    period: {
      id: period.id,
      name: period.name,
      form: period.form,
      formVersion: period.formVersion,
      year: period.year,
      kind: period.kind,
      from: period.from,
      to: period.to,
      ...deadlineFor(period, extension),
      extensionReason: extension?.reason ?? null,
      illustration: period.illustration,
    },
    today,
    state: report.state,
    version: report.version,
    submissionId: report.submissionId,
    updatedAt: report.updatedAt,
    returned: { reason: report.returnedReason, cells: returned },
    /** What the last return asked for, and what had been handed in; absent where none came back. */
    ...(answering === undefined
      ? {}
      : { answering: { ...answering, before: [...answering.before] } }),
    /** What this person may change now. */
    editing: {
      writable,
      /** `all`, `none`, or the keys (`cellKey`) of the cells that came back. */
      cells: open === "all" || open === "none" ? open : [...open],
      areas: editableAreas(actor.grants, unitId),
    },
    /** Who returns, takes in and reopens this report, and whether this person may. */
    reviewing: {
      by: reviewer === undefined ? null : { id: reviewer.unitId, name: fullName(reviewer) },
      allowed: reviewActionsOf(actor, target),
    },
    /** The figures are the commune's own until they are handed in. */
    withheld,
    cells: withheld ? [] : cells,
    past: (withheld ? [] : past).map((other) => ({
      period: { id: other.period.id, ...spanOf(other) },
      cells: [...other.cells],
    })),
    /** Columns of earlier figures that were its predecessors'; absent for a unit that was always itself. */
    ...(withheld || inherited.length === 0 ? {} : { inherited }),
    /** What the carried-over figure of the first report of such a unit is compared with. */
    ...(withheld || carried === undefined
      ? {}
      : {
          carried: {
            period: spanOf(carried),
            cells: [...carried.cells],
            sumOf: carried.sumOf ?? 0,
          },
        }),
    /** Bands of what other communes of the period report, never a single one's figure. */
    peers: withheld ? [] : [...peers],
    reasons: withheld ? [] : reasons,
  };
}

function spanOf({ period }: PastReport): PastReport["period"] {
  const { name, kind, from, to } = period;
  return { name, kind, from, to };
}
