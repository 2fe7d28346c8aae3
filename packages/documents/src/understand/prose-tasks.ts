import type { CleanText } from "./clean.ts";
import type { Span } from "./facts.ts";
import type { FoundFinding } from "./found-finding.ts";
import type { Outline, Paragraph } from "./outline.ts";
import type { FoundTask } from "./tasks.ts";

/** Who can be given work, folded, from a title to where its words end. */
const WHO =
  "(?:(?:dong chi|d\\/c|ong|ba) )?(?:cong chuc|can bo|van phong|bo phan|chu tich|pho chu tich|phong|trung tam|ban (?:chi huy|chi dao|quan ly|cong tac)|to (?:cong nghe|kiem tra|cchc|giup viec|hoa giai)|dai truyen thanh|tram|hoi|doan thanh nien|mat tran|ubmttq|uy ban mttq|truong (?:thon|khu pho|phong|ban|ap|bo phan)|ke toan|cong an|tu phap|van hoa|dia chinh)";
const DOES =
  "(?:chu tri|phoi hop|tham muu|hoan thanh|thuc hien|xay dung|to chuc|ra soat|cap nhat|niem yet|trien khai|bao cao|tong hop|theo doi|huong dan|lap|trinh|gui|kiem tra|cong khai|so hoa|dang tai|tuyen truyen|viet|phat|ban hanh|bo tri|don doc|co trach nhiem|chiu trach nhiem|soan thao|khac phuc|chan chinh|quyet toan|nop)";
const DAY =
  "ngay \\d{1,2}(?:[\\/.-]\\d{1,2}(?:[\\/.-]\\d{4})?| thang \\d{1,2}(?: nam \\d{4})?)?(?: (?:hang|moi|cua) (?:thang|quy|thang cuoi quy))?";
const SPAN =
  "(?:thang \\d{1,2}(?: ?\\/ ?\\d{4}| nam \\d{4})?|quy (?:iv|i{1,3}|[1-4])(?: ?\\/ ?\\d{4}| nam \\d{4})?)(?![\\p{L}\\d])";
const DEADLINE = `(?<![\\p{L}])(?:(?:xong )?truoc|cham nhat(?: la)?(?: vao| den)?|den het|het|trong|vao|thoi han(?: la|:)?|han(?: la|:)?) (?:${DAY}|${SPAN})`;
const TIME = new RegExp(
  `${DEADLINE}|(?<![\\p{L}])(?:dinh ky )?h[aà]ng (?:thang|quy|tuan)(?![\\p{L}])`,
  "u",
);
/** A time that names no day. */
const VAGUE_TIME =
  /(?<![\p{L}])(?:trong thoi gian (?:som nhat|toi)|som (?:hoan thanh|tham muu)|khan truong)(?![\p{L}])/u;
const VAGUE_WHO =
  /^(?:giao|yeu cau|de nghi)(?: cho)? (?:cac|toan the|tung|nhung) [^,;:]{2,60}?(?= (?:hoan|thuc|bao|ra soat|khac|chan|gui|nop|xay|to chuc))/u;
const ORDER = new RegExp(
  `^(?:(?:ubnd|uy ban nhan dan|chu tich)(?: \\p{L}+){0,5} )?(?<!da |duoc )(?:giao|yeu cau|phan cong|de nghi)(?: cho)? (?<who>${WHO}[^,;:.]{0,70}?)[,:]? (?<does>${DOES})(?![\\p{L}])`,
  "u",
);
const ACTS = new RegExp(
  `^(?<who>${WHO}[^,;:.]{0,70}?)(?::| -| –)? (?<does>${DOES})(?![\\p{L}])`,
  "u",
);
const TIME_FIRST = new RegExp(
  `^${DEADLINE},? (?<who>${WHO}[^,;:.]{0,70}?) (?<does>${DOES})(?![\\p{L}])`,
  "u",
);
const HEADS = new RegExp(`^(?:giao )?(?<who>${WHO}[^;:.\\d]{0,70}):?$`, "u");
const BEGINS = new RegExp(`^(?<does>${DOES})(?![\\p{L}])`, "u");
/** What was done is reported, not asked for. */
const DONE = /(?<![\p{L}])(?:da|duoc)(?![\p{L}])[^,]{0,40}(?:hoan thanh|thuc hien|giao|ban hanh)/u;

/** What the words of a plan say outside its tables. */
export interface ProseTasks {
  readonly tasks: readonly FoundTask[];
  /** Sentences that a task was read from: their numbers are aims. */
  readonly sentences: readonly Span[];
  readonly findings: readonly FoundFinding[];
}

/** The sentences of a paragraph; `goes` says that it follows a semicolon. */
function sentencesOf(
  { folded }: CleanText,
  { body, end }: Paragraph,
): readonly (Span & { readonly goes: boolean })[] {
  const found: (Span & { goes: boolean })[] = [];
  let at = body;
  let goes = false;
  const push = (stop: number): void => {
    const lead = folded.slice(at, stop).search(/[^\s–*+-]/);
    if (lead !== -1) found.push({ start: at + lead, end: stop, goes });
  };
  for (const match of folded.slice(body, end).matchAll(/[.;](?=\s|$)/g)) {
    push(body + match.index);
    at = body + match.index + 1;
    goes = match[0] === ";";
  }
  push(end);
  return found;
}

/** Where the work ends that a time closes: before its comma and its "hoàn thành". */
function workEnd(folded: string, from: number, until: number): number {
  const last = Math.max(from, until - 60);
  const words = folded.slice(last, until);
  return last + words.replace(/(?:[ ,;–-]|(?: |,)(?:hoan thanh|xong|va))+$/u, "").length;
}

/**
 * Tasks told in sentences: someone who is named does something by a time that is named. What lacks
 * one of the two, though it is ordered, is a question. `ahead` says where nothing was done yet.
 */
export function proseTasks(
  clean: CleanText,
  outline: Outline,
  ahead: (span: Span) => boolean,
): ProseTasks {
  const { folded, text } = clean;
  const tasks: FoundTask[] = [];
  const sentences: Span[] = [];
  const findings: FoundFinding[] = [];
  let head: string | null = null;
  for (const paragraph of outline.paragraphs) {
    if (paragraph.row) continue;
    const { body, end } = paragraph;
    const whole = folded.slice(body, end).trim();
    const heads = HEADS.exec(whole)?.groups?.["who"];
    if (paragraph.heading !== null || whole.endsWith(":") || !paragraph.bullet) {
      head = heads === undefined ? null : text.slice(body, end).trim().replace(/:$/, "");
      if (heads !== undefined) continue;
    }
    let ordered = false;
    for (const sentence of sentencesOf(clean, paragraph)) {
      const words = folded.slice(sentence.start, sentence.end);
      if (!sentence.goes) ordered = false;
      const order = ORDER.exec(words);
      ordered = ordered || order !== null;
      const free = ahead(sentence);
      const match =
        order ??
        (ordered || free ? (ACTS.exec(words) ?? TIME_FIRST.exec(words)) : null) ??
        (free && head !== null ? BEGINS.exec(words) : null);
      const does = match?.groups?.["does"];
      const vague = VAGUE_WHO.test(words);
      const time = TIME.exec(words);
      if ((match === null || DONE.test(words)) && !vague) continue;
      if (vague ? time !== null : order !== null && time === null && VAGUE_TIME.test(words)) {
        findings.push({
          ...sentence,
          kind: "ambiguous",
          severity: "info",
          message: vague
            ? "Câu này giao việc có thời hạn nhưng không nêu rõ ai làm: hãy tự thêm nhiệm vụ nếu cần."
            : "Câu này giao việc nhưng không nêu rõ thời hạn: hãy tự thêm nhiệm vụ nếu cần.",
        });
        continue;
      }
      if (match === null || time === null || does === undefined || vague) continue;
      const who = match.groups?.["who"];
      const start = sentence.start + match[0].length - does.length;
      const timeAt = sentence.start + time.index;
      const stop = timeAt > start ? workEnd(folded, start, timeAt) : sentence.end;
      // "hoàn thành trước ngày …" alone does not say what.
      const from = stop - start < 12 ? sentence.end : stop;
      const whoAt = who === undefined ? 0 : sentence.start + words.indexOf(who);
      tasks.push({
        start,
        end: from,
        group: "",
        unit: who === undefined ? (head ?? "") : text.slice(whoAt, whoAt + who.length).trim(),
        number: "",
        text: text.slice(start, from),
        time: text.slice(timeAt, timeAt + time[0].length),
      });
      sentences.push({ start: sentence.start, end: sentence.end });
    }
  }
  return { tasks, sentences, findings };
}
