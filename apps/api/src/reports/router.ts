import { z } from "zod";
import { Problem } from "../problem.ts";
import { once } from "../operation/once.ts";
import { allowed, router } from "../trpc.ts";
import { readCellHistory } from "./cell-history.ts";
import {
  cellWrite,
  code,
  day,
  eachCellOnce,
  fieldCode,
  mostCells,
  opId,
  reportAddress,
  rowKey,
  writtenText,
} from "./input.ts";
import { readKeptPeers } from "./kept-peers.ts";
import { loadReport } from "./load.ts";
import { readReport } from "./queries.ts";
import { readReceipt } from "./receipt.ts";
import { writeReasons } from "./reasons.ts";
import { saveCells } from "./save.ts";
import { requestApproval, requireSigning, sendBack, submitReport } from "./submit.ts";
import { findTarget, isWithheld } from "./target.ts";
import { readTasks } from "./tasks.ts";

const writing = reportAddress.extend({ opId });

export const reportsRouter = router({
  /** The reports that the signed-in person's units owe or handed in, latest period first. */
  tasks: allowed("report.read").query(({ ctx }) => readTasks(ctx, ctx.actor)),

  /** One report with its cells, past periods, what came back and what may be edited. */
  open: allowed("report.read")
    .input(reportAddress)
    .query(async ({ ctx, input }) =>
      loadReport(ctx, ctx.actor, await findTarget(ctx, ctx.actor, "report.read", input)),
    ),

  /** Writes cells; those that somebody else changed first come back as conflicts. */
  saveCells: allowed("report.edit")
    .input(writing.extend({ cells: z.array(cellWrite).min(1).max(mostCells).refine(eachCellOnce) }))
    .mutation(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.edit", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "report.save", input };
      return once(ctx, operation, (tx, stamp) =>
        saveCells(tx, { actor: ctx.actor, target, writes: input.cells, channel: "web" }, stamp),
      );
    }),

  /** Who wrote what into one cell and when, latest first. */
  cellHistory: allowed("report.read")
    .input(reportAddress.extend({ field: fieldCode, row: rowKey }))
    .query(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.read", input);
      const { state } = await readReport(ctx.db, input.unitId, input.periodId);
      if (isWithheld(ctx.actor, input.unitId, state)) throw new Problem("not-found", {});
      return readCellHistory(ctx.db, target, input);
    }),

  /** Why a soft finding may stand; an empty reason takes it back. */
  writeReason: allowed("report.edit")
    .input(
      writing.extend({
        check: code(120),
        cell: z
          .string()
          .max(250)
          .regex(/^\P{Cc}*$/u),
        reason: writtenText(0, 1000),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.edit", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "report.reason", input };
      return once(ctx, operation, async (tx, stamp) => {
        await writeReasons(tx, { actor: ctx.actor, target, reasons: [input] }, stamp);
        return { ok: true };
      });
    }),

  requestApproval: allowed("report.request_approval")
    .input(writing)
    .mutation(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.request_approval", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "report.request", input };
      const peers = await readKeptPeers(ctx.db, target);
      return once(ctx, operation, async (tx, stamp) => {
        await requestApproval(tx, { ...target, peers }, stamp);
        return { ok: true };
      });
    }),

  sendBack: allowed("report.send_back")
    .input(writing.extend({ reason: writtenText(0, 1000) }))
    .mutation(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.send_back", input);
      const operation = {
        id: input.opId,
        userId: ctx.actor.userId,
        name: "report.send_back",
        input,
      };
      return once(ctx, operation, async (tx, stamp) => {
        await sendBack(tx, { target, reason: input.reason }, stamp);
        return { ok: true };
      });
    }),

  /** Hands the report in and gives the receipt. */
  submit: allowed("report.submit")
    .input(
      writing.extend({ number: writtenText(1, 20), symbol: writtenText(1, 40), signedDay: day }),
    )
    .mutation(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.submit", input);
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "report.submit", input };
      const { number, symbol, signedDay } = input;
      const signing = { number, symbol, signedDay };
      return once(ctx, operation, (tx, stamp) => {
        requireSigning(signing, target, stamp);
        return submitReport(tx, { target, signing }, stamp);
      });
    }),

  /** The receipt of one submission. */
  receipt: allowed("report.read")
    .input(reportAddress.extend({ submissionId: z.uuid() }))
    .query(async ({ ctx, input }) => {
      const target = await findTarget(ctx, ctx.actor, "report.read", input);
      return readReceipt(ctx.db, target, input.submissionId);
    }),
});
