import { compiledSet } from "@cchc/api/criteria/queries";
import { readScene, type RoundTarget, roundUnits } from "@cchc/api/rounds/queries";
import { changeDues } from "@cchc/api/rounds/write";
import { fedCodesOf, hasFedQuota, readFed } from "@cchc/api/scores/feed";
import { saveItems } from "@cchc/api/scores/item";
import { saveInputs } from "@cchc/api/scores/save";
import { submitScore } from "@cchc/api/scores/submit";
import type { Services } from "@cchc/api/services";
import { importSurvey } from "@cchc/api/surveys/import";
import type { InputValues } from "@cchc/domain/criteria/value";
import { todayInVietnam } from "@cchc/domain/text/days";
import { appraise2022, appraise2023 } from "./appraisal.ts";
import { accounts } from "./accounts.ts";
import { officeHour } from "./course.ts";
import { evidenceOf, papersOf } from "./score-papers.ts";
import { type Profile, profileOf } from "./profile.ts";
import { lotOf } from "./random.ts";
import { roundIds } from "./rounds.ts";
import { claimsOf } from "./score-claims.ts";
import { unitIds } from "./unit-ids.ts";
import { sideBySide, together, writeAt } from "./writing.ts";

/** Communes that have not handed their self-score of 2023 in; the ward's officer is at it. */
const notYet2023: ReadonlySet<string> = new Set([
  unitIds.ward,
  "mh-xa-lam-thao-tay",
  "mh-xa-dai-loc-thuong",
]);

/** Old rounds stay open, as old periods do, so that a visitor can write today what was due then. */
const open = { selfDue: "2035-12-31", appraisalDue: "2035-12-31" } as const;

/** Fills the rounds: 2022 whole and approved, 2023 in the middle of its appraisal. */
export async function loadScores(services: Services, userOf: UserOf): Promise<void> {
  const last = await targetsOf(services, roundIds.city2022);
  await loadSurvey(services, last, "2023-01-10T14:10+07:00");
  await sideBySide(last, (target) => together(services, (one) => selfScore(one, target, userOf)));
  await appraise2022(services, last, userOf);
  const now = await targetsOf(services, roundIds.city2023);
  await sideBySide(now, (target) => together(services, (one) => selfScore(one, target, userOf)));
  await appraise2023(
    services,
    now.filter(({ unitId }) => !notYet2023.has(unitId)),
    userOf,
  );
  await loadSurvey(services, now, "2024-01-10T14:10+07:00");
  const [any] = now;
  if (any === undefined) return;
  const { round, period } = any;
  await writeAt(services, { instant: "2024-01-12T16:30+07:00", name: "dues 2023" }, (tx, stamp) =>
    changeDues(tx, { roundId: round.id, period, dues: open }, stamp),
  );
}

/** The id of whoever holds an account of the demonstration, or of its author. */
export type UserOf = (username: string | undefined) => string;

async function targetsOf(services: Services, roundId: string): Promise<readonly RoundTarget[]> {
  const scene = await readScene(services, roundId);
  return roundUnits(scene).map((unit) => ({
    ...scene,
    unitId: unit.unitId,
    unit,
    reviewer: undefined,
  }));
}

/** The officer's account of a unit; none for most. */
function officerOf(unitId: string): string | undefined {
  return Object.values(accounts).find((one) => one.role === "officer" && one.unitId === unitId)
    ?.username;
}

/** One commune fills in what its report does not give, cites papers and hands in. */
async function selfScore(services: Services, target: RoundTarget, userOf: UserOf): Promise<void> {
  const { round, unitId, set, period } = target;
  const { year } = round;
  const unfinished = year === 2023 && notYet2023.has(unitId);
  if (unfinished && unitId !== unitIds.ward) return;
  const userId = userOf(officerOf(unitId));
  const profile = profileOf(unitId);
  const from = year === 2022 ? "2023-01-11" : "2023-12-13";
  const step = (name: string, day: string) => ({
    name: `${name} ${round.id} ${unitId}`,
    instant: officeHour(day, `${name} ${round.id} ${unitId}`),
    userId,
  });
  const papers = await papersOf(services, { target, year }, step("papers", from));
  await writeAt(services, step("claims", from), async (tx, stamp) => {
    const today = todayInVietnam(stamp.at);
    const fed = (await readFed(tx, { period, today }, [unitId])).get(unitId);
    const values: InputValues = fed?.values ?? {};
    const compiled = compiledSet(set, year);
    const claims = claimsOf({
      compiled,
      fed: fedCodesOf(period, hasFedQuota(values)),
      values,
      profile,
      year,
    });
    const kept = unfinished ? claims.slice(0, Math.ceil(claims.length / 2)) : claims;
    const writes = kept.map((claim) => ({ ...claim, version: 0 }));
    await saveInputs(tx, { target, writes }, stamp);
    if (!unfinished) {
      const items = compiled.leaves.flatMap(
        ({ code }) => itemOf(target, code, { papers, profile }) ?? [],
      );
      await saveItems(tx, { target, writes: items }, stamp);
    }
  });
  if (unfinished) return;
  await writeAt(
    services,
    step("hand in", year === 2022 ? "2023-01-13" : "2023-12-19"),
    async (tx, stamp) => {
      await submitScore(tx, target, stamp);
    },
  );
}

/** Papers, a word for the appraiser and the time it took; undefined where the leaf has neither. */
function itemOf(
  { unitId, round }: RoundTarget,
  leaf: string,
  { papers, profile }: { readonly papers: ReadonlyMap<string, string>; readonly profile: Profile },
) {
  const lot = lotOf(`item ${unitId} ${round.year} ${leaf}`);
  const evidence = lot.chance(0.35 + profile.thorough * 0.6) ? evidenceOf(leaf, papers, lot) : [];
  const noted = lot.chance(0.12);
  if (evidence.length === 0 && !noted) return undefined;
  const note = noted ? "Số liệu tính đến hết ngày chốt kỳ báo cáo." : undefined;
  return { leaf, version: 0, evidence, note, seconds: lot.whole(40, 600) };
}

/** A year's ballots, as a table from a survey would bring them. */
async function loadSurvey(
  services: Services,
  targets: readonly RoundTarget[],
  instant: string,
): Promise<void> {
  const [scene] = targets;
  if (scene === undefined) return;
  const { year } = scene.round;
  const lines = targets.map(({ unitId }) => {
    const lot = lotOf(`survey ${year} ${unitId}`);
    const { thorough, digital } = profileOf(unitId);
    const ballots = lot.whole(60, 120);
    const unhappy = Math.round(ballots * (1 - thorough) * lot.between(0.02, 0.12));
    const neutral = Math.round(ballots * lot.between(0.03, 0.2) * (1.4 - digital));
    const very = Math.round((ballots - unhappy - neutral) * lot.between(0.3, 0.6));
    return [unitId, very, ballots - unhappy - neutral - very, neutral, unhappy].join(";");
  });
  const head = "Mã đơn vị;Rất hài lòng;Hài lòng;Bình thường;Không hài lòng";
  const bytes = new TextEncoder().encode(`\uFEFF${[head, ...lines].join("\r\n")}\r\n`);
  const file = { fileName: `khao-sat-${year}-minh-hoa.csv`, bytes, code: "sipas" };
  await writeAt(services, { instant, name: `survey ${year}` }, (tx, stamp) =>
    importSurvey(tx, { scene, file, leaveOut: [] }, stamp),
  );
}
