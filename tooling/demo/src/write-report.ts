import type { Actor } from "@cchc/api/auth/actor";
import { saveCells } from "@cchc/api/reports/save";
import { writeReasons, type ReasonInput } from "@cchc/api/reports/reasons";
import { requestApproval, submitReport } from "@cchc/api/reports/submit";
import { findTarget, type ReportTarget } from "@cchc/api/reports/target";
import { acceptReport, returnReport, type ReturnedCellInput } from "@cchc/api/review/review";
import type { Services } from "@cchc/api/services";
import { type Cells, cellRef } from "@cchc/domain/report/cell";
import type { Signing } from "@cchc/domain/report/signing";
import { officerOf, writeAt } from "./writing.ts";

/** What happened to a report, at which instants (`2023-12-12T09:42+07:00`). */
export interface ReportStory {
  readonly unitId: string;
  readonly periodId: string;
  readonly cells: Cells;
  readonly saved: string;
  /** Why soft findings stand. */
  readonly reasons?: readonly ReasonInput[];
  readonly asked?: string;
  readonly submitted?: { readonly at: string; readonly signing: Signing };
  readonly accepted?: string;
  readonly returned?: {
    readonly at: string;
    readonly reason: string;
    readonly cells: readonly ReturnedCellInput[];
  };
}

/** Whose accounts stand behind the writes: user ids. */
export interface Hands {
  readonly officer: string;
  readonly leader: string;
  readonly reviewer: string;
}

/** Lets a report go its way, each step through the function that the API calls. */
export async function writeReport(
  services: Services,
  story: ReportStory,
  hands: Hands,
): Promise<void> {
  const officer = officerOf(story.unitId, hands.officer);
  const target = await findTarget(services, officer, "report.edit", story);
  await writeFigures(services, story, officer, target);
  const step = (name: string, instant: string, userId: string) => ({
    name: `${name} ${story.periodId} ${story.unitId}`,
    instant,
    userId,
  });
  const { asked, submitted, accepted, returned } = story;
  if (asked !== undefined) {
    await writeAt(services, step("ask", asked, hands.officer), (tx, stamp) =>
      requestApproval(tx, target, stamp),
    );
  }
  if (submitted !== undefined) {
    await writeAt(services, step("submit", submitted.at, hands.leader), async (tx, stamp) => {
      await submitReport(tx, { target, signing: submitted.signing }, stamp);
    });
  }
  if (accepted !== undefined) {
    await writeAt(services, step("accept", accepted, hands.reviewer), (tx, stamp) =>
      acceptReport(tx, target, stamp),
    );
  }
  if (returned !== undefined) {
    await writeAt(services, step("return", returned.at, hands.reviewer), (tx, stamp) =>
      returnReport(
        tx,
        { target, action: "return", reason: returned.reason, cells: returned.cells },
        stamp,
      ),
    );
  }
}

async function writeFigures(
  services: Services,
  { unitId, periodId, cells, saved, reasons = [] }: ReportStory,
  officer: Actor,
  target: ReportTarget,
): Promise<void> {
  const when = { name: `save ${periodId} ${unitId}`, instant: saved, userId: officer.userId };
  const writes = [...cells].map(([key, cell]) => ({ ...cellRef(key), version: 0, cell }));
  await writeAt(services, when, async (tx, stamp) => {
    await saveCells(tx, { actor: officer, target, writes, channel: "demo" }, stamp);
    await writeReasons(tx, { actor: officer, target, reasons }, stamp);
  });
}
