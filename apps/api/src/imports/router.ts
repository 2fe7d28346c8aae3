import { z } from "zod";
import { findUploads } from "../files/upload.ts";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { cellWrite, code, eachCellOnce, mostCells, opId, reportAddress } from "../reports/input.ts";
import { findTarget } from "../reports/target.ts";
import { allowed, router } from "../trpc.ts";
import { keepLayout } from "../reconcile/layouts.ts";
import { figureLayout } from "./layouts.ts";
import { pageNow, readUpload } from "./read.ts";
import { readImports, takeFigures, undoImport } from "./take.ts";
import { tryOut } from "./try-out.ts";

const taking = reportAddress.extend({
  uploadId: code(100),
  cells: z.array(cellWrite).min(1).max(mostCells).refine(eachCellOnce),
});

export const importsRouter = router({
  /** Reads an uploaded file beside a report; nothing is written. */
  read: allowed("report.edit")
    .input(
      reportAddress.extend({
        uploadId: code(100),
        ocr: z.boolean().default(false),
        layout: figureLayout.nullable().optional(),
      }),
    )
    .mutation(async ({ ctx, input, signal }) => {
      const target = await findTarget(ctx, ctx.actor, "report.edit", input);
      const { uploadId, ocr, layout } = input;
      return readUpload(ctx, { actor: ctx.actor, target, uploadId, ocr, layout, signal });
    }),

  /** Which page of a scan is being recognised for this person. */
  progress: allowed("report.edit")
    .input(reportAddress.extend({ uploadId: code(100) }))
    .query(async ({ ctx, input }) => {
      await findTarget(ctx, ctx.actor, "report.edit", input);
      return pageNow(ctx.actor, input.uploadId);
    }),

  /** Keeps how a sender's table is read for the unit's next file with such headings. */
  keepLayout: allowed("report.edit")
    .input(
      reportAddress.extend({
        opId,
        fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
        layout: figureLayout,
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { unitId } = await findTarget(ctx, ctx.actor, "report.edit", input);
      const { userId } = ctx.actor;
      const operation = { id: input.opId, userId, name: "import.layout", input };
      const { fingerprint, layout } = input;
      return once(ctx, operation, async (tx, stamp) => {
        await keepLayout(tx, { unitId, kind: "figures", fingerprint, layout }, stamp);
        return null;
      });
    }),

  /** What taking these values would do, now beside then; nothing is written. */
  tryOut: allowed("report.edit")
    .input(taking)
    .mutation(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.edit", input);
      const [file] = await findUploads(ctx.db, ctx.actor, target.unitId, [input.uploadId]);
      if (file === undefined) throw new Problem("not-found", {});
      return tryOut(ctx, { actor: ctx.actor, target, file, writes: input.cells });
    }),

  /** Writes the values that a person took from a file. */
  take: allowed("report.edit")
    .input(taking.extend({ opId }))
    .mutation(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.edit", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "import.take", input };
      const { uploadId, cells: writes } = input;
      // Whoever writes says which upload; what the file is called and is, the server knows.
      const [file] = await findUploads(ctx.db, ctx.actor, target.unitId, [uploadId]);
      if (file === undefined) throw new Problem("not-found", {});
      return once(ctx, operation, (tx, stamp) =>
        takeFigures(tx, { actor: ctx.actor, target, file, writes }, stamp),
      );
    }),

  /** The files taken into a report. */
  list: allowed("report.edit")
    .input(reportAddress)
    .query(async ({ ctx, input }) =>
      readImports(ctx.db, await findTarget(ctx, ctx.actor, "report.edit", input)),
    ),

  /** Takes a whole import back. */
  undo: allowed("report.edit")
    .input(reportAddress.extend({ opId, importId: z.uuid() }))
    .mutation(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.edit", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "import.undo", input };
      const { importId } = input;
      return once(ctx, operation, (tx, stamp) =>
        undoImport(tx, { actor: ctx.actor, target, importId }, stamp),
      );
    }),
});
