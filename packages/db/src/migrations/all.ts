import type { Migration } from "kysely/migration";
import * as accounts from "./2026-11-21-001-accounts.ts";
import * as unitsAndPeriods from "./2026-11-21-002-units-and-periods.ts";
import * as reports from "./2026-11-21-003-reports.ts";
import * as operationsAndAudit from "./2026-11-21-004-operations-and-audit.ts";
import * as periodOnce from "./2026-11-21-005-period-once.ts";
import * as reviewLevel from "./2026-11-21-005-review-level.ts";
import * as documents from "./2026-11-21-006-documents.ts";
import * as scoring from "./2026-11-21-007-scoring.ts";
import * as plans from "./2026-11-21-008-plans.ts";
import * as scoreItemUnit from "./2026-11-21-009-score-item-unit.ts";
import * as wordTemplates from "./2026-11-21-010-word-templates.ts";
import * as scoreItemVersion from "./2026-11-21-011-score-item-version.ts";
import * as mail from "./2026-11-21-012-mail.ts";
import * as importLayouts from "./2026-11-21-013-import-layouts.ts";
import * as unitOperations from "./2026-11-21-014-unit-operations.ts";
import * as packages from "./2026-11-21-015-packages.ts";
import * as secondFactor from "./2026-11-21-016-second-factor.ts";
import * as connections from "./2026-11-21-017-connections.ts";
import * as evidenceOrder from "./2026-11-21-018-evidence-order.ts";
import * as noticeOfResults from "./2026-11-21-019-notice-of-results.ts";
import * as passkeys from "./2026-11-21-020-passkeys.ts";

/** Every migration by name, in order. A landed one is never changed. */
export const migrations: Record<string, Migration> = {
  "2026-11-21-001-accounts": accounts,
  "2026-11-21-002-units-and-periods": unitsAndPeriods,
  "2026-11-21-003-reports": reports,
  "2026-11-21-004-operations-and-audit": operationsAndAudit,
  "2026-11-21-005-period-once": periodOnce,
  "2026-11-21-005-review-level": reviewLevel,
  "2026-11-21-006-documents": documents,
  "2026-11-21-007-scoring": scoring,
  "2026-11-21-008-plans": plans,
  "2026-11-21-009-score-item-unit": scoreItemUnit,
  "2026-11-21-010-word-templates": wordTemplates,
  "2026-11-21-011-score-item-version": scoreItemVersion,
  "2026-11-21-012-mail": mail,
  "2026-11-21-013-import-layouts": importLayouts,
  "2026-11-21-014-unit-operations": unitOperations,
  "2026-11-21-015-packages": packages,
  "2026-11-21-016-second-factor": secondFactor,
  "2026-11-21-017-connections": connections,
  "2026-11-21-018-evidence-order": evidenceOrder,
  "2026-11-21-019-notice-of-results": noticeOfResults,
  "2026-11-21-020-passkeys": passkeys,
};
