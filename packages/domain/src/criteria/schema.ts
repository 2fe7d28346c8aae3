import { z } from "zod";
import { isDay } from "../text/days.ts";
import { unitKinds } from "../unit/unit.ts";
import type { CriteriaSet } from "./set.ts";
import type { InputValue } from "./value.ts";

const text = (most: number) => z.string().min(1).max(most);
const code = z.string().regex(/^[\p{L}\d][\p{L}\d._-]{0,63}$/u);
const points = z.int().min(0).max(1_000_000);
const signed = z.int().min(-1_000_000).max(1_000_000);
const share = z.int().min(0).max(10_000);
const positive = z.int().min(1).max(10_000);
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDay, "Không có ngày này trong lịch.");
const legal = z.strictObject({ document: z.string().max(500), clause: z.string().max(500) });
const named = { code, label: text(500) };
const zero = z.enum(["full", "zero", "exclude", "manual"]);

const source = z
  .strictObject({
    from: z.enum(["indicator", "field", "document", "task", "survey", "declared"]),
    code: text(100),
    label: text(500),
  })
  .meta({ id: "source" });

const rate = z.strictObject({ of: z.literal("rate"), source, unit: text(100) });
const sums = z.strictObject({
  of: z.literal("sums"),
  numerator: z.array(source).min(1).max(20),
  minus: z.array(source).min(1).max(20).exactOptional(),
  denominator: z.array(source).min(1).max(20),
  unit: text(100),
});
const ratio = z.discriminatedUnion("of", [rate, sums]).meta({ id: "ratio" });
const count = z.strictObject({ of: z.literal("count"), source });

const parts = z
  .array(
    z.strictObject({
      ...named,
      each: signed,
      cap: points.exactOptional(),
      source: source.exactOptional(),
    }),
  )
  .min(1)
  .max(50);
const bound = z.strictObject({ at: z.int().min(0), closed: z.boolean() });
const band = z.strictObject({ low: bound.exactOptional(), high: bound.exactOptional(), points });
const deadline = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.literal("calendar"),
    year: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
  }),
  z.strictObject({ by: z.literal("days"), days: z.int().min(0).max(3660) }),
]);

function kind<K extends string, S extends z.core.$ZodLooseShape>(name: K, shape: S) {
  return z.strictObject({ kind: z.literal(name), zero, ...shape });
}

const rule = z
  .discriminatedUnion("kind", [
    kind("yes-no", { input: source }),
    kind("choice", {
      input: source,
      options: z
        .array(z.strictObject({ ...named, points }))
        .min(1)
        .max(50),
    }),
    kind("deadline-tiers", {
      input: source,
      since: source.exactOptional(),
      tiers: z
        .array(z.strictObject({ until: deadline, points }))
        .min(1)
        .max(20),
      after: points,
    }),
    kind("steps", {
      input: z.discriminatedUnion("of", [rate, sums, count]),
      bands: z.array(band).min(1).max(50),
    }),
    kind("linear", { input: ratio }),
    kind("linear-to-target", { input: ratio, target: positive }),
    kind("linear-with-floor", { input: ratio, floor: share }),
    kind("per-item-with-cap", { input: source, each: points }),
    kind("checklist", {
      items: z
        .array(z.strictObject({ ...named, points, source: source.exactOptional() }))
        .min(1)
        .max(50),
    }),
    kind("deduction-with-floor", { parts, floor: points }),
    kind("share-by-grade", {
      input: source,
      grades: z
        .array(z.strictObject({ ...named, share }))
        .min(1)
        .max(20),
    }),
    kind("survey-share", {
      input: ratio,
      answers: z
        .array(z.strictObject({ ...named, satisfied: z.boolean() }))
        .min(2)
        .max(20)
        .exactOptional(),
    }),
    kind("composite", {
      parts: z
        .array(z.strictObject({ ...named, input: ratio }))
        .min(2)
        .max(5),
      target: positive,
    }),
    kind("manual-with-reason", { reason: z.enum(["required", "optional"]) }),
    kind("knock-out", {
      input: source,
      at: z.int().min(1),
      scope: z.enum(["criterion", "area", "set"]),
    }),
    kind("sum-with-cap", { parts }),
    kind("bonus-penalty", { parts, min: signed }),
  ])
  .meta({ id: "rule" });

const whole = z.int().min(0);
/** One input value, as plain JSON. */
export const inputValueSchema: z.ZodType<InputValue> = z
  .union([
    whole,
    z.boolean(),
    z.string().max(200),
    z.strictObject({
      value: whole,
      qualifier: z.enum(["exact", "nearly", "above", "about", "at-least", "at-most"]),
    }),
    z.strictObject({ numerator: whole, denominator: whole }),
    z.strictObject({ rate: whole.max(1_000_000) }),
    z.strictObject({ counts: z.record(z.string(), whole) }),
    z.strictObject({ items: z.array(z.string()).max(100) }),
    z.strictObject({ claim: signed, reason: z.string().max(2000).exactOptional() }),
    z.strictObject({
      state: z.enum(["none", "unknown", "not-applicable"]),
      reason: z.string().max(2000).exactOptional(),
    }),
  ])
  .meta({ id: "value" });

const values = z.record(z.string(), inputValueSchema);
const year = z.int().min(2000).max(2100).exactOptional();
const policy = z.enum(["rescale", "stop"]);

const leaf = z
  .strictObject({
    ...named,
    max: points,
    rule,
    evidence: z.string().max(2000),
    guidance: z.string().max(5000),
    source: legal,
    mayNotApply: z.literal(true).exactOptional(),
    survey: z.literal(true).exactOptional(),
    missing: policy.exactOptional(),
    examples: z
      .array(
        z.strictObject({
          note: text(1000),
          values,
          year,
          expect: z.union([signed, z.enum(["missing", "not-applicable"])]),
        }),
      )
      .max(50),
  })
  .meta({ id: "leaf" });

/**
 * A criteria set as it is exported and imported: the shape only. Whether its bands, maxima and
 * examples hold together is `checkSet`. Unknown members are refused, so a misspelt one is seen.
 */
export const criteriaSetSchema: z.ZodType<CriteriaSet> = z.strictObject({
  id: code,
  version: z.int().min(1),
  name: text(500),
  notice: text(500).exactOptional(),
  unitKind: z.enum(unitKinds),
  from: day,
  to: day.exactOptional(),
  decision: legal,
  max: points,
  areas: z
    .array(
      z.strictObject({
        ...named,
        max: points,
        criteria: z
          .array(z.strictObject({ ...named, max: points, leaves: z.array(leaf).min(1).max(100) }))
          .min(1)
          .max(100),
      }),
    )
    .min(1)
    .max(50),
  bonus: z
    .strictObject({ label: text(500), min: signed, max: points, leaves: z.array(leaf).max(100) })
    .exactOptional(),
  surveyShare: points,
  rounding: z.literal("leaf-half-up-2"),
  notApplicable: policy,
  missing: policy,
  grades: z.array(z.strictObject({ ...named, from: share })).max(20),
  blocks: z.array(z.strictObject(named)).max(50),
  examples: z
    .array(
      z.strictObject({
        note: text(1000),
        year,
        values,
        leaves: z.record(z.string(), signed),
        sum: signed,
      }),
    )
    .max(50),
  changelog: z
    .array(z.strictObject({ version: z.int().min(1), day, words: z.array(text(2000)).max(1000) }))
    .max(100)
    .exactOptional(),
});

/** The same shape as JSON Schema (draft 2020-12), for editors and other programs. */
export function criteriaSetJsonSchema(): Record<string, unknown> {
  const made = z.toJSONSchema(criteriaSetSchema, { io: "input" });
  return { $id: "criteria-set.schema.json", title: "Bộ tiêu chí chấm điểm CCHC", ...made };
}
