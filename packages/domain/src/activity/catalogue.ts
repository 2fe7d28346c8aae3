import { DUTY_KINDS } from "./duty-kinds.ts";
import type { ActivityKind, ActivityKindInfo } from "./kind.ts";
import { PROPAGANDA_KINDS } from "./propaganda-kinds.ts";

/** Every kind of activity, in the order offered. */
export const ACTIVITY_KINDS: readonly ActivityKindInfo[] = [...PROPAGANDA_KINDS, ...DUTY_KINDS];

const byKind: ReadonlyMap<ActivityKind, ActivityKindInfo> = new Map(
  ACTIVITY_KINDS.map((info) => [info.kind, info]),
);

/** What a kind asks and counts. Throws RangeError where a stored kind is none. */
export function activityKind(kind: ActivityKind): ActivityKindInfo {
  const info = byKind.get(kind);
  if (info === undefined) throw new RangeError(`unknown kind of activity: ${kind}`);
  return info;
}

/** The fields of the forms that activities count into. */
export const COUNTED_FIELDS: ReadonlySet<string> = new Set(
  ACTIVITY_KINDS.flatMap(({ counts }) => counts.map(({ field }) => field)),
);
