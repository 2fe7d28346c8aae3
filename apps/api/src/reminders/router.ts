import { z } from "zod";
import { once } from "../operation/once.ts";
import { boundUnits, requireOwnUnit } from "../plans/reach.ts";
import { Problem } from "../problem.ts";
import { code, opId, unitId, writtenText } from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { requireUnitEver, treeOfUnit } from "../units/ever.ts";
import { holds } from "../units/scope.ts";
import { markSeen, readReminders, sendReminders } from "./send.ts";
import { suggestReminders } from "./suggest.ts";

const send = allowed("reminder.send");

const subject = code(250).regex(/^(?:report|task|plan|score)\/./);

const reminder = z.object({ unitId, subject, message: writtenText(1, 2000) });

/** Words from above to units: what is due, what is short. */
export const remindersRouter = router({
  /** What the units below might be reminded of. */
  suggest: send.input(z.object({ unitId })).query(async ({ ctx, input }) => {
    await requireOwnUnit(ctx, ctx.actor, "reminder.send", input.unitId);
    return suggestReminders(ctx, input.unitId);
  }),

  send: send
    .input(z.object({ opId, reminders: z.array(reminder).min(1).max(500) }))
    .mutation(async ({ ctx, input }) => {
      for (const id of new Set(input.reminders.map((one) => one.unitId))) {
        const tree = await treeOfUnit(ctx, id);
        if (tree === undefined || !holds(ctx.actor, "reminder.send", tree, id)) {
          throw new Problem("not-found", {});
        }
      }
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "reminder.send", input };
      return once(ctx, operation, (tx, stamp) => sendReminders(tx, input.reminders, stamp));
    }),

  /** What was sent to a unit, for whoever sends. */
  sent: send.input(z.object({ unitId })).query(async ({ ctx, input }) => {
    await requireUnitEver(ctx, ctx.actor, "reminder.send", input.unitId);
    return readReminders(ctx.db, [input.unitId]);
  }),

  /** The reminders to one's own units. */
  mine: allowed("plan.read").query(({ ctx }) =>
    readReminders(ctx.db, boundUnits(ctx.actor, "plan.read")),
  ),

  seen: allowed("plan.read")
    .input(z.object({ opId, id: code(100) }))
    .mutation(({ ctx, input }) => {
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "reminder.seen", input };
      const units = boundUnits(ctx.actor, "plan.read");
      return once(ctx, operation, (tx, stamp) => markSeen(tx, { id: input.id, units }, stamp));
    }),
});
