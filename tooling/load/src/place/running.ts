import type { PeriodInput } from "@cchc/api/periods/write";
import { countryId } from "@cchc/api/units/country";

/** The yearly period on whose last day everybody works; that of the year before is the bench's. */
export const running: PeriodInput = {
  id: "annual-2026",
  form: "annual",
  year: 2026,
  kind: "year",
  name: "Năm 2026 (số liệu để đo tải)",
  from: "2025-12-15",
  to: "2026-12-14",
  due: "2026-12-20",
  lock: "2999-12-31",
  rootId: countryId,
  submitterKind: "commune",
  illustration: true,
};
