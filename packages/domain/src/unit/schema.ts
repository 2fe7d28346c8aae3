import * as z from "zod/mini";
import type { Day } from "../report/cell.ts";
import { isDay } from "../text/days.ts";
import { cleanText } from "../text/hygiene.ts";
import type { NewUnit, UnitChange } from "./change.ts";
import type { UnitDecision } from "./operation.ts";
import { unitKinds, unitTypeCodes, unitTypes } from "./unit.ts";

const day: z.ZodMiniType<Day, Day> = z.string().check(z.refine(isDay));

/** Ids are made by the program: lower case letters, digits and hyphens. */
const unitId = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(64));

const cleaned = (most: number) =>
  z.string().check(z.overwrite(cleanText), z.minLength(1), z.maxLength(most));

const name = cleaned(200);
const code = cleaned(20);
const decision = z.exactOptional(cleaned(500));

/** A unit as it begins; its type must fit its kind. Names come out clean (`cleanText`). */
export const newUnitSchema: z.ZodMiniType<NewUnit, NewUnit> = z
  .strictObject({
    unitId,
    kind: z.enum(unitKinds),
    type: z.enum(unitTypeCodes),
    code: z.exactOptional(code),
    name,
    parentId: z.exactOptional(unitId),
  })
  .check(z.refine(({ kind, type }) => unitTypes[type].kind === kind));

/** The decision behind an operation: a citation that people may correct later. */
export const decisionSchema: z.ZodMiniType<UnitDecision, UnitDecision> = z.strictObject({
  number: cleaned(100),
  day,
  issuer: cleaned(200),
});

/** One change of the tree; whether it can be made is for `applyChanges` to say. */
export const unitChangeSchema: z.ZodMiniType<UnitChange, UnitChange> = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("found"), on: day, unit: newUnitSchema }),
    z.strictObject({
      kind: z.literal("merge"),
      on: day,
      unitIds: z.array(unitId).check(z.minLength(2), z.maxLength(50)),
      into: newUnitSchema,
      decision,
    }),
    z.strictObject({
      kind: z.literal("split"),
      on: day,
      unitId,
      into: z.array(newUnitSchema).check(z.minLength(2), z.maxLength(50)),
      decision,
    }),
    z.strictObject({
      kind: z.literal("rearrange"),
      on: day,
      into: z.array(newUnitSchema).check(z.minLength(1), z.maxLength(50)),
      links: z
        .array(z.strictObject({ predecessorId: unitId, successorId: unitId }))
        .check(z.minLength(1), z.maxLength(200)),
      decision,
    }),
    z.strictObject({
      kind: z.literal("rename"),
      on: day,
      unitId,
      name,
      type: z.exactOptional(z.enum(unitTypeCodes)),
      code: z.exactOptional(code),
      decision,
    }),
    z.strictObject({ kind: z.literal("move"), on: day, unitId, parentId: unitId, decision }),
    z.strictObject({ kind: z.literal("abolish"), on: day, unitId }),
  ],
);
