import { contextFrom, unmetFindings } from "@cchc/domain/checks/context";
import { runChecks } from "@cchc/domain/checks/run";
import {
  actionRules,
  nextState,
  type ReportState,
  stateLabels,
} from "@cchc/domain/report/workflow";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { readCarriedPasts } from "../reports/carried-past.ts";
import { readReturned } from "../reports/returned.ts";
import type { ReportAddress, ReportTarget } from "../reports/target.ts";
import type { Services } from "../services.ts";
import { addressesOf, findTargets, isOneOf } from "./batch.ts";
import { keyOf, readManyCells, readManyPasts, readManyPeers } from "./beside.ts";
import { mayReview, otherReviewer } from "./reviewing.ts";

/** How many findings a report was handed in with. */
export interface OpenFindings {
  readonly hard: number;
  /** Soft ones with the commune's reason. */
  readonly explained: number;
  /** Soft ones without. */
  readonly unexplained: number;
}

/**
 * What taking these reports in would mean, in a number of queries that does not grow with theirs:
 * which can be taken in and why not the others, and what the checks find in those that can, beside
 * the same past and peers as when each is opened. Of the others nothing is told.
 * @throws Problem `not-found` where any of them is unknown or out of the person's reach.
 */
export async function previewAccept(
  services: Services,
  actor: Actor,
  addresses: readonly ReportAddress[],
) {
  const { db } = services;
  const targets = await findTargets(services, actor, "accept", addresses);
  const wanted = addressesOf(targets);
  const rows = await db
    .selectFrom("report")
    .select(["unit_id as unitId", "period_id as periodId", "state"])
    .where(isOneOf(wanted, "report"))
    .execute();
  const states = new Map(rows.map((row) => [keyOf(row), row.state]));
  const refusals = new Map(
    targets.map((target) => {
      const key = keyOfTarget(target);
      return [key, refusalOf(actor, target, states.get(key) ?? "draft")] as const;
    }),
  );
  const acceptable = targets.filter((target) => refusals.get(keyOfTarget(target)) === null);
  const findings = await readFindings(services, acceptable);
  const reports = wanted.map((address) => {
    const refusal = refusals.get(keyOf(address)) ?? null;
    return {
      ...address,
      acceptable: refusal === null,
      refusal: refusal === null ? null : { code: refusal.code, message: refusal.message },
      findings: findings.get(keyOf(address)) ?? null,
    };
  });
  const withFindings = [...findings.values()].filter((one) => total(one) > 0);
  return {
    reports,
    totals: {
      reports: reports.length,
      acceptable: acceptable.length,
      withFindings: withFindings.length,
      findings: withFindings.reduce((sum, one) => sum + total(one), 0),
    },
  };
}

function keyOfTarget({ unitId, period }: ReportTarget): string {
  return keyOf({ unitId, periodId: period.id });
}

function total({ hard, explained, unexplained }: OpenFindings): number {
  return hard + explained + unexplained;
}

function refusalOf(actor: Actor, target: ReportTarget, state: ReportState): Problem | null {
  if (!mayReview(actor, "accept", target)) return otherReviewer(target);
  if (nextState(state, "accept").ok) return null;
  return new Problem("wrong-state", {
    state: stateLabels[state],
    action: actionRules.accept.label,
  });
}

async function readFindings(
  { db }: Pick<Services, "db">,
  targets: readonly ReportTarget[],
): Promise<ReadonlyMap<string, OpenFindings>> {
  if (targets.length === 0) return new Map();
  const addresses = addressesOf(targets);
  const forms = targets.map(({ form }) => form);
  const [cells, pasts, carried, peersOf, came, reasons] = await Promise.all([
    readManyCells(db, addresses, { forms }),
    readManyPasts(db, targets),
    readCarriedPasts(db, targets),
    readManyPeers(db, targets),
    readReturned(db, addresses),
    db
      .selectFrom("report_reason")
      .select(["unit_id as unitId", "period_id as periodId"])
      .select(["check_code as check", "cell_key as cell"])
      .where(isOneOf(addresses, "report_reason"))
      .execute(),
  ]);
  const reasonsOf = new Map<string, (typeof reasons)[number][]>();
  for (const one of reasons) {
    reasonsOf.set(keyOf(one), [...(reasonsOf.get(keyOf(one)) ?? []), one]);
  }
  return new Map(
    targets.map((target, at) => {
      const key = keyOfTarget(target);
      const { form, period } = target;
      const own = pasts.get(key) ?? [];
      const sum = carried[at];
      const past = sum === undefined ? own : [...own, sum];
      const returned = came.get(key);
      const context = {
        ...contextFrom(form, period, past, peersOf(target)),
        ...(returned === undefined ? {} : { returned }),
      };
      const findings = runChecks(form, cells.get(key) ?? new Map(), context);
      const soft = findings.filter(({ severity }) => severity === "soft").length;
      const { hard, unexplained } = unmetFindings(findings, reasonsOf.get(key) ?? []);
      const open = { hard: hard.length, unexplained: unexplained.length };
      return [key, { ...open, explained: soft - open.unexplained }];
    }),
  );
}
