import { formatDay } from "@cchc/domain/text/days";
import { type CleanText, foldText } from "./clean.ts";
import { type CitedDocument, typeOfSymbol } from "./citations.ts";
import type { Times } from "./dates.ts";
import type { FoundHeading, OwnNumber } from "./heading.ts";
import type { FoundFinding } from "./identities.ts";
import type { Outline } from "./outline.ts";
import type { Grid } from "./tasks.ts";

function documentKey({ type, number, symbol, date, issuer }: CitedDocument): string {
  return [type, Number.parseInt(number ?? "", 10) || number, symbol, date, issuer].join("|");
}

function subjectKey(subject: string | null): string {
  return foldText(subject ?? "")
    .replaceAll(/^(?:ve viec|v\/v|ve|thong bao|de)\s+/g, "")
    .replaceAll(
      /\b(?:thuc hien|trien khai|xay dung|ban hanh|cong tac|nham|cua ubnd (?:xa|phuong|thi tran)|tren dia ban (?:xa|phuong)?|nam \d{4}|ve viec|ve)\b/g,
      "",
    )
    .replaceAll(/[^a-z ]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Whether two subjects, without the words that say nothing, name different things. */
function differ(a: string, b: string): boolean {
  const [left, right] = [new Set(a.split(" ")), new Set(b.split(" "))];
  const onlyLeft = [...left].filter((word) => !right.has(word)).length;
  const onlyRight = [...right].filter((word) => !left.has(word)).length;
  return onlyLeft >= 2 && onlyRight >= 2;
}

function twoTitles(citations: readonly CitedDocument[]): FoundFinding[] {
  const first = new Map<string, CitedDocument>();
  const found: FoundFinding[] = [];
  for (const cited of citations) {
    if (cited.subject === null || cited.symbol === null) continue;
    const key = documentKey(cited);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, cited);
      continue;
    }
    const [a, b] = [subjectKey(other.subject), subjectKey(cited.subject)];
    if (a.length < 8 || b.length < 8 || a.includes(b.slice(0, 40)) || b.includes(a.slice(0, 40)))
      continue;
    if (!differ(a, b)) continue;
    found.push({
      start: cited.start,
      end: cited.end,
      kind: "two-titles",
      severity: "warning",
      message: `${cited.type} số ${cited.number ?? ""}/${cited.symbol} được nêu với hai trích yếu khác nhau: “${other.subject?.slice(0, 90)}” và “${cited.subject.slice(0, 90)}”: xem lại số hoặc trích yếu.`,
    });
  }
  return found;
}

/** Kinds of papers that are issued under the symbol of another kind. */
const WITHIN: ReadonlyMap<string, readonly string[]> = new Map([
  ["Quy chế", ["Quyết định"]],
  ["Quy định", ["Quyết định"]],
  ["Quy trình", ["Quyết định"]],
  ["Đề án", ["Quyết định", "Kế hoạch"]],
  ["Phương án", ["Quyết định"]],
  ["Chương trình", ["Quyết định", "Chỉ thị", "Kế hoạch"]],
  ["Hướng dẫn", ["Công văn"]],
  ["Kế hoạch liên tịch", ["Kế hoạch"]],
]);

function typeAgainstSymbol(citations: readonly CitedDocument[]): FoundFinding[] {
  return citations.flatMap((cited): FoundFinding[] => {
    if (cited.symbol === null || cited.type === "") return [];
    const expected = typeOfSymbol(cited.symbol);
    if (expected === null || expected === cited.type || cited.type === "Văn bản") return [];
    const within = WITHIN.get(cited.type) ?? [];
    if (within.includes(expected)) return [];
    if (cited.type === "Luật") return [];
    return [
      {
        start: cited.start,
        end: cited.end,
        kind: "type-against-symbol",
        severity: "warning",
        message: `${cited.type} nhưng ký hiệu ${cited.symbol} là của ${expected.toLocaleLowerCase("vi")}: kiểm tra loại văn bản hoặc ký hiệu.`,
      },
    ];
  });
}

function order(citations: readonly CitedDocument[]): FoundFinding[] {
  const series = new Map<string, Map<string, CitedDocument>>();
  for (const cited of citations) {
    const number = Number.parseInt(cited.number ?? "", 10);
    if (
      cited.symbol === null ||
      cited.date === null ||
      cited.issuer === null ||
      Number.isNaN(number)
    )
      continue;
    if (/\//.test(cited.number ?? "")) continue;
    const key = [cited.issuer, cited.symbol, cited.date.slice(0, 4)].join("|");
    const list = series.get(key) ?? new Map<string, CitedDocument>();
    list.set(`${number}|${cited.date}`, cited);
    series.set(key, list);
  }
  return [...series.values()].flatMap((list): FoundFinding[] => {
    const sorted = [...list.values()].toSorted(
      (a, b) => Number.parseInt(a.number ?? "", 10) - Number.parseInt(b.number ?? "", 10),
    );
    return sorted.flatMap((cited, index): FoundFinding[] => {
      const before = sorted[index - 1];
      if (
        before === undefined ||
        before.date === null ||
        cited.date === null ||
        before.date <= cited.date ||
        before.number === cited.number
      )
        return [];
      return [
        {
          start: cited.start,
          end: cited.end,
          kind: "number-order",
          severity: "warning",
          message: `Số ${cited.number ?? ""}/${cited.symbol ?? ""} ngày ${formatDay(cited.date)} lại trước số ${before.number ?? ""}/${before.symbol ?? ""} ngày ${formatDay(before.date)} của cùng cơ quan: kiểm tra số hoặc ngày.`,
        },
      ];
    });
  });
}

const PLANS_FOR = /(?:can cu|thuc hien|theo|trien khai)(?: vao)? *$/;

/** A plan issued before the plan of the level above that it says it carries out. */
function beforeSuperior(clean: CleanText, citations: readonly CitedDocument[]): FoundFinding[] {
  return citations.flatMap((plan, index): FoundFinding[] => {
    const superior = citations[index - 1];
    if (superior === undefined || superior.date === null || plan.date === null) return [];
    const between = clean.folded.slice(superior.end, plan.start);
    if (
      between.length > 420 ||
      /\n/.test(between) ||
      !/(?:ubnd|uy ban nhan dan|xa|phuong)[^.]{0,60}(?:xay dung|ban hanh|trien khai)/.test(between)
    )
      return [];
    if (!PLANS_FOR.test(clean.folded.slice(Math.max(0, superior.start - 24), superior.start)))
      return [];
    if (
      plan.type !== superior.type ||
      plan.issuer === superior.issuer ||
      plan.date >= superior.date
    )
      return [];
    return [
      {
        start: plan.start,
        end: plan.end,
        kind: "plan-before-superior",
        severity: "warning",
        message: `Kế hoạch số ${plan.number ?? ""}/${plan.symbol ?? ""} ngày ${formatDay(plan.date)} ban hành trước văn bản cấp trên mà nó thực hiện (ngày ${formatDay(superior.date)}): kiểm tra ngày hoặc căn cứ.`,
      },
    ];
  });
}

function future(
  clean: CleanText,
  citations: readonly CitedDocument[],
  times: Times,
  ownDay: string | null,
  reported: string | null,
): FoundFinding[] {
  const limit = ownDay ?? (reported === null ? null : `${Number(reported.slice(0, 4)) + 1}-03-31`);
  const cited =
    limit === null
      ? []
      : citations.flatMap((one): FoundFinding[] =>
          one.date !== null && one.date > limit
            ? [
                {
                  start: one.start,
                  end: one.end,
                  kind: "future-date",
                  severity: "warning",
                  message: `Văn bản viện dẫn ghi ngày ${formatDay(one.date)}, sau ngày của văn bản này: kiểm tra lại năm.`,
                },
              ]
            : [],
        );
  const impossible = times.impossible.map(({ start, end, text }): FoundFinding => ({
    start,
    end,
    kind: "impossible-date",
    severity: "error",
    message: `“${text}” không có trong lịch: sửa lại ngày.`,
  }));
  const broken = citations.flatMap((one): FoundFinding[] => {
    const words = clean.text.slice(one.start, one.end);
    const day = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(words);
    return day !== null && one.date === null
      ? [
          {
            start: one.start,
            end: one.end,
            kind: "impossible-date",
            severity: "error",
            message: `“${day[0]}” không có trong lịch: sửa lại ngày.`,
          },
        ]
      : [];
  });
  return [...cited, ...impossible, ...broken];
}

function sections({ paragraphs }: Outline, grids: readonly Grid[]): FoundFinding[] {
  const found: FoundFinding[] = [];
  let seen = new Set<string>();
  let titles = new Map<string, string>();
  for (const { heading, start, end } of paragraphs) {
    if (heading === null) continue;
    if (heading.level === 0) {
      seen = new Set();
      titles = new Map();
    }
    if (heading.level !== 1) continue;
    if (seen.has(heading.number) && titles.get(heading.number) !== heading.title) {
      found.push({
        start,
        end,
        kind: "repeated-section",
        severity: "warning",
        message: `Mục ${heading.number} được đánh số hai lần (“${titles.get(heading.number)?.slice(0, 60)}” và “${heading.title.slice(0, 60)}”): đánh số lại.`,
      });
    }
    seen.add(heading.number);
    titles.set(heading.number, heading.title);
  }
  for (const { rows } of grids) {
    let last = "";
    for (const { cells, start, end } of rows) {
      const number = cells[0]?.text ?? "";
      if (/^\d{1,3}$/.test(number) && number === last) {
        found.push({
          start,
          end,
          kind: "repeated-row",
          severity: "info",
          message: `Số thứ tự ${number} trong bảng được ghi hai lần liền nhau: đánh số lại.`,
        });
      }
      last = number;
    }
  }
  return found;
}

function repeatedText(clean: CleanText, { paragraphs }: Outline): FoundFinding[] {
  const seen = new Map<string, number>();
  const found: FoundFinding[] = [];
  for (const { body, end } of paragraphs) {
    let at = body;
    for (const sentence of clean.folded.slice(body, end).split(/(?<=[.;]) /)) {
      const key = sentence.trim();
      const start = at;
      at += sentence.length + 1;
      if (key.length < 90) continue;
      if (seen.has(key))
        found.push({
          start,
          end: start + sentence.length,
          kind: "repeated-text",
          severity: "info",
          message: "Câu này đã có nguyên văn ở trên: bỏ một lần.",
        });
      else seen.set(key, start);
    }
  }
  return found;
}

const BLANK_OWN =
  /so ?:? ?(?:[.…_ ]*)\/ ?[a-z]{2,4}-[a-z]{2,6}(?: ?,? ngay ?[ .…_]*\/ ?[\d.…]*\/ ?\d{0,4})?/gu;

function own(
  clean: CleanText,
  numbers: readonly OwnNumber[],
  { ownDate }: FoundHeading,
): FoundFinding[] {
  const found: FoundFinding[] = numbers.flatMap((number): FoundFinding[] =>
    number.number === null
      ? [
          {
            start: number.start,
            end: number.end,
            kind: "own-number-blank",
            severity: "warning",
            message: `Văn bản chưa có số (ký hiệu ${number.symbol ?? ""}): điền số trước khi vào sổ.`,
          },
        ]
      : [],
  );
  for (const match of clean.folded.matchAll(BLANK_OWN)) {
    if (
      numbers.some(({ start, end }) => match.index < end && start < match.index + match[0].length)
    )
      continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      kind: "own-number-blank",
      severity: "warning",
      message: "Số, ngày của văn bản được dẫn còn để trống: điền trước khi ban hành.",
    });
  }
  if (ownDate?.blank === true) {
    found.push({
      start: ownDate.start,
      end: ownDate.end,
      kind: "own-date-blank",
      severity: "warning",
      message: "Ngày tháng của văn bản còn để trống: điền trước khi vào sổ.",
    });
  }
  return found;
}

function frame(
  clean: CleanText,
  times: Times,
  heading: FoundHeading,
  numbers: readonly OwnNumber[],
): FoundFinding[] {
  const found: FoundFinding[] = [];
  const letters = clean.mended.filter(({ what }) => what !== "markup");
  const first = letters[0];
  if (first !== undefined) {
    const whole = letters.some(({ what }) => what === "charset");
    found.push({
      ...NOWHERE,
      raw: { start: first.start, end: first.end },
      kind: "encoding",
      severity: "info",
      message: whole
        ? "Văn bản dùng phông chữ cũ (TCVN3 hoặc VNI), đã đọc sang Unicode."
        : `Có ${letters.length} chỗ sai mã chữ (ví dụ “ƣ” thay “ư”, dấu lệch chữ), đã đọc lại; nên sửa trong văn bản gốc.`,
    });
  }
  for (const mark of clean.mended.filter(({ what }) => what === "markup").slice(0, 5)) {
    found.push({
      ...NOWHERE,
      raw: { start: mark.start, end: mark.end },
      kind: "markup",
      severity: "info",
      message: "Có ký hiệu định dạng sót lại trong văn bản: xóa đi.",
    });
  }
  const { title } = heading;
  const range = times.periods.find(
    ({ from, to, start }) =>
      from !== undefined &&
      to !== undefined &&
      from !== to &&
      (title === null || start > title.end) &&
      /tu /.test(clean.folded.slice(start, start + 12)),
  );
  const titled =
    title === null
      ? undefined
      : times.dates.find(
          ({ role, start }) => role === "year" && start >= title.start && start < title.end,
        );
  const wholeYear =
    titled !== undefined &&
    !/(?:thang|quy)[^\n]{0,20}$/.test(
      clean.folded.slice(Math.max(0, titled.start - 20), titled.start),
    );
  const asOf = times.periods.find(({ asOf: day }) => day !== undefined);
  const last = range?.to ?? asOf?.asOf;
  if (
    titled !== undefined &&
    wholeYear &&
    last?.slice(0, 4) === titled.iso &&
    last < `${titled.iso}-12-14`
  ) {
    const at = range ?? asOf ?? titled;
    found.push({
      start: at.start,
      end: at.end,
      kind: "period-ends-early",
      severity: "warning",
      message: `Báo cáo năm ${titled.iso} nhưng số liệu chỉ đến ${formatDay(last)}: ghi rõ kỳ số liệu hoặc bổ sung phần còn lại của năm.`,
    });
  }
  if (
    title !== null &&
    heading.type === "Báo cáo" &&
    /cai cach thu tuc hanh chinh/.test(foldText(title.text))
  ) {
    const body = clean.folded.slice(title.end);
    if (/cai cach the che/.test(body) && /tai chinh cong/.test(body)) {
      found.push({
        start: title.start,
        end: title.end,
        kind: "title-mismatch",
        severity: "info",
        message:
          "Trích yếu ghi cải cách thủ tục hành chính nhưng nội dung là cải cách hành chính nói chung: xem lại trích yếu.",
      });
    }
  }
  if (
    heading.type === "Báo cáo" &&
    numbers.length === 0 &&
    heading.ownDate === null &&
    clean.text.length > 400
  ) {
    found.push({
      start: 0,
      end: Math.min(40, clean.text.length),
      kind: "layout",
      severity: "warning",
      message:
        "Không thấy số, ký hiệu, địa danh và ngày ở đầu văn bản: có thể là bản dự thảo hoặc bản chép thiếu.",
    });
  }
  return found;
}

const NOWHERE = { start: 0, end: 0 };

/** What the findings about the paper itself rest on. */
export interface Paper {
  readonly clean: CleanText;
  readonly outline: Outline;
  readonly grids: readonly Grid[];
  readonly citations: readonly CitedDocument[];
  readonly times: Times;
  readonly heading: FoundHeading;
  readonly ownNumbers: readonly OwnNumber[];
  readonly reportedUntil: string | null;
}

/** Doubts about numbers, dates, titles and the frame of the document. */
export function paperFindings(paper: Paper): readonly FoundFinding[] {
  const { clean, outline, grids, citations, times, heading, ownNumbers, reportedUntil } = paper;
  return [
    ...own(clean, ownNumbers, heading),
    ...twoTitles(citations),
    ...typeAgainstSymbol(citations),
    ...order(citations),
    ...beforeSuperior(clean, citations),
    ...future(clean, citations, times, heading.ownDate?.day ?? null, reportedUntil),
    ...sections(outline, grids),
    ...repeatedText(clean, outline),
    ...frame(clean, times, heading, ownNumbers),
  ];
}
