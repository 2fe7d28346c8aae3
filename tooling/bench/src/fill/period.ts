import { countryId } from "@cchc/api/units/country";
import type { PeriodInput } from "@cchc/api/periods/write";

/** Last day of the measured period: the two-tier tree holds. */
export const closingDay = "2025-12-14";

/** One yearly period of the whole country, open for as long as anybody measures. */
export const period: PeriodInput = {
  id: "annual-2025",
  form: "annual",
  year: 2025,
  kind: "year",
  name: "Năm 2025 (số liệu để đo tốc độ)",
  from: "2025-01-01",
  to: closingDay,
  due: "2025-12-20",
  lock: "2999-12-31",
  rootId: countryId,
  submitterKind: "commune",
  illustration: true,
};
