import { NONE, cellsOf, entered } from "./build.ts";
import type { Cells } from "./cell.ts";

/**
 * Figures a ward reported for 01/01/2023–30/11/2023 on the yearly form, for examples and tests.
 * Digitised results are left blank as the ward left them; digitisation on receipt is a stated rate
 * without counts; petitions did not arise.
 */
export const WARD_2023: Cells = cellsOf({
  "residential_groups.total": 6,
  "documents.checked": 189,
  "documents.legal": NONE,
  "tthc.received.total": 1059,
  "tthc.received.new": 1058,
  "tthc.received.online": 1049,
  "tthc.received.direct": 9,
  "tthc.received.carried": 1,
  "tthc.resolved.total": 1059,
  "tthc.resolved.early": 1054,
  "tthc.resolved.on_time": 5,
  "tthc.resolved.late": 0,
  "tthc.pending.total": 0,
  "tthc.digitised.on_receipt.rate": 9953,
  "petitions.received": NONE,
  "survey.ballots.total": 145,
  "survey.ballots.very_satisfied": 105,
  "survey.ballots.satisfied": 40,
  "staff.violations": NONE,
  "budget.estimate.posted_days": 30,
  "staff.official_mail.rate": 10_000,
  "staff.official_mail.regular.rate": 10_000,
  "digital.internal_mail": "Thường xuyên",
  "digital.offices.connected.rate": 10_000,
  "edocuments.exchanged.electronic.rate": entered(9000, "above"),
});
