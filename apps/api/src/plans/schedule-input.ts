import { z } from "zod";
import type { DaySpan, Rhythm, Schedule, SchedulePart, Slot } from "@cchc/domain/plan/schedule";
import { day } from "../reports/input.ts";

const year = z.int().min(1990).max(2200);
const portion = z.enum(["early", "mid", "late"]);
const words = z.string().min(1).max(500);
export const qualifier = z.enum(["exact", "nearly", "above", "about", "at-least", "at-most"]);

const span: z.ZodType<DaySpan, DaySpan> = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to);

const rhythm: z.ZodType<Rhythm, Rhythm> = z.strictObject({
  every: z.int().min(1).max(366),
  unit: z.enum(["day", "week", "month", "quarter", "half", "year"]),
});

const slot: z.ZodType<Slot, Slot> = z.discriminatedUnion("at", [
  z.strictObject({
    at: z.literal("weekday"),
    weekday: z.int().min(1).max(7),
    week: z.union([z.int().min(1).max(5), z.literal("last")]).exactOptional(),
  }),
  z.strictObject({
    at: z.literal("day"),
    day: z.int().min(1).max(31),
    month: z.int().min(1).max(12).exactOptional(),
  }),
  z.strictObject({ at: portion }),
  z.strictObject({ at: z.literal("last_day") }),
]);

const within = { within: span.exactOptional() };

const part: z.ZodType<SchedulePart, SchedulePart> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("quarter"),
    year,
    quarter: z.int().min(1).max(4),
    portion: portion.exactOptional(),
  }),
  z.strictObject({ kind: z.literal("half"), year, half: z.int().min(1).max(2) }),
  z.strictObject({
    kind: z.literal("month"),
    year,
    month: z.int().min(1).max(12),
    portion: portion.exactOptional(),
  }),
  z.strictObject({ kind: z.literal("year"), year, portion: portion.exactOptional() }),
  z.strictObject({ kind: z.literal("date"), day }),
  z.strictObject({ kind: z.literal("before"), day, inclusive: z.boolean() }),
  z.strictObject({ kind: z.literal("window"), from: day, to: day }),
  z.strictObject({ kind: z.literal("from"), day }),
  z.strictObject({
    kind: z.literal("recurring"),
    per: rhythm,
    slot: slot.exactOptional(),
    relation: z.enum(["on", "before", "by"]).exactOptional(),
    ...within,
  }),
  z.strictObject({
    kind: z.literal("quota"),
    count: z.int().min(0).max(100_000),
    upTo: z.int().min(0).max(100_000).exactOptional(),
    bound: qualifier,
    item: words,
    each: words.exactOptional(),
    per: rhythm.exactOptional(),
    ...within,
  }),
  z.strictObject({ kind: z.literal("ongoing"), ...within }),
  z.strictObject({ kind: z.literal("on_event"), wording: words }),
]);

/** The time of a task as a person confirmed it. */
export const scheduleInput: z.ZodType<Schedule, Schedule> = z.strictObject({
  parts: z.array(part).max(30),
  tentative: z.literal(true).exactOptional(),
});
