import { createAccount, hashPassword } from "@cchc/api/accounts/accounts";
import { createPeriod } from "@cchc/api/periods/write";
import type { Services } from "@cchc/api/services";
import { writeChanges } from "@cchc/api/units/change";
import { ensureCountry, touchUnits } from "@cchc/api/units/country";
import { readVersions } from "@cchc/api/units/queries";
import { accounts, demoPassword } from "./accounts.ts";
import { demoPeriods } from "./periods.ts";
import { realUnits } from "./units.ts";
import { writeAt } from "./writing.ts";

/** Loads the whole demonstration through the functions that the API itself writes with. */
export async function loadDemo(services: Services): Promise<void> {
  await loadUnits(services);
  await loadAccounts(services);
  await loadPeriods(services);
}

async function loadUnits(services: Services): Promise<void> {
  const when = { instant: "2021-01-04T08:00+07:00", name: "units" };
  await writeAt(services, when, async (tx, stamp) => {
    await ensureCountry(tx, stamp);
    await touchUnits(tx);
    return writeChanges(tx, await readVersions(tx), realUnits, stamp);
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
