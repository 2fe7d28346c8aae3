import type { CleanText } from "./clean.ts";
import type { Span } from "./facts.ts";
import type { Quantity } from "./numbers.ts";
import type { Outline, Paragraph } from "./outline.ts";

/**
 * The words around a figure, folded. Dates and citations are blanked (`~`, `§`), so that the words
 * of a cited plan are not taken for what the figure counts.
 */
export interface Spot {
  /** From the last comma (or figure) to the number. */
  readonly left: string;
  /** From the last semicolon, stop, bracket or figure to the number. */
  readonly leftWide: string;
  /** From the number to the next comma, bracket, stop or figure. */
  readonly right: string;
  /** From the number to the next semicolon, stop, bracket or figure. */
  readonly rightWide: string;
  /** The sentence up to the number, brackets included. */
  readonly before: string;
  /** The sentence from the number on. */
  readonly after: string;
  /** What the paragraph says before this sentence. */
  readonly earlier: string;
  /** Headings above and the paragraphs this one hangs from. */
  readonly topic: string;
  /** Whether its paragraph has a number or letter of its own, and so a matter of its own. */
  readonly numbered: boolean;
  readonly paragraph: number;
}

const END_REMARK = /^\((?:khau )?dau (?:vao|ra)\)$/;
const ORIGIN_REMARK = /^\((?:nop |gui |tiep nhan |ho so |qua )*(?:truc tiep|truc tuyen|buu chinh)/;

/** Folded text with what was read blanked, and remarks in brackets without figures blanked too. */
export function flatten(
  clean: CleanText,
  dates: readonly Span[],
  citations: readonly Span[],
  {
    quantities,
    named,
    side = [],
  }: {
    readonly quantities: readonly Quantity[];
    readonly named: readonly Span[];
    readonly side?: readonly Span[];
  },
): string {
  const letters = clean.folded.split("");
  const blank = (span: Span, sign: string): void => {
    for (let at = span.start; at < span.end && at < letters.length; at += 1) {
      letters[at] = at === span.start ? sign : " ";
    }
  };
  for (const span of named) {
    // The comma of "mức độ 3, 4" parts nothing.
    for (let at = span.start; at < span.end; at += 1) if (letters[at] === ",") letters[at] = " ";
  }
  for (const { start, end } of side)
    blank({ start: Math.max(0, clean.folded.lastIndexOf("\t", start)), end }, " ");
  for (const span of dates) blank(span, "~");
  for (const span of citations) blank(span, "§");
  const starts = quantities.map(({ start }) => start);
  let pointer = 0;
  for (const match of clean.folded.matchAll(/\([^()\n]{0,300}\)/gu)) {
    const end = match.index + match[0].length;
    while (pointer < starts.length && (starts[pointer] ?? 0) < match.index) pointer += 1;
    const counted = (starts[pointer] ?? Number.POSITIVE_INFINITY) < end;
    if (counted) continue;
    // "28 cuộc (lồng ghép họp thôn)", "(không có nghị quyết QPPL)": this tells of the figure too.
    if (/^\(\s?(?:long ghep|chuyen de|khong (?:co|phat sinh))/.test(match[0])) continue;
    // "Số mới tiếp nhận (trực tiếp hoặc bưu chính): 23": the remark says what is counted.
    const label =
      ORIGIN_REMARK.test(match[0]) && /^ ?(?::|la )/.test(clean.folded.slice(end, end + 4));
    if (label || END_REMARK.test(match[0])) {
      blank({ start: match.index, end: match.index + 1 }, " ");
      blank({ start: end - 1, end }, " ");
    } else blank({ start: match.index, end }, " ");
  }
  return letters.join("").replaceAll("[", "(").replaceAll("]", ")");
}

const SENTENCE = /(?<!\.)[.!?](?=\s|$)|\n/g;
const HARD_LEFT = /[;()]|(?<!\.)\.(?=\s|$)/g;
const HARD_RIGHT = /[;()]|(?<!\.)\.(?=\s|$)|:(?=\s|$)/g;
/** "cán bộ, công chức" is one thing: its comma parts nothing. */
const PAIRS = [
  "(?:can bo), cong chuc",
  "(?:cong chuc), vien chuc",
  "(?:phan anh), kien nghi",
  "(?:phi), le phi",
  "(?:to chuc), (?:ca nhan|cong dan|nguoi dan|doanh nghiep)",
  "(?:ca nhan|nguoi dan), (?:to chuc|doanh nghiep)",
  "(?:dao tao), boi duong",
  "(?:tin|tin bai), (?:bai(?! viet)|phong su)",
  "(?:bang ron|bang zon|bang rol), khau hieu",
  "(?:pano|pa no|pa-no), ap phich",
  "(?:ra soat|kiem tra|tu kiem tra), (?:ra soat|tu kiem tra|kiem tra|giam sat)",
  "(?:lanh), chi dao",
  "(?:chi dao), (?:dieu hanh|huong dan|don doc|trien khai)",
  "(?:bai bo|sua doi|xu ly), (?:thay the|bo sung|bai bo|sua doi)",
  "(?:hdnd|hoi dong nhan dan), (?:ubnd|uy ban)",
  "(?:hop dong), giao dich",
  "(?:hoi nghi), cuoc hop",
  "(?:tiep xuc|gap go), doi thoai",
  "(?:du toan), quyet toan",
  "(?:quan ly), su dung",
  "(?:gui), nhan",
  "(?:tiep nhan), (?:xu ly|tra loi|giai quyet)",
  "(?:phong), ban(?! hanh)",
  "(?:tinh trang|tien do), ket qua",
  "(?:tiet kiem), chong lang phi",
  "(?:ton tai), han che",
]
  .map((pair) => pair.split(", "))
  .map(([first, second]) => `(?<=(?<![\\p{L}])${first}),(?= ?${second})`);
const WORDS =
  "(?<![\\p{L}])(?:trong do|cu the|(?:tren|trong) tong so|tren tong|trong so(?! (?:do|nay)(?![\\p{L}]))|bao gom|gom co|gom|con lai(?! (?:dang|chua|deu) ))(?![\\p{L}])|(?<![\\p{L}])nhu(?: sau)?:";
const SPLIT = new RegExp(`(?:(?!${PAIRS.join("|")}),(?!\\d)| \\+ |${WORDS})`, "gu");
/** "Đối thoại với công dân, doanh nghiệp: 02": all of a label belongs to its figure. */
const SPLIT_LABEL = new RegExp(`${WORDS}|:(?= )(?! *$)`, "gu");

/** "03 văn bản hết hiệu lực và đã bãi bỏ 03": what follows "và" leads up to the next figure. */
const ANOTHER =
  / (?:va|nhung|con) (?:da|co|con|duoc|hien|so|tong|tiep nhan)(?![\p{L}])(?!.* (?:va|nhung|con) (?:da|co|con|duoc|hien|so|tong|tiep nhan)(?![\p{L}])).*$/u;

/** "rà soát 32 văn bản, đề xuất thay thế 02 văn bản": what is proposed is told of the next figure. */
const PROPOSED = / (?:de xuat|kien nghi|de nghi)(?: \p{L}+){0,4} *$/u;

/** "bồi dưỡng 17 lượt theo kế hoạch giao 16 lượt": the plan is told of the next figure. */
const PLANNED = / (?:theo|so voi) ke hoach(?: (?:giao|la|nam|de ra))* *$/;

/**
 * "văn bản đi được ký số đạt 100% (498/498 văn bản)": what a share in brackets is of stands before
 * the bracket; `null` where the bracket says more than the share.
 */
function outerWords(sentence: string): string | null {
  const open = /\( *$/.exec(sentence);
  if (open === null) return null;
  const words = sentence.slice(0, open.index);
  return words.slice(Math.max(lastMatch(words, HARD_LEFT), lastMatch(words, SPLIT)));
}

/** "Việc huyện giao (28), xong trong hạn (23)": a figure alone in brackets after its own words. */
function bracketLabel(before: string, after: string): string | null {
  if (!/^ ?[);,]/.test(after)) return null;
  const words = outerWords(before);
  return words !== null && /\p{L}{2}/u.test(words) && !/so voi (?:ke hoach|cung)/.test(words)
    ? words
    : null;
}

function lastMatch(text: string, pattern: RegExp): number {
  let at = 0;
  for (const match of text.matchAll(pattern)) at = match.index + match[0].length;
  return at;
}

function firstMatch(text: string, pattern: RegExp): number {
  for (const match of text.matchAll(pattern)) return match.index;
  return text.length;
}

/** The headings and lead-in lines a paragraph stands under, nearest last, in folded words. */
function topicOf(flat: string, { paragraphs }: Outline, index: number): string {
  const parts: string[] = [];
  let level = 9;
  let bullets = paragraphs[index]?.bullet === true ? 1 : 0;
  const sign = flat.charAt(paragraphs[index]?.start ?? 0);
  for (let at = index - 1; at >= 0 && at > index - 120; at -= 1) {
    const paragraph = paragraphs[at];
    if (paragraph === undefined) break;
    const line = flat.slice(paragraph.body, Math.min(paragraph.end, paragraph.body + 220));
    if (paragraph.heading !== null && paragraph.heading.level < level) {
      level = paragraph.heading.level;
      parts.push(line.slice(0, 160));
      if (level <= 1) break;
    } else if (bullets > 0 && !paragraph.row && level === 9) {
      const other = flat.charAt(paragraph.start);
      const leads = /:\s*$/.test(flat.slice(paragraph.start, paragraph.end));
      if ((leads || (paragraph.bullet && other !== sign)) && bullets < 3) {
        parts.push(leads ? line.slice(-220) : line);
        if (other !== sign || leads) bullets += 1;
      }
    }
  }
  const self = paragraphs[index];
  if (self?.heading !== undefined && self.heading !== null) level = self.heading.level;
  return parts.toReversed().join(" | ");
}

function unitEndOf(span: Span): number {
  return "unitEnd" in span ? Number(span.unitEnd) : span.end;
}

/** How far around a figure its words are looked for; a paragraph may be a whole document. */
const FAR = 1500;

/** Reads the words around every quantity. */
export function spotsOf(
  flat: string,
  outline: Outline,
  quantities: readonly Span[],
): readonly Spot[] {
  const topics = new Map<number, string>();
  let paragraphAt = 0;
  return quantities.map((own, index): Spot => {
    // Both numbers of "18/20 nhiệm vụ" stand in the same words.
    const part = "part" in own ? own.part : null;
    const ahead = part === "numerator" ? 1 : 0;
    const behind = part === "denominator" ? 1 : 0;
    const quantity = {
      start: quantities[index - behind]?.start ?? own.start,
      end: quantities[index + ahead]?.end ?? own.end,
    };
    while (
      paragraphAt + 1 < outline.paragraphs.length &&
      (outline.paragraphs[paragraphAt + 1]?.start ?? 0) <= quantity.start
    ) {
      paragraphAt += 1;
    }
    const paragraph: Paragraph | undefined = outline.paragraphs[paragraphAt];
    const from = Math.max(paragraph?.body ?? 0, quantity.start - FAR);
    const to = Math.min(paragraph?.end ?? flat.length, quantity.end + FAR);
    const before = flat.slice(Math.min(from, quantity.start), quantity.start);
    const sentenceAt = lastMatch(before, SENTENCE);
    const sentence = before.slice(sentenceAt);
    const previous = quantities[index - 1 - behind];
    const previousEnd =
      previous === undefined
        ? -1
        : ("unitEnd" in previous ? Number(previous.unitEnd) : previous.end) - quantity.start;
    const cut = before.length + previousEnd;
    const hard = Math.max(sentenceAt, lastMatch(before, HARD_LEFT));
    const counted = previous !== undefined && cut > hard;
    // "12 nhiệm vụ hoàn thành/20 nhiệm vụ của quý": what stands before the stroke is the other's.
    const paired = counted && /\/ ?$/.test(before);
    const wideAt = paired ? before.length : Math.max(hard, counted ? cut : 0);
    const leftWide = before.slice(wideAt);
    const labelled = /:\s*$/.test(leftWide);
    const soft = lastMatch(leftWide, labelled ? SPLIT_LABEL : SPLIT);
    const joined = counted
      ? lastMatch(
          leftWide.slice(soft),
          labelled
            ? /(?<![\p{L}])con(?! (?:trong )?(?:thoi )?han|(?: ton| no))(?![\p{L}])/gu
            : /(?<![\p{L}])(?:(?<!da )va(?! (?:rat )?hai long)|con(?! (?:trong )?(?:thoi )?han|(?: ton| no))|(?<!doi thoai |tiep xuc |gap go |phoi hop )voi)(?![\p{L}])/gu,
        )
      : 0;
    const after = flat.slice(quantity.end, to);
    const unitLong = Math.max(0, unitEndOf(quantities[index + ahead] ?? own) - quantity.end);
    // "tỷ lệ nộp trực tuyến đạt 63% (1.046 hồ sơ)": the count that a rate stands for.
    const ofRate =
      /(?:%|truc tiep|truc tuyen|qua mang) ?\( ?$/.test(before) &&
      /^ ?\)/.test(after.slice(unitLong));
    const outer =
      part === null && !ofRate
        ? bracketLabel(before.slice(Math.max(sentenceAt, counted ? cut : 0)), after.slice(unitLong))
        : outerWords(before.slice(sentenceAt));
    const sentenceEnd = firstMatch(after, SENTENCE);
    const tail = after.slice(0, sentenceEnd);
    const next = quantities[index + 1 + ahead];
    const nextAt = next === undefined ? tail.length : next.start - quantity.end;
    const unit = Math.max(0, unitEndOf(quantities[index + ahead] ?? own) - quantity.end);
    const stop = unit + firstMatch(tail.slice(unit), HARD_RIGHT);
    const wide = tail.slice(0, Math.min(Math.max(0, nextAt), stop));
    let topic = topics.get(paragraphAt);
    if (topic === undefined) {
      topic = topicOf(flat, outline, paragraphAt);
      topics.set(paragraphAt, topic);
    }
    const words = wide.slice(0, unit + firstMatch(wide.slice(unit), SPLIT)).slice(0, 140);
    const bare = words.replace(/ (?:va|con|voi|cung)(?: ca)? *$/, "");
    const last = next === undefined || nextAt > stop;
    return {
      left: (outer ?? leftWide.slice(soft + joined)).slice(-140),
      leftWide: (outer ?? leftWide).slice(-260),
      right: bare
        .replace(last ? /$^/ : ANOTHER, "")
        .replace(last || words.length < wide.length ? /$^/ : PLANNED, "")
        // "02 văn bản đề nghị bãi bỏ và 01 văn bản …": what is proposed is told of this figure.
        .replace(last || bare !== words || words.length < wide.length ? /$^/ : PROPOSED, ""),
      rightWide: wide.slice(0, 260),
      before: sentence.slice(-600),
      after: tail.slice(0, 400),
      earlier: before.slice(0, sentenceAt).slice(-500),
      topic,
      numbered: paragraph !== undefined && paragraph.number !== "" && !paragraph.bullet,
      paragraph: paragraphAt,
    };
  });
}
