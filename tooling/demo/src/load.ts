import { createAccount, hashPassword } from "@cchc/api/accounts/accounts";
import { createPeriod } from "@cchc/api/periods/write";
import type { Services } from "@cchc/api/services";
import { writeChanges } from "@cchc/api/units/change";
import { ensureCountry, touchUnits } from "@cchc/api/units/country";
import { readVersions } from "@cchc/api/units/queries";
import { writeReviewRules } from "@cchc/api/units/review-rules";
import { accounts, demoPassword } from "./accounts.ts";
import { demoPeriods } from "./periods.ts";
import { inventedChanges, realChanges, reviewRules } from "./two-tier.ts";
import { inventedUnits, realUnits } from "./units.ts";
import { writeAt } from "./writing.ts";

/** Loads the whole demonstration through the functions that the API itself writes with. */
export async function loadDemo(services: Services): Promise<void> {
  await loadUnits(services);
  await loadAccounts(services);
  await loadPeriods(services);
}

async function loadUnits(services: Services): Promise<void> {
  const when = (instant: string, name: string) => ({ instant, name });
  await writeAt(services, when("2021-01-04T08:00+07:00", "units"), async (tx, stamp) => {
    await ensureCountry(tx, stamp);
    await touchUnits(tx);
    await writeChanges(tx, await readVersions(tx), realUnits, stamp);
    await writeChanges(tx, await readVersions(tx), inventedUnits, stamp, true);
    return writeReviewRules(tx, reviewRules, stamp);
  });
  await writeAt(services, when("2025-07-01T07:30+07:00", "two tiers"), async (tx, stamp) => {
    await touchUnits(tx);
    await writeChanges(tx, await readVersions(tx), inventedChanges, stamp, true);
    return writeChanges(tx, await readVersions(tx), realChanges, stamp);
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
    return { made: Object.keys(accounts).length };
  });
}

async function loadPeriods(services: Services): Promise<void> {
  for (const period of demoPeriods) {
    const when = { instant: `${period.from}T08:00+07:00`, name: `period ${period.id}` };
    await writeAt(services, when, (tx, stamp) => createPeriod(tx, period, stamp));
  }
}
