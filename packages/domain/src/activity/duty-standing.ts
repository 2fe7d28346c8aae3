import type { Day } from "../report/cell.ts";
import { daysBetween, formatDay, isDay } from "../text/days.ts";
import { formatCount } from "../text/numbers.ts";
import type { Activity, DetailValue } from "./activity.ts";
import { noticePostings } from "./notice.ts";

/** How a duty that leaves a paper stands. */
export interface DutyStanding {
  /** `late`: something is over its day and still open; `lacking`: something is open or came late. */
  readonly state: "settled" | "lacking" | "late";
  /** Whole Vietnamese sentences, never empty. */
  readonly sentences: readonly string[];
}

/**
 * Days that a budget stays posted at the office. Source: Luật Ngân sách nhà nước 2015, điều 15,
 * not verified here; the annual form states the days a unit really posted it.
 */
export const POSTED_DAYS = 30;

function dayOf(value: DetailValue | undefined): Day | undefined {
  return typeof value === "string" && isDay(value) ? value : undefined;
}

function countOf(value: DetailValue | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/**
 * How a duty stands on a day: a TTHC notice by channel, an inspection by what is mended, a published
 * budget by its day and the days it was posted, a cost estimate by whether it was sent. `undefined`
 * for a kind that is no duty.
 */
export function dutyStanding(
  { kind, details }: Pick<Activity, "kind" | "details">,
  today: Day,
): DutyStanding | undefined {
  switch (kind) {
    case "tthc_notice":
      return ofNotice(details, today);
    case "inspection":
      return ofInspection(details, today);
    case "budget_publication":
      return ofBudget(details);
    case "cost_estimate":
      return ofEstimate(details);
    default:
      return undefined;
  }
}

type Details = Activity["details"];

function ofNotice(details: Details, today: Day): DutyStanding {
  const postings = noticePostings({ details }, today);
  const open = postings.filter(({ postedOn }) => postedOn === undefined);
  const late = (one: { readonly daysLate?: number }): boolean => (one.daysLate ?? 0) > 0;
  const state = open.some(late)
    ? "late"
    : open.length > 0 || postings.some(late)
      ? "lacking"
      : "settled";
  return { state, sentences: postings.map(({ sentence }) => sentence) };
}

function ofInspection(details: Details, today: Day): DutyStanding {
  const findings = countOf(details["findings"]) ?? 0;
  if (findings === 0) return { state: "settled", sentences: ["Không phát hiện tồn tại."] };
  const mended = countOf(details["mended"]);
  const due = dayOf(details["mend_due"]);
  const done = dayOf(details["mended_on"]);
  const share = `${formatCount(mended ?? 0)}/${formatCount(findings)} tồn tại`;
  if (mended !== undefined && mended >= findings) {
    const over = due === undefined || done === undefined ? 0 : daysBetween(due, done);
    const when = done === undefined ? "" : ` ngày ${formatDay(done)}`;
    return over > 0
      ? { state: "lacking", sentences: [`Đã khắc phục ${share}${when}, chậm ${over} ngày.`] }
      : { state: "settled", sentences: [`Đã khắc phục ${share}${when}.`] };
  }
  const words =
    mended === undefined ? "Chưa ghi số tồn tại đã khắc phục" : `Mới khắc phục ${share}`;
  if (due === undefined) return { state: "lacking", sentences: [`${words}, chưa ghi hạn.`] };
  const over = daysBetween(due, today);
  return over > 0
    ? { state: "late", sentences: [`${words}, quá hạn ${over} ngày (hạn ${formatDay(due)}).`] }
    : { state: "lacking", sentences: [`${words}, hạn ${formatDay(due)}.`] };
}

function ofBudget(details: Details): DutyStanding {
  const published = dayOf(details["published_on"]);
  const due = dayOf(details["due"]);
  const posted = countOf(details["posted_days"]);
  const over = published === undefined || due === undefined ? 0 : daysBetween(due, published);
  const on =
    published === undefined ? "Chưa ghi ngày công khai" : `Công khai ngày ${formatDay(published)}`;
  const timely = due === undefined ? "" : over > 0 ? `, chậm ${over} ngày` : ", đúng hạn";
  const short = posted !== undefined && posted < POSTED_DAYS;
  const board =
    posted === undefined
      ? []
      : [
          short
            ? `Niêm yết ${formatCount(posted)} ngày, thiếu ${POSTED_DAYS - posted} ngày so với ${POSTED_DAYS} ngày.`
            : `Niêm yết ${formatCount(posted)} ngày.`,
        ];
  const lacking = published === undefined || over > 0 || short;
  return { state: lacking ? "lacking" : "settled", sentences: [`${on}${timely}.`, ...board] };
}

function ofEstimate(details: Details): DutyStanding {
  const sent = dayOf(details["sent_on"]);
  return sent === undefined
    ? { state: "lacking", sentences: ["Chưa gửi cơ quan tài chính."] }
    : { state: "settled", sentences: [`Đã gửi cơ quan tài chính ngày ${formatDay(sent)}.`] };
}
