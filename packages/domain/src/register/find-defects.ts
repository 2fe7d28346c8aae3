import { entryNumberText, entryTypeLabel, readEntryNumber } from "../document/entry.ts";
import type { Day } from "../report/cell.ts";
import { formatDay, isDay } from "../text/days.ts";
import { searchKey } from "../text/search-key.ts";
import { type RegisterDefect, type RegisterEntry, defect, entryName } from "./defect.ts";
import { likelySuperiors } from "./likely-superior.ts";
import { type SeriesRule, bySeries, freeNumbers, numberValue, symbolKey } from "./series.ts";

/** The day and how the unit numbers its documents. */
export interface DefectOptions {
  readonly today: Day;
  readonly series: SeriesRule;
}

/** No administrative document of the Republic is older. */
const earliest = "1945-09-02";

/** Papers that need no number and no day of their own. */
function numberless(entry: RegisterEntry): boolean {
  return entry.type === "other" || (entry.symbol === null && entry.number === null);
}

function typeDefects(entry: RegisterEntry): readonly RegisterDefect[] {
  if (entry.type === "other" || entry.symbol === null) return [];
  const read = readEntryNumber(`1/${entry.symbol}`);
  const found: RegisterDefect[] = [];
  if (read?.type !== undefined && read.type !== entry.type) {
    const says = `${entryName(entry)}: ký hiệu “${entry.symbol}” là của ${entryTypeLabel(read.type).toLowerCase()}, không phải ${entryTypeLabel(entry.type).toLowerCase()}. Hãy xem lại tên loại hoặc ký hiệu trên bản gốc.`;
    found.push(defect(["type_symbol", "error"], [entry], says));
  }
  const year = /^(\d{4})\//.exec(entry.symbol)?.[1];
  if (year !== undefined && entry.issuedOn !== null && !entry.issuedOn.startsWith(year)) {
    const says = `${entryName(entry)}: số ghi năm ${year}, ngày ban hành thuộc năm ${entry.issuedOn.slice(0, 4)}. Hãy xem lại số hoặc ngày.`;
    found.push(defect(["symbol_year", "error"], [entry], says));
  }
  return found;
}

function blankDefects(entry: RegisterEntry): readonly RegisterDefect[] {
  if (numberless(entry)) return [];
  const found: RegisterDefect[] = [];
  if (entry.number === null) {
    const says = `${entryName(entry)}: chưa ghi số. Hãy ghi số trước khi dẫn văn bản này.`;
    found.push(defect(["blank_number", "warning"], [entry], says));
  }
  if (entry.issuedOn === null) {
    const says = `${entryName(entry)}: chưa ghi ngày ban hành.`;
    found.push(defect(["blank_day", "warning"], [entry], says));
  }
  return found;
}

function dayDefects(entry: RegisterEntry, today: Day): readonly RegisterDefect[] {
  const { issuedOn } = entry;
  if (issuedOn === null) return [];
  if (!isDay(issuedOn) || issuedOn < earliest) {
    const says = `${entryName(entry)}: ngày ban hành không thể có. Hãy xem lại trên bản gốc.`;
    return [defect(["impossible_day", "error"], [entry], says)];
  }
  if (issuedOn <= today) return [];
  const says = `${entryName(entry)}: ngày ban hành ở sau hôm nay (${formatDay(today)}). Hãy xem lại ngày, tháng, năm.`;
  return [defect(["future_day", "error"], [entry], says)];
}

function superiorDefects(
  entry: RegisterEntry,
  byId: ReadonlyMap<string, RegisterEntry>,
): readonly RegisterDefect[] {
  const above = entry.implementsId === undefined ? undefined : byId.get(entry.implementsId);
  if (above === undefined || entry.issuedOn === null || above.issuedOn === null) return [];
  if (!isDay(entry.issuedOn) || !isDay(above.issuedOn) || entry.issuedOn >= above.issuedOn) {
    return [];
  }
  const says = `${entryName(entry)} có ngày trước ${entryName(above)} của ${above.issuer} mà văn bản này triển khai. Hãy xem lại ngày, hoặc văn bản cấp trên được dẫn.`;
  return [defect(["before_superior", "warning"], [entry, above], says)];
}

/** As above, where nothing but the titles says that the one plan implements the other. */
function likelySuperiorDefects(entries: readonly RegisterEntry[]): readonly RegisterDefect[] {
  return likelySuperiors(entries).flatMap(([plan, above]) => {
    if (plan.implementsId !== undefined || plan.issuedOn === null || above.issuedOn === null) {
      return [];
    }
    if (plan.issuedOn >= above.issuedOn) return [];
    const says = `${entryName(plan)} có ngày trước ${entryName(above)} của ${above.issuer}, cùng nội dung. Nếu kế hoạch này triển khai văn bản ấy, hãy xem lại ngày hoặc văn bản được dẫn.`;
    return [defect(["before_superior", "warning"], [plan, above], says)];
  });
}

function sameNumber(entries: readonly RegisterEntry[]): readonly RegisterDefect[] {
  const groups = new Map<string, RegisterEntry[]>();
  for (const entry of entries) {
    const value = numberValue(entry.number);
    if (value === undefined || entry.symbol === null) continue;
    const number = (entry.number ?? "").replace(/^0+(?=\d)/, "").toLowerCase();
    const key = `${number}/${symbolKey(entry.symbol)}`;
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [entry]);
    else own.push(entry);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (first === undefined || others.length === 0) return [];
    const titles = new Set(group.map(({ summary }) => searchKey(summary)));
    const days = new Set(group.map(({ issuedOn }) => issuedOn));
    const found: RegisterDefect[] = [];
    const number = entryNumberText(first);
    if (titles.size > 1) {
      const listed = group.map(({ summary }) => `“${summary}”`).join(" và ");
      const says = `Số ${number} của ${first.issuer} mang ${titles.size} trích yếu khác nhau: ${listed}. Hãy đối chiếu bản gốc.`;
      found.push(defect(["two_titles", "error"], group, says));
    }
    if (days.size > 1) {
      const listed = [...days].map((day) =>
        day === null ? "không ngày" : isDay(day) ? formatDay(day) : day,
      );
      const says = `Số ${number} của ${first.issuer} mang ${days.size} ngày khác nhau: ${listed.join(", ")}. Hãy đối chiếu bản gốc.`;
      found.push(defect(["two_days", "error"], group, says));
    }
    if (found.length === 0) {
      const says = `${entryName(first)} được ghi vào sổ ${group.length} lần. Hãy giữ một và chuyển minh chứng sang đó.`;
      found.push(defect(["entered_twice", "warning"], group, says));
    }
    return found;
  });
}

/** Each entry dated before a lower number, told beside the lower number with the latest day. */
function orderDefects(entries: readonly RegisterEntry[]): readonly RegisterDefect[] {
  const numbered = entries
    .flatMap((entry) => {
      const value = numberValue(entry.number);
      const day = entry.issuedOn;
      return value === undefined || day === null || !isDay(day) ? [] : [{ entry, value, day }];
    })
    .sort((a, b) => a.value - b.value || (a.day < b.day ? -1 : 1));
  const found: RegisterDefect[] = [];
  let latest = numbered[0];
  for (const next of numbered.slice(1)) {
    if (latest !== undefined && next.value > latest.value && next.day < latest.day) {
      const says = `${entryName(next.entry)} mang số lớn hơn nhưng ngày sớm hơn ${entryName(latest.entry)}. Hãy xem lại số hoặc ngày của một trong hai.`;
      found.push(defect(["number_order", "warning"], [next.entry, latest.entry], says));
    } else if (latest === undefined || next.day > latest.day) latest = next;
  }
  return found;
}

/** `3, 5–7`. */
function runs(values: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const value of values) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] === value - 1) last[1] = value;
    else spans.push([value, value]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

function gapDefects(entries: readonly RegisterEntry[]): readonly RegisterDefect[] {
  const own = entries.filter((entry) => entry.own && numberValue(entry.number) !== undefined);
  const values = new Set(own.flatMap(({ number }) => numberValue(number) ?? []));
  const highest = Math.max(0, ...values);
  const missing = freeNumbers(values);
  const last = own.find(({ number }) => numberValue(number) === highest);
  if (missing.length === 0 || last === undefined) return [];
  const says = `Sổ chưa có ${missing.length} số trước ${entryNumberText(last)}: ${runs(missing)}. Hãy ghi bổ sung nếu các văn bản ấy liên quan đến CCHC.`;
  return [defect(["number_gap", "info"], [last], says)];
}

/**
 * The defects of a register: of each entry, then of each series of numbers. Nothing is changed. Order
 * and doubles are looked for within one issuer and year; gaps in own series only, because of superior
 * documents a unit keeps what it cites.
 */
export function findDefects(
  entries: readonly RegisterEntry[],
  { today, series }: DefectOptions,
): readonly RegisterDefect[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const single = entries.flatMap((entry) => [
    ...typeDefects(entry),
    ...blankDefects(entry),
    ...dayDefects(entry, today),
    ...superiorDefects(entry, byId),
  ]);
  const together = [...bySeries(entries, series).values()].flatMap((own) => [
    ...sameNumber(own),
    ...orderDefects(own),
    ...gapDefects(own),
  ]);
  return [...single, ...likelySuperiorDefects(entries), ...together];
}
