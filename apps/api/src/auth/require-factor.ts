import type { Role } from "@cchc/domain/access/roles";
import type { ActorReader } from "./actor.ts";

/** Of whom a second factor is asked: of nobody who does not want one, or of whoever looks at others' work. */
export type FactorRule = "optional" | "reviewing";

const reviewing: ReadonlySet<Role> = new Set(["reviewer", "reviewing_leader", "administrator"]);

/**
 * Where the server wants a second factor of reviewers and administrators, one who has none may do
 * nothing but switch it on: the roles are held back until then.
 */
export function requireFactor(read: ActorReader, rule: FactorRule): ActorReader {
  if (rule === "optional") return read;
  return async (headers) => {
    const actor = await read(headers);
    if (actor === null || actor.secondFactor === true) return actor;
    if (!actor.grants.some(({ role }) => reviewing.has(role))) return actor;
    return { ...actor, grants: [], given: actor.given ?? actor.grants, heldBack: true };
  };
}
