import { type Found, isWholeYear, merged } from "./merge.ts";
import { readQuota } from "./read-quota.ts";
import { readRecurring } from "./read-recurring.ts";
import { type Reading, readTime } from "./read-time.ts";
import type { Schedule } from "./schedule.ts";
import { type Pattern, Scanner, knownWords, pattern } from "./scanner.ts";
import { partWords } from "./words.ts";
import { wordingOf } from "./wording.ts";

/** A stretch of the wording; `wording.slice(start, end)` is `text`. */
export interface WordingSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What was read out of one stretch. */
export interface UnderstoodSpan extends WordingSpan {
  /** Vietnamese, to be confirmed by a person. */
  readonly words: string;
}

/** What {@link parseSchedule} makes of a wording. Nothing is guessed: `rest` waits for a person. */
export interface ParsedSchedule {
  readonly schedule: Schedule;
  readonly understood: readonly UnderstoodSpan[];
  readonly rest: readonly WordingSpan[];
}

const notSet: Pattern = pattern(
  "(?:[-. …/?]|không (?:quy định|xác định|đặt|có)(?: thời gian)?|chưa (?:xác định|quy định|có)(?: thời gian)?|thời gian)*$",
);
const reference: Pattern = pattern(
  "(?:(?:kế hoạch|kh|quyết định|công văn|văn bản|chỉ thị|nghị quyết|nghị định|thông tư) )?(?:số:? ?)?\\d{1,4} ?/ ?(?:\\d{4} ?/ ?)?(?:kh|qđ|ubnd|bc|tb|nq|ct|ttr|nđ|tt)(?:-<L>+)*(?: ngày \\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?\\d{4})?",
);
const ongoing: Pattern = pattern(
  "thường xuyên(?:,? (?:liên tục|kịp thời|hằng ngày|hàng ngày))*(?:,? (?:trong|suốt|cả)+ năm(?! ?(?:\\d|nay|sau|tới|trước)))?|liên tục|(?:trong )?(?:cả|suốt|quanh) năm(?! ?\\d)|(?:trong )?(?:cả|suốt|quanh) (?=năm)|xuyên suốt(?: năm(?! ?\\d))?|trong năm(?! ?(?:\\d|nay|sau|tới|trước))",
);
const event: Pattern = pattern(
  "(?:(?:ngay |sau )*khi|nếu|trường hợp|đột xuất|theo|căn cứ|nhân|tùy|sẽ có|có (?=kế hoạch|kh)|sau (?=hội nghị|cuộc|đợt|mỗi|\\d|có)|(?:vào |trong )?(?:các )?(?:dịp|đợt|ngày lễ)|trong vòng|trong thời hạn|ngay sau|không quá (?=\\d+ ngày))[^;\\n()]*",
);
const bareRule: Pattern = pattern("theo (?:quy định|kế hoạch|kế hoạch này|tiến độ)(?: này)?[ .]*$");
const tentativeWord: Pattern = pattern("dự kiến");
const periodicWord: Pattern = pattern("định kỳ");
const filler: Pattern = pattern(
  "(?:trong|vào|thực hiện|hoàn thành|xong|thời gian|thời hạn|thời điểm|số lượng|chỉ tiêu|tiến độ|đạt|và|của|là|hạn|khoảng|đợt|lần|tổ chức)(?!<L>)",
);
const word: Pattern = pattern("(?:<L>|\\d)+");

/** An event reads to the end of its clause, yet not over another time behind a comma. */
function readEvent(scanner: Scanner): Reading | undefined {
  const start = scanner.position;
  const found = scanner.eat(event);
  if (found === undefined) return undefined;
  for (const comma of found[0].matchAll(/, ?(?:và )?|\. /g)) {
    scanner.position = start + comma.index + comma[0].length;
    if (scanner.attempt(readDated) !== undefined) {
      scanner.position = start + comma.index;
      return eventPart(scanner, start);
    }
  }
  scanner.position = start + found[0].length;
  return eventPart(scanner, start);
}

function eventPart(scanner: Scanner, start: number): Reading {
  const wording = scanner
    .original(start, scanner.position)
    .normalize("NFC")
    .replace(/[\s.,]+$/, "");
  return { parts: [{ kind: "on_event", wording: wording.replaceAll(/\s+/g, " ") }] };
}

function readOngoing(scanner: Scanner): Reading | undefined {
  return scanner.eat(ongoing) === undefined ? undefined : { parts: [{ kind: "ongoing" }] };
}

/** Everything but events: what may stand behind the comma of an event. */
function readDated(scanner: Scanner): Reading | undefined {
  return (
    scanner.attempt(readQuota) ??
    scanner.attempt(readRecurring) ??
    scanner.attempt(readOngoing) ??
    scanner.attempt(readTime)
  );
}

/** What was read, left and remarked on the way through a wording. */
class Reader {
  readonly scanner: Scanner;
  readonly found: Found[] = [];
  readonly left: [from: number, to: number][] = [];
  readonly periodic: [from: number, to: number][] = [];
  tentative = false;

  constructor(scanner: Scanner) {
    this.scanner = scanner;
  }

  read(): void {
    const { scanner } = this;
    while (scanner.position < scanner.wording.text.length) this.step(scanner.position);
  }

  step(from: number): void {
    const { scanner } = this;
    const { text } = scanner.wording;
    if (scanner.eat(bareRule) !== undefined && this.found.length > 0) return;
    scanner.position = from;
    if (scanner.eat(reference) !== undefined) {
      this.left.push([from, scanner.position]);
      return;
    }
    const reading = scanner.attempt(readDated) ?? scanner.attempt(readEvent);
    if (reading !== undefined && scanner.position > from) {
      const { parts } = reading;
      if (parts === undefined) this.left.push([from, scanner.position]);
      else {
        this.found.push({ parts, from, to: scanner.position });
        const [only] = parts;
        if (only?.kind === "year" && isWholeYear(only)) scanner.year = only.year;
      }
      return;
    }
    scanner.position = from;
    if (scanner.eat(tentativeWord) !== undefined) this.tentative = true;
    else if (scanner.eat(periodicWord) !== undefined) this.periodic.push([from, scanner.position]);
    else if (scanner.eat(filler) === undefined) {
      if (scanner.eat(word) === undefined)
        scanner.position = from + (text[from] === undefined ? 0 : 1);
      else this.left.push([from, scanner.position]);
    }
  }
}

/**
 * Reads the time of a task as a plan words it. `year` is the plan's, for times that name none.
 * The same wording always gives the same schedule; a blank one gives no part and no rest; what was
 * not understood stays in `rest` with its place, counted in UTF-16 units of `wording`.
 */
export function parseSchedule(
  wording: string,
  { year }: { readonly year: number },
): ParsedSchedule {
  const scanner = new Scanner(wordingOf(wording, knownWords), year);
  if (scanner.eat(notSet) !== undefined) {
    return { schedule: { parts: [] }, understood: [], rest: [] };
  }
  const reader = new Reader(scanner);
  reader.read();
  const { text } = scanner.wording;
  const found = merged(reader.found, text).filter(({ parts }) => parts.length > 0);
  const left = found.some(({ parts }) =>
    parts.some(({ kind }) => kind === "recurring" || kind === "quota"),
  )
    ? reader.left
    : [...reader.left, ...reader.periodic];
  const nothing = found.length === 0 && left.length === 0;
  const span = (from: number, to: number): WordingSpan => {
    const start = scanner.wording.starts[from] ?? 0;
    const end = scanner.wording.ends[to - 1] ?? wording.length;
    return { start, end, text: wording.slice(start, end) };
  };
  const parts = found.flatMap((one) => one.parts);
  return {
    schedule: { parts, ...(reader.tentative ? { tentative: true } : {}) },
    understood: found.map((one) => ({
      ...span(one.from, one.to),
      words: one.parts.map(partWords).join("; "),
    })),
    rest: nothing
      ? [span(0, text.length)]
      : joinedRest(
          [...left].sort(([a], [b]) => a - b),
          text,
        ).map(([from, to]) => span(from, to)),
  };
}

/** Neighbouring words that were left become one stretch. */
function joinedRest(
  left: readonly (readonly [number, number])[],
  text: string,
): readonly (readonly [number, number])[] {
  const joined: (readonly [number, number])[] = [];
  for (const [from, to] of left) {
    const last = joined.at(-1);
    if (last !== undefined && /^[^\p{L}\d]*$/u.test(text.slice(last[1], from))) {
      joined.splice(-1, 1, [last[0], to]);
    } else joined.push([from, to]);
  }
  return joined;
}

const amountInTitle = /\(\s*số\s*lượng\s*:?\s*([^()]*)\)/giu;

/**
 * The time of a row of a plan: the time column, and what the title adds in "(Số lượng: …)".
 * The same statement in both counts once. Spans are those of the time column.
 */
export function parseTaskTime(
  task: { readonly title: string; readonly time: string },
  options: { readonly year: number },
): ParsedSchedule {
  const own = parseSchedule(task.time, options);
  const amounts = [...task.title.normalize("NFC").matchAll(amountInTitle)].flatMap(
    ([, words = ""]) => parseSchedule(words, options).schedule.parts,
  );
  const known = new Set(own.schedule.parts.map((part) => JSON.stringify(part)));
  const added = amounts.filter((part) => !known.has(JSON.stringify(part)));
  return { ...own, schedule: { ...own.schedule, parts: [...added, ...own.schedule.parts] } };
}
