import { z } from "zod";
import { activityKinds } from "@cchc/domain/activity/kind";
import { documentId } from "../register/input.ts";
import { qualifier } from "../plans/schedule-input.ts";
import { code, day, fieldCode, opId, unitId, writtenText, whole } from "../reports/input.ts";

export const activityId = code(100);

/** Text, whole number or yes and no, by the code of what is asked. */
const details = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,40}$/),
  z.union([writtenText(0, 1000), whole(0), z.boolean()]),
);

/** What a person writes about one thing that took place. */
export const activityFields = z.object({
  kind: z.enum(activityKinds),
  day,
  count: z.int().min(0).max(100_000_000),
  qualifier,
  details,
  note: writtenText(0, 2000).nullable(),
});

export type ActivityFields = z.infer<typeof activityFields>;

/** A write on an activity that the writer has seen in a version. */
export const seenActivity = z.object({ opId, activityId, version: whole(1) });

export const listInput = z.object({
  unitId,
  from: day.optional(),
  to: day.optional(),
  kind: z.enum(activityKinds).optional(),
  /** Words in any order, with or without accents. */
  search: z.string().max(200).default(""),
  withdrawn: z.boolean().default(false),
});

export const addInput = activityFields.extend({
  opId,
  unitId,
  documents: z.array(documentId).max(20),
});

export const changeInput = seenActivity.extend({
  ...activityFields.shape,
  documents: z.array(documentId).max(20).optional(),
  knowsConfirmed: z.boolean().default(false),
});

export const itemInput = seenActivity.extend({
  action: z.enum(["post", "decline", "pay", "take_down", "rewrite"]),
  reason: writtenText(0, 1000),
  link: writtenText(0, 1000),
  /** Whole đồng. */
  spent: whole(0).nullable(),
});

export const confirmInput = z.object({
  opId,
  /** The centre whose count it is. */
  centreId: unitId,
  unitId,
  year: z.int().min(2000).max(2100),
  field: fieldCode,
  /** Null: taken back. */
  count: z.int().min(0).max(100_000_000).nullable(),
  /** What the centre looked at, as `confirmed` gave it. */
  seen: z.string().regex(/^[0-9a-f]{64}$/),
});

export const takeInput = z.object({
  opId,
  unitId,
  periodId: code(100),
  fields: z
    .array(z.object({ field: fieldCode, version: whole(0) }))
    .min(1)
    .max(100)
    .refine((all) => new Set(all.map(({ field }) => field)).size === all.length),
});
