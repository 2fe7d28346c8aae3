import { z } from "zod";
import { cleanText } from "@cchc/domain/text/hygiene";
import { Problem } from "../problem.ts";
import { code, opId, periodId, reportAddress, unitId, whole } from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { issuePaper } from "./issue.ts";
import { findIssued } from "./issued.ts";
import { composePaper, findPaper, openPaper } from "./paper.ts";
import { documentFormats } from "./produce.ts";
import { compareFile } from "./returned-file.ts";
import { openRollUp } from "./roll-up.ts";
import { saveReportText, saveRollUpText } from "./save-text.ts";
import { startJob } from "./start-job.ts";
import { addTemplate, openTemplates } from "./word-templates.ts";

const paperAddress = reportAddress.extend({ template: code(40).optional() });
const nodeAddress = z.object({ nodeId: unitId, periodId });

/** Lines that a person wrote in a paper; nothing takes the text back. */
const textWrite = z.object({
  opId,
  slot: code(60),
  version: whole(0),
  content: z.string().max(40_000).transform(cleanText).pipe(z.string().max(20_000)),
});

/** Base64 of at most 700 kB. */
const smallFile = z
  .string()
  .min(1)
  .max(960_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);

const read = allowed("report.read");
const edit = allowed("report.edit");
const review = allowed("review.read");

/** Official papers: reports as people read them, their texts, what was issued, papers of many units. */
export const papersRouter = router({
  /** The paper of a report as its figures are now, with the texts beside them. */
  preview: read
    .input(paperAddress)
    .query(async ({ ctx, input }) =>
      openPaper(ctx, ctx.actor, await findPaper(ctx, ctx.actor, input)),
    ),

  /** Writes a text where nobody else was first; what stands there comes back as a conflict. */
  saveText: edit
    .input(reportAddress.extend(textWrite.shape))
    .mutation(({ ctx, input }) => saveReportText(ctx, ctx.actor, input)),

  /** Freezes the paper of a report that was handed in and puts it into the register. */
  issue: allowed("report.submit")
    .input(paperAddress.extend({ opId }))
    .mutation(({ ctx, input }) => issuePaper(ctx, ctx.actor, input)),

  /** One issued paper as it was frozen. */
  issued: read.input(z.object({ id: code(100) })).query(async ({ ctx, input }) => {
    const { id, content, contentHash } = await findIssued(ctx, ctx.actor, input.id);
    return { id, contentHash, document: content.document };
  }),

  /**
   * An edited .docx figure by figure beside the data, or beside an issued paper. Writes nothing; a
   * file is too long for an address.
   */
  compare: read
    .input(paperAddress.extend({ issuedId: code(100).optional(), file: smallFile }))
    .mutation(async ({ ctx, input }) => {
      const found = await findPaper(ctx, ctx.actor, input);
      const bytes = new Uint8Array(Buffer.from(input.file, "base64"));
      if (input.issuedId === undefined) {
        return compareFile(await composePaper(ctx, found), bytes);
      }
      const issued = await findIssued(ctx, ctx.actor, input.issuedId);
      const own = issued.target.unitId === input.unitId;
      if (!own || issued.target.period.id !== input.periodId) throw new Problem("not-found", {});
      return compareFile(issued.content.document, bytes);
    }),

  /** The unit's own Word templates for this form, and the tags they may use. */
  templates: read
    .input(reportAddress)
    .query(({ ctx, input }) => openTemplates(ctx, ctx.actor, input)),

  /** Takes an uploaded Word file as a template, or names what has to be mended in it. */
  addTemplate: edit
    .input(reportAddress.extend({ opId, uploadId: z.uuid() }))
    .mutation(({ ctx, input }) => addTemplate(ctx, ctx.actor, input)),

  /** The paper that sums the communes below a node, with what can be made of each of them. */
  rollUp: review.input(nodeAddress).query(({ ctx, input }) => openRollUp(ctx, ctx.actor, input)),

  saveRollUpText: allowed("review.accept")
    .input(nodeAddress.extend(textWrite.shape))
    .mutation(({ ctx, input }) => saveRollUpText(ctx, ctx.actor, input)),

  /** Begins to make the papers of all units below a node; while one is made, that one is answered. */
  startJob: review
    .input(
      nodeAddress.extend({
        opId,
        paper: z.enum(["report", "statistics"]),
        format: z.enum(documentFormats),
      }),
    )
    .mutation(({ ctx, input }) => startJob(ctx, ctx.actor, input)),

  /** The person's latest job; null where there is none. */
  job: review.query(({ ctx }) => ctx.jobs.latest(ctx.actor.userId)),

  cancelJob: review.input(z.object({ jobId: z.uuid() })).mutation(({ ctx, input }) => {
    const job = ctx.jobs.cancel(ctx.actor.userId, input.jobId);
    if (job === null) throw new Problem("not-found", {});
    return job;
  }),
});
