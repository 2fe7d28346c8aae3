import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { failureOf, queryClient } from "./api.ts";
import { readAppraisalSearch } from "./appraisal/search.ts";
import { readAuditSearch } from "./audit/search.ts";
import { readSetSearch } from "./criteria/search.ts";
import { Failed, NotFound, Waiting } from "./frame/states.tsx";
import { base } from "./frame/paths.ts";
import { parseSearch, textOf, writeSearch } from "./frame/search.ts";
import { readIntakeSearch, readReportSearch } from "./intake/search.ts";
import { readOverviewSearch } from "./overview/search.ts";
import { readPlanSearch } from "./plans/search.ts";
import { readPapersSearch } from "./papers/search.ts";
import { readRankingSearch, readTrySearch } from "./ranking/search.ts";
import { loadMe, may } from "./session.ts";
import { readOperationSearch, readUnitsSearch } from "./units/search.ts";

const rootRoute = createRootRoute({ notFoundComponent: NotFound, errorComponent: Failed });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/dang-nhap",
  validateSearch: (raw) => {
    const next = textOf(raw, "tiep");
    return next?.startsWith(`${base}/`) === true ? { tiep: next } : {};
  },
  component: lazyRouteComponent(() => import("./sign-in/sign-in.tsx"), "SignIn"),
});

/** Everything behind the sign-in, inside the frame. */
const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "workspace",
  beforeLoad: async ({ location }) => {
    const me = await loadMe();
    if (me === null) {
      throw redirect({ to: "/dang-nhap", search: { tiep: `${base}${location.href}` } });
    }
    return { me };
  },
  component: lazyRouteComponent(() => import("./frame/workspace.tsx"), "Workspace"),
});

const homeRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/",
  beforeLoad: ({ context: { me } }) => {
    throw redirect({ to: may(me, "review.read") ? "/tong-quan" : "/tai-khoan", replace: true });
  },
});

const overviewRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tong-quan",
  validateSearch: readOverviewSearch,
  component: lazyRouteComponent(() => import("./overview/overview.tsx"), "Overview"),
});

const intakeRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tiep-nhan",
  validateSearch: readIntakeSearch,
  component: lazyRouteComponent(() => import("./intake/intake.tsx"), "Intake"),
});

const reportRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tiep-nhan/bao-cao",
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import("./intake/report.tsx"), "Report"),
});

const bulkRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tiep-nhan/tiep-nhan-loat",
  validateSearch: readIntakeSearch,
  component: lazyRouteComponent(() => import("./intake/bulk.tsx"), "BulkAccept"),
});

const appraisalRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tham-dinh",
  validateSearch: readAppraisalSearch,
  component: lazyRouteComponent(() => import("./appraisal/overview.tsx"), "RoundOverview"),
});

const appraisalBulkRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tham-dinh/loat",
  validateSearch: readAppraisalSearch,
  component: lazyRouteComponent(() => import("./appraisal/bulk.tsx"), "BulkAppraisal"),
});

const appraisalLeavesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tham-dinh/tieu-chi",
  validateSearch: readAppraisalSearch,
  component: lazyRouteComponent(() => import("./appraisal/criteria-list.tsx"), "CriteriaList"),
});

const appraisalLeafRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tham-dinh/tieu-chi/$leaf",
  validateSearch: readAppraisalSearch,
  component: lazyRouteComponent(() => import("./appraisal/criterion.tsx"), "Criterion"),
});

const appraisalUnitRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tham-dinh/don-vi/$unitId",
  validateSearch: readAppraisalSearch,
  component: lazyRouteComponent(() => import("./appraisal/unit.tsx"), "AppraisedUnit"),
});

const appraisalQueueRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tham-dinh/hang-doi",
  validateSearch: readAppraisalSearch,
  component: lazyRouteComponent(() => import("./appraisal/queue.tsx"), "Queue"),
});

const appraisalSurveyRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tham-dinh/khao-sat",
  validateSearch: readAppraisalSearch,
  component: lazyRouteComponent(() => import("./appraisal/survey.tsx"), "Survey"),
});

const papersRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/bao-cao-tong-hop",
  validateSearch: readPapersSearch,
  component: lazyRouteComponent(() => import("./papers/papers.tsx"), "Papers"),
});

const periodsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/ky-bao-cao",
  component: lazyRouteComponent(() => import("./periods/periods.tsx"), "Periods"),
});

const plansRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/ke-hoach",
  component: lazyRouteComponent(() => import("./plans/plans.tsx"), "Plans"),
});
const planRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/ke-hoach/xem",
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import("./plans/plan.tsx"), "PlanScreen"),
});
const setsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/bo-tieu-chi",
  component: lazyRouteComponent(() => import("./criteria/sets.tsx"), "Sets"),
});

const setRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/bo-tieu-chi/xem",
  validateSearch: readSetSearch,
  component: lazyRouteComponent(() => import("./criteria/set-screen.tsx"), "SetScreen"),
});

const roundsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/dot-cham",
  component: lazyRouteComponent(() => import("./rounds/rounds.tsx"), "Rounds"),
});

const ranksRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/xep-hang",
  validateSearch: readRankingSearch,
  component: lazyRouteComponent(() => import("./ranking/ranks.tsx"), "Ranks"),
});

const tryRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/xep-hang/thu-sua",
  validateSearch: readTrySearch,
  component: lazyRouteComponent(() => import("./ranking/try-set.tsx"), "TrySet"),
});

const publishRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/xep-hang/cong-bo",
  validateSearch: readRankingSearch,
  component: lazyRouteComponent(() => import("./ranking/publish.tsx"), "Publish"),
});

const unitsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/don-vi",
  validateSearch: readUnitsSearch,
  component: lazyRouteComponent(() => import("./units/units.tsx"), "Units"),
});

const operationsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/don-vi/thay-doi",
  validateSearch: readOperationSearch,
  component: lazyRouteComponent(() => import("./units/operation.tsx"), "Operations"),
});

const accountsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/tai-khoan",
  component: lazyRouteComponent(() => import("./accounts/accounts.tsx"), "Accounts"),
});

const auditRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/nhat-ky",
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import("./audit/audit.tsx"), "Audit"),
});

const passwordRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/mat-khau",
  component: lazyRouteComponent(() => import("./password/password-page.tsx"), "PasswordPage"),
});

const connectRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/ket-noi",
  component: lazyRouteComponent(() => import("./connect/connect-page.tsx"), "ConnectPage"),
});

const receiveRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: "/nhan-goi",
  component: lazyRouteComponent(() => import("./packages/receive-page.tsx"), "ReceivePage"),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    workspaceRoute.addChildren([
      homeRoute,
      overviewRoute,
      intakeRoute,
      reportRoute,
      bulkRoute,
      appraisalRoute,
      appraisalBulkRoute,
      appraisalLeavesRoute,
      appraisalLeafRoute,
      appraisalUnitRoute,
      appraisalQueueRoute,
      appraisalSurveyRoute,
      papersRoute,
      periodsRoute,
      plansRoute,
      planRoute,
      setsRoute,
      setRoute,
      roundsRoute,
      ranksRoute,
      tryRoute,
      publishRoute,
      unitsRoute,
      operationsRoute,
      accountsRoute,
      auditRoute,
      passwordRoute,
      connectRoute,
      receiveRoute,
    ]),
  ]),
  basepath: base,
  parseSearch,
  stringifySearch: writeSearch,
  defaultPendingComponent: Waiting,
  defaultPendingMs: 150,
  scrollRestoration: true,
});

/** A session that ends while working leads to the sign-in, and back to the same view. */
export function watchSession(): void {
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "error") return;
    const { code } = failureOf(event.action.error);
    if (code !== "not-signed-in" && code !== "session-ended") return;
    const { pathname, href } = router.state.location;
    if (pathname === "/dang-nhap") return;
    queryClient.clear();
    void router.navigate({ to: "/dang-nhap", search: { tiep: `${base}${href}` } });
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
