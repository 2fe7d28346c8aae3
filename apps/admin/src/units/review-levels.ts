import type { ReviewRule } from "@cchc/domain/unit/review";

/** What the levels are called that can review. */
export const reviewLevels: Readonly<Record<ReviewRule["reviewKind"], string>> = {
  district: "Cấp huyện",
  province: "Cấp tỉnh",
};
