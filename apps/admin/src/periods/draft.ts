import type { FormCode } from "@cchc/domain/form/form";
import type { PeriodKind } from "@cchc/domain/period/period";
import { defaultWindow, dueDefault, periodName } from "@cchc/domain/period/window";
import { addDays } from "@cchc/domain/text/days";
import { dayText, readDay } from "@cchc/ui/day/typed-day";
import { kindsOf } from "./labels.ts";

/** A period being opened, as typed. */
export interface PeriodDraft {
  readonly form: FormCode;
  readonly kind: PeriodKind;
  readonly year: number;
  readonly month: number;
  readonly rootId: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly due: string;
  readonly lock: string;
}

type Span = Pick<PeriodDraft, "form" | "kind" | "year" | "month" | "rootId">;

/** Days after the due day in which late reports and corrections are still taken, unless changed. */
const graceDays = 45;

/** The draft with the name and days usually meant by form, kind and year; all can be changed. */
export function offered(span: Span): PeriodDraft {
  const { kind, year, month } = span;
  const window = defaultWindow(kind, year, month);
  const due = dueDefault(kind, year, month);
  return {
    ...span,
    name: periodName(kind, year, month),
    from: dayText(window?.from),
    to: dayText(window?.to),
    due: dayText(due),
    lock: dayText(due === undefined ? undefined : addDays(due, graceDays)),
  };
}

/** The draft with another due day; a lock day that was only offered follows it. */
export function withDue(draft: PeriodDraft, due: string): PeriodDraft {
  const before = readDay(draft.due).day;
  const now = readDay(due).day;
  const lock = readDay(draft.lock).day;
  const offeredLock = before === undefined ? undefined : addDays(before, graceDays);
  const follows = now !== undefined && (lock === undefined || lock === offeredLock);
  return { ...draft, due, ...(follows ? { lock: dayText(addDays(now, graceDays)) } : {}) };
}

/** Another form brings its own usual span. */
export function withForm(draft: PeriodDraft, form: FormCode): PeriodDraft {
  const kinds = kindsOf[form];
  const kind = kinds.includes(draft.kind) ? draft.kind : (kinds[0] ?? "custom");
  return offered({ ...draft, form, kind });
}

export interface Days {
  readonly from: string;
  readonly to: string;
  readonly due: string;
  readonly lock: string;
}

/** What is wrong with the order of the days, by the field it stands under. */
export function orderProblems(days: Partial<Days>): Partial<Record<keyof Days, string>> {
  const day = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : readDay(text).day;
  const [from, to, due, lock] = [day(days.from), day(days.to), day(days.due), day(days.lock)];
  return {
    ...(from !== undefined && to !== undefined && to < from
      ? { to: "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi." }
      : {}),
    ...(from !== undefined && due !== undefined && due < from
      ? { due: "Hạn nộp phải từ ngày đầu kỳ trở đi." }
      : {}),
    ...(due !== undefined && lock !== undefined && lock < due
      ? { lock: "Ngày khóa phải từ hạn nộp trở đi." }
      : {}),
  };
}
