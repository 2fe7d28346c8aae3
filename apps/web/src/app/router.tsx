import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { whoIsHere } from "../offline/entrance.ts";
import { readCheckSearch, readResultSearch } from "../published/search.ts";
import { readPaperSearch } from "../papers/search.ts";
import { readHandoverSearch } from "../handover/search.ts";
import { readHistorySearch } from "../history/search.ts";
import { readPlanSearch } from "../plans/search.ts";
import { readRegisterSearch } from "../register/search.ts";
import { SignInDialog } from "../session/sign-in-dialog.tsx";
import { Failed, NotFound, Waiting } from "./states.tsx";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/dang-nhap",
  component: lazyRouteComponent(() => import("../session/sign-in-page.tsx"), "SignInPage"),
});

const published = createRoute({
  getParentRoute: () => root,
  path: "/cong-bo",
  component: lazyRouteComponent(() => import("../published/list-page.tsx"), "ListPage"),
});

const checkSheet = createRoute({
  getParentRoute: () => root,
  path: "/cong-bo/kiem-tra",
  validateSearch: readCheckSearch,
  component: lazyRouteComponent(() => import("../published/check-page.tsx"), "CheckPage"),
});

const result = createRoute({
  getParentRoute: () => root,
  path: "/cong-bo/$id",
  validateSearch: readResultSearch,
  component: lazyRouteComponent(() => import("../published/result-page.tsx"), "ResultPage"),
});

const sheet = createRoute({
  getParentRoute: () => root,
  path: "/cong-bo/$id/$unitId",
  component: lazyRouteComponent(() => import("../published/sheet-page.tsx"), "SheetPage"),
});

/** What everybody may read, without a session. */
const open = [published, checkSheet, result, sheet] as const;

/** Everything below needs a session. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "trong",
  beforeLoad: async ({ location }) => {
    if ((await whoIsHere()) !== null) return;
    const search = location.href === "/" ? "" : `?tiep=${encodeURIComponent(location.href)}`;
    throw redirect({ href: `/dang-nhap${search}`, replace: true });
  },
  component: () => (
    <>
      <Outlet />
      <SignInDialog />
    </>
  ),
});

const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  component: lazyRouteComponent(() => import("../home/home-page.tsx"), "HomePage"),
});

const reports = createRoute({
  getParentRoute: () => inside,
  path: "/bao-cao",
  component: lazyRouteComponent(() => import("../reports/reports-page.tsx"), "ReportsPage"),
});

const report = createRoute({
  getParentRoute: () => inside,
  path: "/bao-cao/$unitId/$periodId",
  component: lazyRouteComponent(() => import("../report/report-page.tsx"), "ReportPage"),
});

const check = createRoute({
  getParentRoute: () => inside,
  path: "/bao-cao/$unitId/$periodId/kiem-tra",
  component: lazyRouteComponent(() => import("../check/check-page.tsx"), "CheckPage"),
});

const step = createRoute({
  getParentRoute: () => inside,
  path: "/bao-cao/$unitId/$periodId/buoc/$action",
  component: lazyRouteComponent(() => import("../check/step-page.tsx"), "StepPage"),
});

const paper = createRoute({
  getParentRoute: () => inside,
  path: "/bao-cao/$unitId/$periodId/van-ban",
  validateSearch: readPaperSearch,
  component: lazyRouteComponent(() => import("../papers/paper-page.tsx"), "PaperPage"),
});

const parcel = createRoute({
  getParentRoute: () => inside,
  path: "/bao-cao/$unitId/$periodId/goi",
  component: lazyRouteComponent(() => import("../package/package-page.tsx"), "PackagePage"),
});

const receive = createRoute({
  getParentRoute: () => inside,
  path: "/nhan-goi",
  component: lazyRouteComponent(() => import("../package/receive-page.tsx"), "ReceivePage"),
});

const area = createRoute({
  getParentRoute: () => inside,
  path: "/bao-cao/$unitId/$periodId/$area",
  component: lazyRouteComponent(() => import("../entry/area-page.tsx"), "AreaPage"),
});

const importInto = createRoute({
  getParentRoute: () => inside,
  path: "/bao-cao/$unitId/$periodId/nhap-tu-tep",
  component: lazyRouteComponent(() => import("../imports/imports-page.tsx"), "ImportsPage"),
});

const reconcile = createRoute({
  getParentRoute: () => inside,
  path: "/bao-cao/$unitId/$periodId/doi-chieu",
  component: lazyRouteComponent(() => import("../reconcile/reconcile-page.tsx"), "ReconcilePage"),
});

const chooseImport = createRoute({
  getParentRoute: () => inside,
  path: "/nhap-tu-tep",
  component: lazyRouteComponent(() => import("../imports/choose-page.tsx"), "ChooseReportPage"),
});

const receipt = createRoute({
  getParentRoute: () => inside,
  path: "/bien-nhan/$unitId/$periodId/$submissionId",
  component: lazyRouteComponent(() => import("../receipt/receipt-page.tsx"), "ReceiptPage"),
});

const register = createRoute({
  getParentRoute: () => inside,
  path: "/van-ban",
  validateSearch: readRegisterSearch,
  component: lazyRouteComponent(() => import("../register/register-page.tsx"), "RegisterPage"),
});

const history = createRoute({
  getParentRoute: () => inside,
  path: "/lich-su",
  validateSearch: readHistorySearch,
  component: lazyRouteComponent(() => import("../history/history-page.tsx"), "HistoryPage"),
});

const handover = createRoute({
  getParentRoute: () => inside,
  path: "/ban-giao",
  validateSearch: readHandoverSearch,
  component: lazyRouteComponent(() => import("../handover/handover-page.tsx"), "HandoverPage"),
});

const plans = createRoute({
  getParentRoute: () => inside,
  path: "/ke-hoach",
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import("../plans/plans-page.tsx"), "PlansPage"),
});

const plan = createRoute({
  getParentRoute: () => inside,
  path: "/ke-hoach/$planId",
  component: lazyRouteComponent(() => import("../plans/plan-page.tsx"), "PlanPage"),
});

const scores = createRoute({
  getParentRoute: () => inside,
  path: "/tu-cham",
  component: lazyRouteComponent(() => import("../scoring/rounds-page.tsx"), "RoundsPage"),
});

const score = createRoute({
  getParentRoute: () => inside,
  path: "/tu-cham/$unitId/$roundId",
  component: lazyRouteComponent(() => import("../scoring/score-page.tsx"), "ScorePage"),
});

const scoreArea = createRoute({
  getParentRoute: () => inside,
  path: "/tu-cham/$unitId/$roundId/linh-vuc/$area",
  component: lazyRouteComponent(() => import("../scoring/area-page.tsx"), "AreaPage"),
});

const scorePlan = createRoute({
  getParentRoute: () => inside,
  path: "/tu-cham/$unitId/$roundId/ke-hoach",
  component: lazyRouteComponent(() => import("../scoring/plan-page.tsx"), "PlanPage"),
});

const scoreCheck = createRoute({
  getParentRoute: () => inside,
  path: "/tu-cham/$unitId/$roundId/kiem-tra",
  component: lazyRouteComponent(() => import("../scoring/check-page.tsx"), "CheckPage"),
});

const scoreSheet = createRoute({
  getParentRoute: () => inside,
  path: "/tu-cham/$unitId/$roundId/phieu",
  component: lazyRouteComponent(() => import("../scoring/sheet-page.tsx"), "SheetPage"),
});

const scoreReceipt = createRoute({
  getParentRoute: () => inside,
  path: "/tu-cham/$unitId/$roundId/bien-nhan/$submissionId",
  component: lazyRouteComponent(() => import("../scoring/receipt-page.tsx"), "ReceiptPage"),
});

const password = createRoute({
  getParentRoute: () => inside,
  path: "/mat-khau",
  component: lazyRouteComponent(() => import("../session/password-page.tsx"), "PasswordPage"),
});

const connect = createRoute({
  getParentRoute: () => inside,
  path: "/ket-noi",
  component: lazyRouteComponent(() => import("../connect/connect-page.tsx"), "ConnectPage"),
});

const scoring = [
  scores,
  score,
  scoreArea,
  scorePlan,
  scoreCheck,
  scoreSheet,
  scoreReceipt,
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    ...open,
    inside.addChildren([
      home,
      reports,
      report,
      check,
      step,
      paper,
      parcel,
      receive,
      area,
      importInto,
      reconcile,
      chooseImport,
      receipt,
      register,
      plans,
      plan,
      history,
      handover,
      ...scoring,
      password,
      connect,
    ]),
  ]),
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Failed,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
