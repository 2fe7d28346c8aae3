import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { api, client } from "../api.ts";
import { acknowledgedCells, withAcknowledged } from "../entry/acknowledged.ts";
import { type DraftAddress, keepDraft, readDraft } from "../entry/drafts.ts";
import type { Batch, Answer, Phase } from "../entry/queue.ts";
import { lineBy, watch } from "../entry/sending.ts";
import type { Derived } from "../entry/derived.ts";
import { createWorkbook } from "../entry/workbook.ts";
import type {
  CellView,
  CellWrite,
  Clash,
  OpenedReport,
  Workbook,
} from "../entry/workbook-shape.ts";
import { cellKey } from "@cchc/domain/report/cell";
import { keepAppOnce } from "../offline/app-files.ts";
import { amendAnswer } from "../offline/answers.ts";
import { vault } from "../offline/vault.ts";
import { pathOf } from "./paths.ts";
import { sessionEnded } from "../session/gate.ts";
import { useMe } from "../session/me.ts";

export interface ReportAddress {
  readonly unitId: string;
  readonly periodId: string;
}

/** Reports opened in this visit; leaving a page stops nothing that is still being sent. */
const open = new Map<string, Workbook>();

type OpenedCell = OpenedReport["cells"][number];

/** What was acknowledged in this visit: an answer asked for before a save may arrive after it. */
const acknowledged = new Map<string, readonly OpenedCell[]>();

function poster(address: ReportAddress, name: string) {
  return async ({ opId, writes }: Batch<CellWrite>): Promise<Answer<Clash["theirs"]>> => {
    const cells = writes.map(({ field, row, version, cell }) => ({ field, row, version, cell }));
    const result = await client.reports.saveCells.mutate({ ...address, opId, cells });
    const keyOf = ({ field, row }: Pick<CellWrite, "field" | "row">) => cellKey(field, row);
    const answer = {
      saved: result.saved.map((one) => ({ key: keyOf(one), version: one.version })),
      conflicts: result.conflicts.map((theirs) => ({ key: keyOf(theirs), theirs })),
      at: result.at,
    };
    // Before the draft goes: at no moment does this computer lack the figure.
    amendKept(address, acknowledgedCells({ opId, writes }, answer, name));
    return answer;
  };
}

/** What the server acknowledged goes into the copy that opens when the line is down. */
function amendKept(address: ReportAddress, cells: readonly OpenedCell[]): void {
  const key = pathOf(address);
  const all = [...(acknowledged.get(key) ?? []), ...cells];
  acknowledged.set(key, all);
  if (all.length === 0) return;
  amendAnswer<OpenedReport>(reportOptions(address).queryKey, (now) => withAcknowledged(now, all));
}

interface Person {
  readonly username: string;
  readonly name: string;
}

function openWorkbook(report: OpenedReport, { username, name }: Person): Workbook {
  const address: DraftAddress = { username, unitId: report.unit.id, periodId: report.period.id };
  const key = `${username}/${address.unitId}/${address.periodId}`;
  const known = open.get(key);
  if (known !== undefined) return known;
  const workbook = createWorkbook({
    form: formByVersion(report.period.form, report.period.formVersion),
    report,
    person: name,
    ...lineBy(poster({ unitId: address.unitId, periodId: address.periodId }, name)),
    keep: (draft) => {
      keepDraft(vault, address, draft);
    },
    onSignedOut: sessionEnded,
  });
  open.set(key, workbook);
  const draft = readDraft(vault, address);
  if (draft !== undefined) workbook.resume(draft);
  watch({ retry: workbook.retry, hasUnsent: () => workbook.unsent() > 0 });
  return workbook;
}

let prepared = false;

/** While there is a line: the app and the key that signs packages are made ready for when there is none. */
async function prepareForAway(): Promise<void> {
  if (prepared) return;
  prepared = true;
  keepAppOnce();
  const { registerSigner } = await import("../package/signer.ts");
  await registerSigner();
}

export function reportOptions(address: ReportAddress) {
  return api.reports.open.queryOptions(address, { staleTime: 15_000 });
}

/** One report and the work on it. */
export function useReport(address: ReportAddress): { report: OpenedReport; workbook: Workbook } {
  const me = useMe();
  const { data: report } = useSuspenseQuery(reportOptions(address));
  const workbook = openWorkbook(report, me);
  useEffect(() => {
    workbook.receive(report);
    amendKept({ unitId: report.unit.id, periodId: report.period.id }, []);
  }, [workbook, report]);
  useEffect(() => void prepareForAway(), []);
  return { report, workbook };
}

export function useCell(workbook: Workbook, key: string): CellView {
  return useSyncExternalStore(workbook.subscribe, () => workbook.view(key));
}

export function useDerived(workbook: Workbook): Derived {
  return useSyncExternalStore(workbook.subscribe, workbook.derived);
}

export interface Saving {
  readonly phase: Phase;
  readonly unsent: number;
  readonly savedAt: string | undefined;
  /** Cells with a text that was not taken, and cells that two people wrote. */
  readonly asked: number;
  readonly clashing: number;
}

export function useSaving(workbook: Workbook): Saving {
  return {
    phase: useSyncExternalStore(workbook.subscribe, workbook.phase),
    unsent: useSyncExternalStore(workbook.subscribe, workbook.unsent),
    savedAt: useSyncExternalStore(workbook.subscribe, workbook.savedAt),
    asked: useSyncExternalStore(workbook.subscribe, () => workbook.refusals().length),
    clashing: useSyncExternalStore(workbook.subscribe, () => workbook.clashes().size),
  };
}
