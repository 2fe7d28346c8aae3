import { appraisalRouter } from "./appraisal/router.ts";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { accountsRouter } from "./accounts/router.ts";
import { auditRouter } from "./audit/router.ts";
import { activitiesRouter } from "./activities/router.ts";
import { criteriaRouter } from "./criteria/router.ts";
import { documentsRouter } from "./register/router.ts";
import { papersRouter } from "./documents/router.ts";
import { handoverRouter } from "./handover/router.ts";
import { historyRouter } from "./history/router.ts";
import { importsRouter } from "./imports/router.ts";
import { keysRouter } from "./keys/router.ts";
import { mailRouter } from "./mail/router.ts";
import { packagesRouter } from "./packages/router.ts";
import { periodsRouter } from "./periods/router.ts";
import { plansRouter, tasksRouter } from "./plans/router.ts";
import { publicationsRouter } from "./publications/router.ts";
import { rankingRouter } from "./ranking/router.ts";
import { reconcileRouter } from "./reconcile/router.ts";
import { remindersRouter } from "./reminders/router.ts";
import { reportsRouter } from "./reports/router.ts";
import { reviewRouter } from "./review/router.ts";
import { roundsRouter } from "./rounds/router.ts";
import { scoresRouter } from "./scores/router.ts";
import { sessionRouter } from "./session/router.ts";
import { surveysRouter } from "./surveys/router.ts";
import { router } from "./trpc.ts";
import { unitsRouter } from "./units/router.ts";
import { webhooksRouter } from "./webhooks/router.ts";

/** Every procedure, by feature. */
export const appRouter = router({
  session: sessionRouter,
  units: unitsRouter,
  periods: periodsRouter,
  reports: reportsRouter,
  history: historyRouter,
  handover: handoverRouter,
  imports: importsRouter,
  reconcile: reconcileRouter,
  scores: scoresRouter,
  appraisal: appraisalRouter,
  surveys: surveysRouter,
  ranking: rankingRouter,
  publications: publicationsRouter,
  review: reviewRouter,
  criteria: criteriaRouter,
  rounds: roundsRouter,
  documents: documentsRouter,
  papers: papersRouter,
  plans: plansRouter,
  tasks: tasksRouter,
  activities: activitiesRouter,
  reminders: remindersRouter,
  mail: mailRouter,
  packages: packagesRouter,
  keys: keysRouter,
  webhooks: webhooksRouter,
  accounts: accountsRouter,
  audit: auditRouter,
});

export type AppRouter = typeof appRouter;
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;
