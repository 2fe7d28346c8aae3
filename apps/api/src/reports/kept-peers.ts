import { type Kysely, sql } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Baseline } from "@cchc/domain/checks/baseline";
import { comparedFields, PEER_RULE } from "@cchc/domain/checks/outliers";
import { expectedSubmitters } from "@cchc/domain/period/period";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { readManyPeers } from "../review/beside.ts";
import { handedIn } from "../review/columns.ts";
import { peerRootOf } from "./peers.ts";
import type { ReportTarget } from "./target.ts";

type BandsOf = (target: ReportTarget) => Baseline;

interface Kept {
  /** Of what was handed in when the figures were read. */
  readonly stamp: string;
  readonly bands: Promise<BandsOf>;
}

/** Most nodes and periods whose figures are kept at once for one tree. */
const most = 64;

/** Gone with the tree: a changed unit makes another one. */
const known = new WeakMap<UnitTree, Map<string, Kept>>();

/**
 * The bands of `readManyPeers`, from figures kept in memory until a report below the same reviewer is
 * handed in, comes back or is handed in anew, in whichever process: everybody who opens a form asks,
 * and what is handed in does not change without its version. Looking whether it still holds is one
 * query on the reports, not on their values.
 */
export async function readKeptPeers(db: Kysely<Database>, target: ReportTarget): Promise<Baseline> {
  const { form, period, tree } = target;
  const root = peerRootOf(target);
  const units = expectedSubmitters(tree, root, period.submitterKind).map((unit) => unit.unitId);
  // One of them is the unit itself, if it submits at all.
  if (units.length < PEER_RULE.enough || comparedFields(form).length === 0) return new Map();
  const stamp = await readStamp(db, period.id, units);
  const ofTree = known.get(tree) ?? new Map<string, Kept>();
  known.set(tree, ofTree);
  const key = `${period.id}\n${root}`;
  const before = ofTree.get(key);
  ofTree.delete(key);
  const [oldest] = ofTree.keys();
  if (ofTree.size >= most && oldest !== undefined) ofTree.delete(oldest);
  const now = before?.stamp === stamp ? before : { stamp, bands: readManyPeers(db, [target]) };
  ofTree.set(key, now);
  try {
    return (await now.bands)(target);
  } catch (error) {
    if (ofTree.get(key) === now) ofTree.delete(key);
    throw error;
  }
}

/** Changes with which reports are handed in and with each of them. */
async function readStamp(
  db: Kysely<Database>,
  periodId: string,
  units: readonly string[],
): Promise<string> {
  const { stamp } = await db
    .selectFrom("report")
    .select(
      sql<string>`concat_ws(' ', count(*), sum(version), sum(hashtext(unit_id)), max(updated_at))`.as(
        "stamp",
      ),
    )
    .where("period_id", "=", periodId)
    .where("unit_id", "=", sql<string>`any(${units}::text[])`)
    .where("state", "in", handedIn)
    .executeTakeFirstOrThrow();
  return stamp;
}
