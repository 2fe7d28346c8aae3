import { STATISTICAL_ANNEX } from "@cchc/domain/report-text/built-in/statistics";
import { templateFor } from "@cchc/domain/report-text/catalogue";
import type { Actor } from "../auth/actor.ts";
import { Problem } from "../problem.ts";
import { findNode, type ReviewAddress } from "../review/scope.ts";
import type { Services } from "../services.ts";
import { reportsOf } from "./batch.ts";
import { unitFileNames } from "./file-names.ts";
import type { JobView, PaperJobs } from "./jobs.ts";
import type { DocumentFormat } from "./produce.ts";
import { findHandedIn } from "./roll-up.ts";

export interface JobInput extends ReviewAddress {
  /** Made by the client: a request that is sent twice begins one job. */
  readonly opId: string;
  readonly paper: "report" | "statistics";
  readonly format: DocumentFormat;
}

const paperWords = { report: "Báo cáo", statistics: "Phụ lục số liệu" } as const;

/**
 * Begins to make the papers of every unit below a node whose report was handed in.
 * @throws Problem `not-found` where there is none.
 */
export async function startJob(
  services: Services & { readonly jobs: PaperJobs },
  actor: Actor,
  { opId, paper, format, ...address }: JobInput,
): Promise<JobView> {
  const node = await findNode(services, actor, address);
  const { period, submitters, form } = node;
  const targets = await findHandedIn(services, node);
  if (targets.length === 0) throw new Problem("not-found", {});
  const template = paper === "statistics" ? STATISTICAL_ANNEX : templateFor(form.code);
  const names = unitFileNames(submitters, format);
  return services.jobs.start(actor.userId, opId, {
    title: `${paperWords[paper]} của ${targets.length} đơn vị đã nộp, ${period.name}, tệp .${format}`,
    fileName: `${paperWords[paper]} - ${period.name}.zip`.replaceAll(/[<>:"/\\|?*]/gu, "-"),
    total: targets.length,
    files: (signal) => reportsOf(services, targets, { template, format, signal }),
    nameOf: (unitId) => names.get(unitId) ?? `${unitId}.${format}`,
  });
}
