import type { Kysely } from "kysely";
import type { Database, HandedGrant } from "@cchc/db/schema";
import type { UnitChange } from "@cchc/domain/unit/change";
import { daysOf, previewOperation, type UnitDecision } from "@cchc/domain/unit/operation";
import { fullName, type UnitVersion } from "@cchc/domain/unit/unit";
import { canonicalJson, sha256 } from "../canonical.ts";
import { reachedBy, readEndingGrants, readImpacts } from "./impact.ts";
import { readVersions } from "./queries.ts";

/** An operation as somebody drafts it. */
export interface DraftInput {
  readonly title: string;
  readonly decision: UnitDecision;
  readonly changes: readonly UnitChange[];
  /** Roles at ended units that are also given at the units that continue them. */
  readonly grants: readonly HandedGrant[];
}

/** What an operation would do, for whoever drafts or confirms it. Nothing is written. */
export async function previewUnits(db: Kysely<Database>, draft: DraftInput) {
  const versions = await readVersions(db);
  const { findings, differences, versions: after } = previewOperation(versions, draft);
  const days = daysOf(draft.changes);
  const reached = reachedBy(differences, days?.first ?? "");
  const [impacts, ending] = await Promise.all([
    readImpacts(db, reached),
    readEndingGrants(db, reached.ended),
  ]);
  const names = namesIn(after, versions);
  const heirsOf = new Map(differences.map(({ unitId, into }) => [unitId, into]));
  const named = (unitId: string) => ({ id: unitId, name: names(unitId) });
  const shown = {
    findings,
    impacts,
    units: differences.map(({ unitId, kind, before, after: now, changed, from, into }) => ({
      id: unitId,
      kind,
      changed,
      before: before === undefined ? null : fullName(before),
      after: now === undefined ? null : fullName(now),
      place: now?.parentId === undefined ? null : names(now.parentId),
      placeBefore: before?.parentId === undefined ? null : names(before.parentId),
      from: from.map(named),
      into: into.map(named),
    })),
    /** The roles at units that end, and where each could be given too. */
    grants: ending.map((grant) => ({
      ...grant,
      fromUnit: names(grant.fromUnitId),
      to: (heirsOf.get(grant.fromUnitId) ?? []).map(named),
      chosen: draft.grants
        .filter(({ userId, role, fromUnitId }) => isSame(grant, { userId, role, fromUnitId }))
        .map(({ toUnitId }) => toUnitId),
    })),
  };
  const blocked =
    findings.some(({ severity }) => severity === "blocks") ||
    impacts.some(({ severity }) => severity === "blocks");
  /** What was seen: a confirmation of anything else is refused. */
  const seen = sha256(canonicalJson({ shown, decision: draft.decision, changes: draft.changes }));
  return { ...shown, on: days?.first ?? null, blocked, seen };
}

export function isSame(
  one: Pick<HandedGrant, "userId" | "role" | "fromUnitId">,
  other: Pick<HandedGrant, "userId" | "role" | "fromUnitId">,
): boolean {
  return (
    one.userId === other.userId && one.role === other.role && one.fromUnitId === other.fromUnitId
  );
}

/** Latest full names, of the tree afterwards before that of today. */
function namesIn(
  after: readonly UnitVersion[],
  before: readonly UnitVersion[],
): (unitId: string) => string {
  const names = new Map<string, string>();
  for (const version of [...before, ...after]) names.set(version.unitId, fullName(version));
  return (unitId) => names.get(unitId) ?? unitId;
}
