import { z } from "zod";
import { findUploads } from "../files/upload.ts";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { cellWrite, code, eachCellOnce, mostCells, opId, reportAddress } from "../reports/input.ts";
import { findTarget } from "../reports/target.ts";
import { allowed, router } from "../trpc.ts";
import { readUpload } from "./read.ts";
import { readImports, takeFigures, undoImport } from "./take.ts";

export const importsRouter = router({
  /** Reads an uploaded file beside a report; nothing is written. */
  read: allowed("report.edit")
    .input(reportAddress.extend({ uploadId: code(100), ocr: z.boolean().default(false) }))
    .mutation(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.edit", input);
      const { uploadId, ocr } = input;
      return readUpload(ctx, { actor: ctx.actor, target, uploadId, ocr });
    }),

  /** Writes the values that a person took from a file. */
  take: allowed("report.edit")
    .input(
      reportAddress.extend({
        opId,
        uploadId: code(100),
        cells: z.array(cellWrite).min(1).max(mostCells).refine(eachCellOnce),
      }),
    )
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
