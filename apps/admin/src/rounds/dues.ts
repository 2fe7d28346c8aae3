import { readDay } from "@cchc/ui/day/typed-day";

/** The days of a round as typed. */
export interface TypedDues {
  readonly selfDue: string;
  readonly appraisalDue: string;
}

/** What is wrong with the order of the days, by the field it stands under. */
export function duesProblems(
  { selfDue, appraisalDue }: TypedDues,
  from: string | undefined,
): Partial<Record<keyof TypedDues, string>> {
  const [own, appraisal] = [readDay(selfDue).day, readDay(appraisalDue).day];
  return {
    ...(own !== undefined && from !== undefined && own < from
      ? { selfDue: "Hạn tự chấm phải từ ngày đầu kỳ báo cáo trở đi." }
      : {}),
    ...(own !== undefined && appraisal !== undefined && appraisal < own
      ? { appraisalDue: "Hạn thẩm định phải từ hạn tự chấm trở đi." }
      : {}),
  };
}
