import { createAccount, hashPassword, setDisabled } from "@cchc/api/accounts/accounts";
import { createPeriod } from "@cchc/api/periods/write";
import type { Services } from "@cchc/api/services";
import { writeChanges } from "@cchc/api/units/change";
import { ensureCountry } from "@cchc/api/units/country";
import { readVersions } from "@cchc/api/units/queries";
import { writeReviewRules } from "@cchc/api/units/review-rules";
import { touchUnits } from "@cchc/api/units/revision";
import type { Role } from "@cchc/domain/access/roles";
import { accounts, demoPassword } from "./accounts.ts";
import { currentStories } from "./current-reports.ts";
import { mergedCommunes } from "./invented-communes.ts";
import { districtStories } from "./invented-reports.ts";
import { loadActivities } from "./activities.ts";
import { loadPapers } from "./load-papers.ts";
import { closePlans, loadPlans } from "./plans.ts";
import { demoPeriods } from "./periods.ts";
import { loadPublications } from "./publish.ts";
import { loadRounds } from "./rounds.ts";
import { loadScores } from "./scores.ts";
import { sonTrung2023, tanHong2023 } from "./seed-propaganda.ts";
import { wardControl2023 } from "./seed-ward.ts";
import { inventedChanges, realChanges, reviewRules } from "./two-tier.ts";
import { inventedUnits, realUnits } from "./units.ts";
import { unitIds } from "./unit-ids.ts";
import { type Hands, writeReport } from "./write-report.ts";
import { demoUser, sideBySide, together, writeAt } from "./writing.ts";

/**
 * Loads the whole demonstration through the functions that the API itself writes with. Every write
 * has an operation id of its own that never changes, so a load that was cut off can be repeated.
 */
export async function loadDemo(services: Services): Promise<void> {
  await loadUnits(services);
  await loadAccounts(services);
  await loadPeriods(services);
  await loadReports(services);
  await loadPapers(services);
  await loadPlans(services);
  await loadActivities(services);
  await closePlans(services);
  await loadRounds(services);
  const userOf = await readUsers(services);
  await loadScores(services, userOf);
  await loadPublications(services, userOf);
}

async function loadUnits(services: Services): Promise<void> {
  const when = (instant: string, name: string) => ({ instant, name });
  await writeAt(services, when("2021-01-04T08:00+07:00", "units"), async (tx, stamp) => {
    await ensureCountry(tx, stamp);
    await touchUnits(tx);
    await writeChanges(tx, { before: await readVersions(tx), changes: realUnits }, stamp);
    await writeChanges(
      tx,
      { before: await readVersions(tx), changes: inventedUnits, illustration: true },
      stamp,
    );
    return writeReviewRules(tx, reviewRules, stamp);
  });
  await writeAt(services, when("2025-07-01T07:30+07:00", "two tiers"), async (tx, stamp) => {
    await touchUnits(tx);
    await writeChanges(
      tx,
      { before: await readVersions(tx), changes: inventedChanges, illustration: true },
      stamp,
    );
    return writeChanges(tx, { before: await readVersions(tx), changes: realChanges }, stamp);
  });
}

async function loadAccounts(services: Services): Promise<void> {
  const passwordHash = await hashPassword(services.auth, demoPassword);
  const when = { instant: "2021-01-04T09:00+07:00", name: "accounts" };
  await writeAt(services, when, async (tx, stamp) => {
    for (const { username, name, role, unitId, ...rest } of Object.values(accounts)) {
      const areas = "areas" in rest ? rest.areas : undefined;
      const grants = [{ role, unitId, areas }];
      await createAccount(tx, { username, name, passwordHash, grants }, stamp);
    }
    const author = { username: demoUser, name: "Bản minh họa", passwordHash, grants: [] };
    const { userId } = await createAccount(tx, author, stamp);
    await setDisabled(tx, userId, true, stamp);
    return { made: Object.keys(accounts).length };
  });
}

async function loadPeriods(services: Services): Promise<void> {
  for (const period of demoPeriods) {
    const when = { instant: `${period.from}T08:00+07:00`, name: `period ${period.id}` };
    await writeAt(services, when, (tx, stamp) => createPeriod(tx, period, stamp));
  }
}

/** Reports of one unit follow each other; units go side by side. */
async function loadReports(services: Services): Promise<void> {
  const handsFor = await readHands(services);
  const queue = [
    ...districtStories(),
    ...currentStories(),
    ...[wardControl2023, tanHong2023, sonTrung2023].map((story) => [story]),
  ];
  await sideBySide(queue, (stories) =>
    together(services, async (one) => {
      for (const story of stories) await writeReport(one, story, handsFor(story.unitId));
    }),
  );
}

/** Ids of accounts by their names; the demonstration's author where there is no such account. */
async function readUsers(services: Services): Promise<(username: string | undefined) => string> {
  const users = await services.db.selectFrom("auth_user").select(["id", "username"]).execute();
  const idOf = (name: string | undefined): string | undefined =>
    users.find(({ username }) => username === name)?.id;
  return (username) => idOf(username) ?? idOf(demoUser) ?? demoUser;
}

/** The accounts behind the reports of a unit; where it has none, the demonstration itself. */
async function readHands(services: Services): Promise<(unitId: string) => Hands> {
  const idOf = await readUsers(services);
  const userOf = (role: Role, unitId: string): string | undefined => {
    const account = Object.values(accounts).find(
      (one) => one.role === role && one.unitId === unitId,
    );
    return account === undefined ? undefined : idOf(account.username);
  };
  const author = idOf(demoUser);
  const cityReviewer = idOf(accounts.cityReviewer.username);
  const provinceReviewer = idOf(accounts.provinceReviewer.username);
  const merged: ReadonlySet<string> = new Set(mergedCommunes.map(({ unitId }) => unitId));
  const elsewhere: ReadonlySet<string> = new Set([unitIds.tanHong, unitIds.sonTrung]);
  const reviewerOf = (unitId: string): string => {
    if (merged.has(unitId)) return provinceReviewer;
    return elsewhere.has(unitId) ? author : cityReviewer;
  };
  return (unitId) => {
    const officer = userOf("officer", unitId) ?? author;
    return {
      officer,
      leader: userOf("leader", unitId) ?? officer,
      reviewer: reviewerOf(unitId),
    };
  };
}
