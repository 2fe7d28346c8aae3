import * as z from "zod/mini";
import type { Grant } from "./permissions.ts";
import { roles } from "./roles.ts";
import type { Role } from "./roles.ts";

/** A role by its code. */
export const roleSchema: z.ZodMiniType<Role, Role> = z.enum(roles);

/** A role held at a unit; only a contributor has areas, and then at least one. */
export const grantSchema: z.ZodMiniType<Grant, Grant> = z
  .strictObject({
    role: roleSchema,
    unitId: z.string().check(z.minLength(1), z.maxLength(64)),
    areas: z.exactOptional(z.array(z.string().check(z.minLength(1), z.maxLength(64)))),
  })
  .check(
    z.refine(({ role, areas }) =>
      role === "contributor" ? areas !== undefined && areas.length > 0 : areas === undefined,
    ),
  );
