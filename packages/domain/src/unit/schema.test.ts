import { expect, test } from "vitest";
import { newUnitSchema, unitChangeSchema } from "./schema.ts";

const unit = { unitId: "thd", kind: "commune", type: "phuong", name: " Trần  Hưng Đạo " };

test("a new unit comes out clean, and its type must fit its kind", () => {
  const parsed = newUnitSchema.parse({ ...unit, name: " Tra\u0302\u0300n " });
  expect(parsed).toEqual({ ...unit, name: "Trần" });
  expect(newUnitSchema.safeParse({ ...unit, type: "huyen" }).success).toBe(false);
  expect(newUnitSchema.safeParse({ ...unit, name: " \u0000" }).success).toBe(false);
  expect(newUnitSchema.safeParse({ ...unit, unitId: "THD" }).success).toBe(false);
  expect(newUnitSchema.safeParse({ ...unit, surprise: 1 }).success).toBe(false);
});

test("a change needs its own parts and a real day", () => {
  const move = { kind: "move", on: "2025-07-01", unitId: "thd", parentId: "hd" };
  expect(unitChangeSchema.parse(move)).toEqual(move);
  expect(unitChangeSchema.safeParse({ ...move, on: "2025-06-31" }).success).toBe(false);
  expect(unitChangeSchema.safeParse({ ...move, kind: "rename" }).success).toBe(false);
  const merge = { kind: "merge", on: "2025-07-01", into: unit };
  expect(unitChangeSchema.safeParse({ ...merge, unitIds: ["a"] }).success).toBe(false);
  expect(unitChangeSchema.safeParse({ ...merge, unitIds: ["a", "b"] }).success).toBe(true);
});
