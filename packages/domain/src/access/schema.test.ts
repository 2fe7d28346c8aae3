import { expect, test } from "vitest";
import { grantSchema, roleSchema } from "./schema.ts";

test("roles are a closed list", () => {
  expect(roleSchema.parse("officer")).toBe("officer");
  expect(roleSchema.safeParse("root").success).toBe(false);
});

function taken(grant: object): boolean {
  return grantSchema.safeParse(grant).success;
}

test("areas belong to contributors, who need at least one", () => {
  expect(taken({ role: "officer", unitId: "thd" })).toBe(true);
  expect(taken({ role: "officer", unitId: "thd", areas: ["procedures"] })).toBe(false);
  expect(taken({ role: "contributor", unitId: "thd", areas: ["procedures"] })).toBe(true);
  expect(taken({ role: "contributor", unitId: "thd", areas: [] })).toBe(false);
  expect(taken({ role: "contributor", unitId: "thd" })).toBe(false);
  expect(taken({ role: "officer", unitId: "" })).toBe(false);
});
