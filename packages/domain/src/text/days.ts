import { addDays as addCalendarDays } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { formatISO } from "date-fns/formatISO";
import { parseISO } from "date-fns/parseISO";
import type { Day } from "../report/cell.ts";

/**
 * Vietnam has kept UTC+7 without summer time since 1975: adding it is exact for every instant the
 * product meets and does not depend on the zone tables of an old computer.
 */
const vietnamOffsetMs = 7 * 3_600_000;

/** The start of a day where the program runs; reckoning with days there crosses no time zone. */
function dateOf(day: Day): Date {
  if (!isDay(day)) throw new RangeError(`not a calendar day: ${JSON.stringify(day)}`);
  return parseISO(day);
}

/** Whether the text is a day of the calendar written `2023-11-30`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parseISO(text).getTime());
}

/** The day `count` days later (earlier when negative). Throws RangeError when `day` is no day. */
export function addDays(day: Day, count: number): Day {
  return formatISO(addCalendarDays(dateOf(day), count), { representation: "date" });
}

/** The following day. */
export function nextDay(day: Day): Day {
  return addDays(day, 1);
}

/** The day before. */
export function previousDay(day: Day): Day {
  return addDays(day, -1);
}

/** Whole days from `from` to `to`; 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return differenceInCalendarDays(dateOf(to), dateOf(from));
}

/** `"2023-11-30"` as `30/11/2023`. */
export function formatDay(day: Day): string {
  dateOf(day);
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/**
 * `"2023-11-30"` as `ngày 30 tháng 11 năm 2023`. Days below 10 and the months 1 and 2 keep a
 * leading 0, the other months have none. Source: Nghị định 30/2020/NĐ-CP, phụ lục I.
 */
export function formatDayLong(day: Day): string {
  dateOf(day);
  const month = Number(day.slice(5, 7));
  const monthText = month <= 2 ? `0${month}` : `${month}`;
  return `ngày ${day.slice(8, 10)} tháng ${monthText} năm ${day.slice(0, 4)}`;
}

/** The calendar day in Vietnam at an instant. The instant is an argument: the domain has no clock. */
export function todayInVietnam(instant: Date): Day {
  return new Date(instant.getTime() + vietnamOffsetMs).toISOString().slice(0, 10);
}

/**
 * An ISO instant as people read it in Vietnam: `2023-12-12T09:42:00Z` is
 * `16:42 ngày 12/12/2023`. Throws RangeError when the text is no instant.
 */
export function formatInstant(iso: string): string {
  const local = new Date(Date.parse(iso) + vietnamOffsetMs).toISOString();
  return `${local.slice(11, 16)} ngày ${formatDay(local.slice(0, 10))}`;
}
