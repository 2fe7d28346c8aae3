import type { Qualifier } from "../report/cell.ts";
import { formatDay } from "../text/days.ts";
import type {
  DaySpan,
  Portion,
  Relation,
  Rhythm,
  Schedule,
  SchedulePart,
  Slot,
} from "./schedule.ts";

const roman = ["I", "II", "III", "IV"];
const portions: Readonly<Record<Portion, string>> = { early: "đầu", mid: "giữa", late: "cuối" };
const bounds: Readonly<Record<Qualifier, string>> = {
  exact: "",
  nearly: "gần ",
  above: "trên ",
  about: "khoảng ",
  "at-least": "ít nhất ",
  "at-most": "tối đa ",
};
const unitNames: Readonly<Record<Rhythm["unit"], string>> = {
  day: "ngày",
  week: "tuần",
  month: "tháng",
  quarter: "quý",
  half: "6 tháng",
  year: "năm",
};
const weekdays = ["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"];
const relations: Readonly<Record<Relation, string>> = {
  on: "vào",
  before: "trước",
  by: "chậm nhất",
};

/** `hằng tháng`, `2 tháng một lần`. */
export function rhythmWords({ every, unit }: Rhythm): string {
  if (every === 1) return unit === "half" ? "6 tháng một lần" : `hằng ${unitNames[unit]}`;
  return `${every} ${unitNames[unit]} một lần`;
}

function slotWords(slot: Slot, per: Rhythm): string {
  const period = unitNames[per.unit];
  switch (slot.at) {
    case "weekday": {
      const name = weekdays[slot.weekday - 1];
      const day = name === undefined ? "Chủ nhật" : `thứ ${name}`;
      if (slot.week === undefined) return day;
      return slot.week === "last" ? `${day} cuối cùng` : `${day} lần thứ ${slot.week}`;
    }
    case "day":
      return `ngày ${slot.day}${slot.month === undefined ? "" : ` của tháng thứ ${slot.month} trong ${period}`}`;
    case "last_day":
      return `ngày cuối ${period}`;
    default:
      return `${portions[slot.at]} ${period}`;
  }
}

function withinWords(within: DaySpan | undefined): string {
  return within === undefined ? "" : `, từ ${formatDay(within.from)} đến ${formatDay(within.to)}`;
}

function quotaWords(part: Extract<SchedulePart, { kind: "quota" }>): string {
  const { count, upTo, bound, item, each, per, within } = part;
  const many = upTo === undefined ? `${count}` : `${count} đến ${upTo}`;
  const of = each === undefined ? "" : ` mỗi ${each}`;
  const every =
    per === undefined
      ? ""
      : per.every === 1
        ? ` mỗi ${unitNames[per.unit]}`
        : ` trong ${per.every} ${unitNames[per.unit]}`;
  return `${bounds[bound]}${many} ${item}${of}${every}${withinWords(within)}`;
}

/** One part in Vietnamese, to be read beside the wording it came from. */
export function partWords(part: SchedulePart): string {
  const portion =
    "portion" in part && part.portion !== undefined ? `${portions[part.portion]} ` : "";
  switch (part.kind) {
    case "quarter":
      return `${portion}quý ${roman[part.quarter - 1] ?? part.quarter} năm ${part.year}`;
    case "half":
      return `6 tháng ${part.half === 1 ? "đầu" : "cuối"} năm ${part.year}`;
    case "month":
      return `${portion}tháng ${part.month} năm ${part.year}`;
    case "year":
      return `${portion === "" ? "trong " : portion}năm ${part.year}`;
    case "date":
      return `ngày ${formatDay(part.day)}`;
    case "before":
      return `${part.inclusive ? "chậm nhất" : "trước"} ngày ${formatDay(part.day)}`;
    case "window":
      return `từ ${formatDay(part.from)} đến ${formatDay(part.to)}`;
    case "from":
      return `từ ngày ${formatDay(part.day)}`;
    case "recurring": {
      const { per, slot, relation = "on", within } = part;
      const how =
        slot === undefined
          ? ""
          : `, ${relation === "on" && slot.at !== "day" ? "" : `${relations[relation]} `}${slotWords(slot, per)}`;
      return `${rhythmWords(per)}${how}${withinWords(within)}`;
    }
    case "quota":
      return quotaWords(part);
    case "ongoing":
      return `thường xuyên${withinWords(part.within)}`;
    case "on_event":
      return `theo việc: “${part.wording}”`;
  }
}

/** The whole schedule in Vietnamese; "không đặt thời gian" where it has no part. */
export function scheduleWords({ parts, tentative }: Schedule): string {
  if (parts.length === 0) return "không đặt thời gian";
  return `${tentative === true ? "dự kiến " : ""}${parts.map(partWords).join("; ")}`;
}
