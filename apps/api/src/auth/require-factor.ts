import type { Role } from "@cchc/domain/access/roles";
import type { Actor, ActorReader } from "./actor.ts";

/** Of whom a second factor is asked: of nobody who does not want one, or of whoever looks at others' work. */
export type FactorRule = "optional" | "reviewing";

const reviewing: ReadonlySet<Role> = new Set(["reviewer", "reviewing_leader", "administrator"]);

/**
 * Where the server wants a second factor of reviewers and administrators, the roles of one who has
 * none are held back until it is switched on.
 */
export function holdBack(actor: Actor, rule: FactorRule = "optional"): Actor {
  if (rule === "optional" || actor.secondFactor === true) return actor;
  if (!actor.grants.some(({ role }) => reviewing.has(role))) return actor;
  return { ...actor, grants: [], given: actor.given ?? actor.grants, heldBack: true };
}

/** Whoever asks with a session, held back where the rule says so. */
export function requireFactor(read: ActorReader, rule: FactorRule): ActorReader {
  return async (headers) => {
    const actor = await read(headers);
    return actor === null ? null : holdBack(actor, rule);
  };
}
