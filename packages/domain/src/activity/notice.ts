import type { Day } from "../report/cell.ts";
import { daysBetween, formatDay, isDay } from "../text/days.ts";
import type { Activity, DetailValue } from "./activity.ts";

/** Where a TTHC notice is posted. */
export const noticeChannels = ["desk", "site", "qr"] as const;

export type NoticeChannel = (typeof noticeChannels)[number];

/** Vietnamese names of the channels. */
export const noticeChannelLabels: Readonly<Record<NoticeChannel, string>> = {
  desk: "Bộ phận Một cửa",
  site: "trang thông tin điện tử",
  qr: "mã QR",
};

/** One channel of a notice on a day. */
export interface ChannelPosting {
  readonly channel: NoticeChannel;
  readonly postedOn?: Day;
  /** Days after the due day, on posting or so far; 0 in time; absent where no due day is known. */
  readonly daysLate?: number;
  /** One Vietnamese sentence. */
  readonly sentence: string;
}

function dayOf(value: DetailValue | undefined): Day | undefined {
  return typeof value === "string" && isDay(value) ? value : undefined;
}

/**
 * How a notice stands on each channel. Desk and website are always wanted; the QR page only where a
 * day is kept for it.
 */
export function noticePostings(
  { details }: Pick<Activity, "details">,
  today: Day,
): readonly ChannelPosting[] {
  const due = dayOf(details["due"]);
  return noticeChannels.flatMap((channel): readonly ChannelPosting[] => {
    const postedOn = dayOf(details[`posted_${channel}`]);
    if (channel === "qr" && postedOn === undefined) return [];
    const place = noticeChannelLabels[channel];
    const late = due === undefined ? undefined : Math.max(0, daysBetween(due, postedOn ?? today));
    const posted = postedOn === undefined ? {} : { postedOn };
    const kept = late === undefined ? posted : { ...posted, daysLate: late };
    const when = late === undefined ? "" : late > 0 ? `, chậm ${late} ngày` : ", đúng hạn";
    const waiting =
      late === undefined
        ? ""
        : late > 0
          ? `, đã quá hạn ${late} ngày`
          : `, hạn ${formatDay(due ?? today)}`;
    const sentence =
      postedOn === undefined
        ? `Chưa niêm yết tại ${place}${waiting}.`
        : `Niêm yết tại ${place} ngày ${formatDay(postedOn)}${when}.`;
    return [{ channel, ...kept, sentence }];
  });
}

/** Posted at the desk and on the website, and on each channel no later than the due day. */
export function noticeInTime(activity: Pick<Activity, "details">): boolean {
  const due = dayOf(activity.details["due"]);
  if (due === undefined) return false;
  return noticePostings(activity, due).every(({ postedOn, daysLate }) => {
    return postedOn !== undefined && daysLate === 0;
  });
}
