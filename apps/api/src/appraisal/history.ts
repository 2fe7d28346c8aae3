import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { RoundTarget } from "../rounds/queries.ts";

/** One line of what happened to a unit's score or to one leaf of it. */
export interface ScoreEvent {
  /** Its place in the unit's chain. */
  readonly seq: number;
  readonly at: Date;
  /** Name of the person. */
  readonly by: string;
  /** `"appraisal.accept"`, `"score.submit"` … */
  readonly action: string;
  /** Leaf that it was done to; null for the whole score. */
  readonly leaf: string | null;
  /** Hundredths, where a decision set them. */
  readonly points: number | null;
  /** Reason, reply or note that was written. */
  readonly words: string | null;
}

/** Most lines of one answer. */
const most = 200;

/**
 * What happened to one unit's score in one round, latest first. What the unit wrote while it scored
 * itself is its own; from the first submission on everything is told.
 */
export async function readScoreHistory(
  db: Kysely<Database>,
  { round, unitId }: RoundTarget,
): Promise<readonly ScoreEvent[]> {
  const rows = await db
    .selectFrom("audit")
    .leftJoin("auth_user", "auth_user.id", "audit.user_id")
    .select([
      "audit.seq",
      "audit.at",
      "audit.action",
      "audit.subject",
      "audit.after",
      "auth_user.name",
    ])
    .where("audit.unit_id", "=", unitId)
    .where((eb) =>
      eb.or([
        eb("subject", "=", `score/${round.id}`),
        eb.and([
          eb("subject", "like", `score-item/${likeText(round.id)}/%`),
          eb("action", "like", "appraisal.%"),
        ]),
      ]),
    )
    .orderBy("seq", "desc")
    .limit(most)
    .execute();
  return rows.map(({ seq, at, action, subject, after, name }) => {
    const [kind, , leaf = null] = subject.split("/");
    return {
      seq,
      at,
      by: name ?? "",
      action,
      leaf: kind === "score-item" ? leaf : null,
      ...toldIn(after),
    };
  });
}

function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

function toldIn(after: string | null): Pick<ScoreEvent, "points" | "words"> {
  const parse: (text: string) => unknown = JSON.parse;
  const value = after === null ? null : parse(after);
  const points = member(value, "points");
  const words = member(value, "reason") ?? member(member(value, "detail"), "reason");
  return {
    points: typeof points === "number" ? points : null,
    words: typeof words === "string" && words !== "" ? words : null,
  };
}

function member(value: unknown, name: string): unknown {
  if (value === null || typeof value !== "object") return undefined;
  return new Map(Object.entries(value)).get(name);
}
