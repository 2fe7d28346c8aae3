import * as z from "zod/mini";
import type { Day } from "../report/cell.ts";
import { isDay } from "../text/days.ts";
import { cleanText } from "../text/hygiene.ts";
import { periodKinds } from "./period.ts";
import type { Period, PeriodExtension } from "./period.ts";

const day: z.ZodMiniType<Day, Day> = z.string().check(z.refine(isDay));
const id = z.string().check(z.minLength(1), z.maxLength(64));
const cleaned = (most: number) =>
  z.string().check(z.overwrite(cleanText), z.minLength(1), z.maxLength(most));

/** A period to be opened: its days in order from ≤ to, from ≤ due ≤ lock (some are due before they end). The id is given by the server. */
export const periodInputSchema: z.ZodMiniType<Omit<Period, "id">, Omit<Period, "id">> = z
  .strictObject({
    form: id,
    year: z.int().check(z.minimum(2000), z.maximum(2100)),
    kind: z.enum(periodKinds),
    name: cleaned(200),
    from: day,
    to: day,
    due: day,
    lock: day,
  })
  .check(z.refine(({ from, to, due, lock }) => from <= to && from <= due && due <= lock));

/** More time for one unit; a reason is needed. */
export const extensionSchema: z.ZodMiniType<PeriodExtension, PeriodExtension> = z
  .strictObject({
    periodId: id,
    unitId: id,
    due: day,
    lock: day,
    reason: cleaned(1000),
  })
  .check(z.refine(({ due, lock }) => due <= lock));
