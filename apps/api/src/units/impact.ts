import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { Role } from "@cchc/domain/access/roles";
import type { Day } from "@cchc/domain/report/cell";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import type { UnitDifference } from "@cchc/domain/unit/difference";
import { anyOf } from "../any-of.ts";

/** One thing beside the tree that an operation meets. */
export interface Impact {
  readonly about: "reports" | "rounds" | "periods" | "plans" | "rules";
  /** `blocks`: results that were handed in would be rewritten. */
  readonly severity: "blocks" | "says";
  readonly count: number;
  readonly sentence: string;
}

/** A role at a unit that ends. */
export interface EndingGrant {
  readonly userId: string;
  readonly username: string;
  readonly person: string;
  readonly role: Role;
  readonly fromUnitId: string;
}

/** How an operation meets what is kept beside the tree. */
export interface Reached {
  /** First day of change. */
  readonly on: Day;
  /** Units that end. */
  readonly ended: readonly string[];
  /** Units that stand elsewhere from the day on. */
  readonly moved: readonly string[];
}

export function reachedBy(differences: readonly UnitDifference[], on: Day): Reached {
  return {
    on,
    ended: differences.flatMap(({ unitId, kind }) => (kind === "ended" ? unitId : [])),
    moved: differences.flatMap(({ unitId, changed }) => (changed.includes("parent") ? unitId : [])),
  };
}

/** States in which a report left the unit at some time. */
const leftUnit = ["submitted", "returned", "received"] as const;

/** What an operation meets: reports, rounds, periods, plans and review rules. A fixed number of queries. */
export async function readImpacts(db: Kysely<Database>, reached: Reached): Promise<Impact[]> {
  const { on, ended, moved } = reached;
  const touched = [...ended, ...moved];
  if (touched.length === 0) return [];
  const [reports, scores, periods, tasks, rules] = await Promise.all([
    db
      .selectFrom("report")
      .innerJoin("period", "period.id", "report.period_id")
      .select(["report.state", "period.name", "period.to_day as to"])
      .select((eb) => [
        eb("report.unit_id", "=", anyOf(ended)).as("ends"),
        eb.fn.countAll<number>().as("count"),
      ])
      .where("report.unit_id", "=", anyOf(touched))
      .groupBy(["report.state", "period.name", "period.to_day", "ends"])
      .orderBy("period.to_day")
      .execute(),
    db
      .selectFrom("score")
      .innerJoin("scoring_round as round", "round.id", "score.round_id")
      .innerJoin("period", "period.id", "round.period_id")
      .select(["score.state", "round.name", "period.to_day as to"])
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("score.unit_id", "=", anyOf(touched))
      .groupBy(["score.state", "round.name", "period.to_day"])
      .orderBy("period.to_day")
      .execute(),
    db
      .selectFrom("period")
      .select(["name", "to_day as to"])
      .where("root_id", "=", anyOf(ended))
      .where("to_day", ">=", on)
      .orderBy("to_day")
      .execute(),
    db
      .selectFrom("task_copy")
      .innerJoin("plan", "plan.id", "task_copy.plan_id")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("task_copy.unit_id", "=", anyOf(ended))
      .where("task_copy.state", "=", "open")
      .where("plan.state", "=", "issued")
      .executeTakeFirst(),
    db
      .selectFrom("review_rule")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("root_id", "=", anyOf(ended))
      .where((eb) => eb.or([eb("to_day", "is", null), eb("to_day", ">=", on)]))
      .executeTakeFirst(),
  ]);
  const found: Impact[] = [];
  for (const { state, name, to, count, ends } of reports) {
    const many = formatCount(count);
    const sent = leftUnit.some((one) => one === state);
    if (to >= on && sent) {
      const sentence = `${many} báo cáo ${name} đã nộp theo cây đơn vị sau ngày ${formatDay(on)}: thay đổi lùi ngày sẽ làm sai báo cáo đã nộp, hãy chọn ngày sau ${formatDay(to)}.`;
      found.push({ about: "reports", severity: "blocks", count, sentence });
    } else if (to >= on && ends) {
      const sentence = `${many} báo cáo ${name} đang soạn của đơn vị kết thúc sẽ không nộp được nữa; số liệu vẫn giữ để xem.`;
      found.push({ about: "reports", severity: "says", count, sentence });
    } else if (to < on && state !== "received" && ends) {
      const what = state === "submitted" ? "đã nộp, chờ tiếp nhận" : "chưa nộp hoặc bị trả lại";
      const sentence = `${many} báo cáo ${name} ${what} vẫn thuộc cây đơn vị cũ; từ ${formatDay(on)} cấp tiếp quản làm tiếp.`;
      found.push({ about: "reports", severity: "says", count, sentence });
    }
  }
  for (const { state, name, to, count } of scores) {
    const many = formatCount(count);
    if (to >= on && state !== "scoring") {
      const sentence = `${many} bản tự chấm của ${name} đã nộp theo cây đơn vị sau ngày ${formatDay(on)}: hãy chọn ngày sau ${formatDay(to)}.`;
      found.push({ about: "rounds", severity: "blocks", count, sentence });
    } else if (to < on && state !== "approved") {
      const sentence = `${many} bản chấm của ${name} chưa duyệt xong vẫn thuộc cây đơn vị cũ; cấp tiếp quản thẩm định tiếp.`;
      found.push({ about: "rounds", severity: "says", count, sentence });
    }
  }
  for (const { name, to } of periods) {
    const sentence = `Kỳ ${name} mở tại đơn vị kết thúc và hết ngày ${formatDay(to)}, sau ngày thay đổi: hãy mở kỳ tương ứng ở cấp tiếp quản.`;
    found.push({ about: "periods", severity: "says", count: 1, sentence });
  }
  if (tasks !== undefined && tasks.count > 0) {
    const sentence = `${formatCount(tasks.count)} nhiệm vụ kế hoạch chưa xong của đơn vị kết thúc: xem ở Sổ bàn giao của từng đơn vị.`;
    found.push({ about: "plans", severity: "says", count: tasks.count, sentence });
  }
  if (rules !== undefined && rules.count > 0) {
    const sentence = `${formatCount(rules.count)} quy định cấp thẩm định đặt tại đơn vị kết thúc sẽ không còn tác dụng từ ${formatDay(on)}.`;
    found.push({ about: "rules", severity: "says", count: rules.count, sentence });
  }
  return found;
}

/** The roles of open accounts at the units that end. */
export async function readEndingGrants(
  db: Kysely<Database>,
  ended: readonly string[],
): Promise<EndingGrant[]> {
  if (ended.length === 0) return [];
  const rows = await db
    .selectFrom("role_grant")
    .innerJoin("auth_user", "auth_user.id", "role_grant.user_id")
    .select(["auth_user.id", "username", "auth_user.name", "role", "unit_id"])
    .where("unit_id", "=", anyOf(ended))
    .where("disabledAt", "is", null)
    .orderBy("unit_id")
    .orderBy("username")
    .execute();
  return rows.map(({ id, username, name, role, unit_id }) => ({
    userId: id,
    username: username ?? "",
    person: name,
    role,
    fromUnitId: unit_id,
  }));
}
