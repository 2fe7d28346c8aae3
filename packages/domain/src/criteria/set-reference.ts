import { OFFICE_AREAS } from "./reference-office.ts";
import { REFERENCE_BONUS, SERVICE_AREAS } from "./reference-service.ts";
import { REFERENCE_NOTICE, referenceClause } from "./reference-words.ts";
import type { CriteriaSet } from "./set.ts";

/**
 * A set of 70 + 30 points to start one's own from. It is no decision of any province, and says so
 * wherever it is shown.
 */
export const REFERENCE_SET: CriteriaSet = {
  id: "reference",
  version: 1,
  name: "Bộ tiêu chí tham khảo cấp xã (70 + 30)",
  notice: REFERENCE_NOTICE,
  unitKind: "commune",
  from: "2021-07-15",
  decision: referenceClause("70 điểm thẩm định, 30 điểm khảo sát"),
  max: 10_000,
  areas: [
    OFFICE_AREAS.direction,
    OFFICE_AREAS.institutions,
    SERVICE_AREAS.procedures,
    OFFICE_AREAS.organization,
    ...SERVICE_AREAS.rest,
  ],
  bonus: REFERENCE_BONUS,
  surveyShare: 3000,
  rounding: "leaf-half-up-2",
  notApplicable: "rescale",
  missing: "stop",
  grades: [
    { code: "excellent", label: "Xuất sắc", from: 9000 },
    { code: "good", label: "Tốt", from: 8000 },
    { code: "fair", label: "Khá", from: 7000 },
    { code: "average", label: "Trung bình", from: 5000 },
    { code: "weak", label: "Yếu", from: 0 },
  ],
  blocks: [
    { code: "ward", label: "Phường, thị trấn" },
    { code: "commune", label: "Xã" },
  ],
  examples: [
    {
      note: "Lĩnh vực công vụ khi không có kế hoạch đào tạo và có một người vi phạm",
      values: {
        staff_at_standard: { numerator: 20, denominator: 21 },
        staff_trained: { state: "none" },
        "staff.violations": 1,
        "staff.serious_violations": 0,
      },
      leaves: { "5.1.1": 190, "5.1.3": 250 },
      sum: 440,
    },
    {
      note: "Có vi phạm nghiêm trọng: cả lĩnh vực công vụ mất điểm",
      values: {
        staff_at_standard: { numerator: 20, denominator: 21 },
        "staff.violations": 1,
        "staff.serious_violations": 1,
      },
      leaves: { "5.1.1": 0, "5.1.3": 0 },
      sum: 0,
    },
  ],
};
