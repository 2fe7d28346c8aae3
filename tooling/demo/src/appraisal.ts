import { concludeScores, type Conclusion } from "@cchc/api/appraisal/conclude";
import { confirmItems } from "@cchc/api/appraisal/confirm";
import { decideItems, type Decision, type Verdict } from "@cchc/api/appraisal/decide";
import { readRoundUnits } from "@cchc/api/appraisal/round-units";
import { compiledSet } from "@cchc/api/criteria/queries";
import { saveCells } from "@cchc/api/reports/save";
import { findTarget } from "@cchc/api/reports/target";
import type { RoundTarget } from "@cchc/api/rounds/queries";
import { bothScores } from "@cchc/api/scores/evaluate";
import { saveItem } from "@cchc/api/scores/item";
import { readItems } from "@cchc/api/scores/queries";
import { submitScore } from "@cchc/api/scores/submit";
import type { Services } from "@cchc/api/services";
import type { Database } from "@cchc/db/schema";
import type { Kysely } from "kysely";
import { accounts } from "./accounts.ts";
import { officeHour } from "./course.ts";
import { inventedSource } from "./figures.ts";
import { lotOf } from "./random.ts";
import type { UserOf } from "./scores.ts";
import { unitIds } from "./unit-ids.ts";
import { officerOf, sideBySide, together, writeAt } from "./writing.ts";

/** What reviewers found otherwise than claimed, leaf by leaf: hundredths and why. */
const findings: Readonly<Record<string, { readonly points: number; readonly reason: string }>> = {
  "1.1.2": { points: 50, reason: "Kế hoạch chưa phân công rõ người thực hiện và thời hạn." },
  "1.2.3": { points: 50, reason: "Biên bản tự kiểm tra chưa có kết quả khắc phục tồn tại." },
  "2.1.3": { points: 100, reason: "Chưa có báo cáo kết quả theo dõi thi hành pháp luật." },
  "3.1.1": { points: 200, reason: "Ảnh chụp không thấy mã QR tại nơi niêm yết." },
  "3.2.3": {
    points: 100,
    reason: "Chưa có hồ sơ tiếp nhận không phụ thuộc địa giới trên hệ thống.",
  },
  "4.1.3": { points: 100, reason: "Chưa thực hiện chuyển đổi vị trí công tác theo kế hoạch." },
};

/** Who acts, when. */
interface Act {
  readonly services: Services;
  readonly userId: string;
  readonly day: string;
}

/** Every item decided, a few otherwise than claimed, a second person behind those, all approved. */
export async function appraise2022(
  services: Services,
  targets: readonly RoundTarget[],
  userOf: UserOf,
): Promise<void> {
  const by = handsOf(userOf);
  const each = async (one: Services, target: RoundTarget): Promise<void> => {
    const { unitId } = target;
    const act = { services: one, userId: by.first, day: "2023-01-24" };
    await decide(act, target, {
      name: "accept",
      leaves: leavesOf(target),
      verdict: { action: "accept" },
    });
    const lot = lotOf(`appraisal 2022 ${unitId}`);
    for (const leaf of (await overclaimed(one, target)).filter(() => lot.chance(0.3))) {
      await change({ ...act, day: "2023-01-30" }, target, leaf);
      await confirm({ services: one, userId: by.second, day: "2023-02-03" }, target, leaf);
    }
  };
  await sideBySide(targets, (target) => together(services, (one) => each(one, target)));
  await conclude({ services, userId: by.first, day: "2023-02-08" }, targets, {
    action: "appraise",
  });
  await conclude({ services, userId: by.leader, day: "2023-02-14" }, targets, {
    action: "approve",
  });
}

/** Communes of 2023 that stand at a certain place of their appraisal. */
const special = {
  returned: [unitIds.neighbour, "mh-phuong-kim-lang"],
  answered: "mh-phuong-hoa-quang",
  decided: ["mh-phuong-binh-nguyen", "mh-phuong-van-tuong", "mh-phuong-ngoc-dien"],
  appraised: "mh-phuong-phu-lam-dong",
  /** Its report was corrected after its score had been handed in. */
  stale: "mh-xa-cam-vinh",
} as const;

/** About half of the items decided, criterion by criterion; some returned, one answered. */
export async function appraise2023(
  services: Services,
  targets: readonly RoundTarget[],
  userOf: UserOf,
): Promise<void> {
  const by = handsOf(userOf);
  const all: readonly string[] = [...special.decided, special.appraised];
  const back: readonly string[] = [...special.returned, special.answered];
  const each = async (one: Services, target: RoundTarget): Promise<void> => {
    const { unitId } = target;
    const act = { services: one, userId: by.first, day: "2024-01-03" };
    const later = { ...act, day: "2024-01-05" };
    const whole = all.includes(unitId);
    const leaves = leavesOf(target).filter((leaf) => whole || /^[1-3]\./.test(leaf));
    const kept = leaves.filter(
      (leaf) => whole || !back.includes(unitId) || (leaf !== "3.1.1" && leaf !== "1.1.2"),
    );
    const accept = { name: "accept", leaves: kept, verdict: { action: "accept" } } as const;
    await decide(act, target, accept);
    if (back.includes(unitId)) {
      await giveBack(later, target, unitId === special.answered ? ["3.1.1"] : ["1.1.2", "3.1.1"]);
      return;
    }
    const lot = lotOf(`appraisal 2023 ${unitId}`);
    for (const leaf of await overclaimed(one, target)) {
      if (!kept.includes(leaf) || !lot.chance(0.22)) continue;
      await change(later, target, leaf);
      if (whole || lot.chance(0.35)) {
        await confirm({ services: one, userId: by.second, day: "2024-01-08" }, target, leaf);
      }
    }
  };
  await sideBySide(targets, (target) => together(services, (one) => each(one, target)));
  const named = (unitId: string) => targets.filter((one) => one.unitId === unitId);
  const done = { services, userId: by.first, day: "2024-01-10" };
  await conclude(done, named(special.appraised), { action: "appraise" });
  for (const target of named(special.answered)) await answer(services, target);
  for (const target of named(special.stale)) await correctReport(services, target);
}

/** Leaves of which the commune claims more than a reviewer would give. */
async function overclaimed(services: Services, target: RoundTarget): Promise<readonly string[]> {
  const [unit] = await readRoundUnits(services.db, target, [target.unitId]);
  if (unit === undefined) return [];
  const { self } = bothScores(compiledSet(target.set, target.round.year), unit);
  return self.leaves.flatMap((result) => {
    const found = findings[result.leaf];
    const more = found !== undefined && result.state === "scored" && result.points > found.points;
    return more ? [result.leaf] : [];
  });
}

function handsOf(userOf: UserOf) {
  return {
    first: userOf(accounts.cityReviewer.username),
    second: userOf(accounts.secondCityReviewer.username),
    leader: userOf(accounts.cityLeader.username),
  };
}

/** Codes of the leaves that are appraised. */
function leavesOf({ set, round }: RoundTarget): readonly string[] {
  return compiledSet(set, round.year)
    .leaves.filter(({ leaf }) => leaf.survey !== true)
    .map(({ code }) => code);
}

interface Deciding {
  readonly name: string;
  readonly leaves: readonly string[];
  readonly verdict: Omit<Verdict, "decisions">;
}

function when({ userId, day }: Act, target: RoundTarget, name: string) {
  const words = `${name} ${target.round.id} ${target.unitId}`;
  return { name: words, instant: officeHour(day, words), userId };
}

async function decisionsOn(
  db: Kysely<Database>,
  { round, unitId }: RoundTarget,
  leaves: readonly string[],
): Promise<readonly Decision[]> {
  const items = await readItems(db, { roundId: round.id, unitId });
  const version = new Map(items.map((item) => [item.leaf, item.version]));
  return leaves.map((leaf) => ({ unitId, leaf, version: version.get(leaf) ?? 0 }));
}

async function decide(act: Act, target: RoundTarget, what: Deciding): Promise<void> {
  await writeAt(act.services, when(act, target, what.name), async (tx, stamp) => {
    const decisions = await decisionsOn(tx, target, what.leaves);
    await decideItems(tx, { targets: [target], verdict: { ...what.verdict, decisions } }, stamp);
  });
}

async function change(act: Act, target: RoundTarget, leaf: string): Promise<void> {
  const found = findings[leaf];
  if (found === undefined) return;
  const verdict = { action: "change", ...found } as const;
  await decide(act, target, { name: `change ${leaf}`, leaves: [leaf], verdict });
}

async function confirm(act: Act, target: RoundTarget, leaf: string): Promise<void> {
  await writeAt(act.services, when(act, target, `confirm ${leaf}`), async (tx, stamp) => {
    const decisions = await decisionsOn(tx, target, [leaf]);
    await confirmItems(tx, { targets: [target], decisions }, stamp);
  });
}

async function giveBack(act: Act, target: RoundTarget, leaves: readonly string[]): Promise<void> {
  const verdict = {
    action: "return",
    reason:
      "Tài liệu gửi kèm chưa chứng minh được nội dung đã khai: đề nghị bổ sung hoặc khai lại.",
    replyDue: "2024-01-19",
  } as const;
  await decide(act, target, { name: "return", leaves, verdict });
  const reason = "Đề nghị đơn vị giải trình các mục được trả lại, các mục khác giữ nguyên.";
  await conclude(act, [target], { action: "return", reason });
}

async function answer(services: Services, target: RoundTarget): Promise<void> {
  const act = { services, userId: "", day: "2024-01-09" };
  const { name, instant } = when(act, target, "answer");
  await writeAt(services, { name, instant }, async (tx, stamp) => {
    const reply = "Đã bổ sung ảnh chụp bảng niêm yết có mã QR ngày 08/01/2024.";
    const leaf = "3.1.1";
    const items = await readItems(tx, { roundId: target.round.id, unitId: target.unitId });
    const version = items.find((item) => item.leaf === leaf)?.ownVersion ?? 0;
    await saveItem(tx, { target, write: { leaf, version, reply } }, stamp);
    return submitScore(tx, target, stamp);
  });
}

async function conclude(
  act: Act,
  targets: readonly RoundTarget[],
  { action, reason = "" }: { readonly action: Conclusion; readonly reason?: string },
): Promise<void> {
  const [first] = targets;
  if (first === undefined) return;
  await writeAt(act.services, when(act, first, `conclude ${action}`), (tx, stamp) =>
    concludeScores(tx, { targets, action, reason }, stamp),
  );
}

/** A figure that came back was mended in the report, after the score had been handed in. */
async function correctReport(services: Services, { unitId, period }: RoundTarget): Promise<void> {
  const officer = officerOf(unitId);
  const address = { unitId, periodId: period.id };
  const report = await findTarget(services, officer, "report.edit", address);
  const name = `mend ${period.id} ${unitId}`;
  await writeAt(services, { name, instant: officeHour("2024-01-04", name) }, async (tx, stamp) => {
    const row = await tx
      .selectFrom("report_value")
      .select(["version", "amount"])
      .where("unit_id", "=", unitId)
      .where("period_id", "=", period.id)
      .where("field_code", "=", "tthc.payment.online")
      .executeTakeFirstOrThrow();
    const value = (row.amount ?? 0) + 12;
    const cell = { state: "entered", value, qualifier: "exact", source: inventedSource } as const;
    const write = { field: "tthc.payment.online", row: "", version: row.version, cell };
    const { saved } = await saveCells(
      tx,
      { actor: officer, target: report, writes: [write], channel: "demo" },
      stamp,
    );
    return { saved: saved.length };
  });
}
