import { formatDay } from "@cchc/domain/text/days";
import type { CitedDocument } from "./citations.ts";
import { typeOfSymbol } from "./document-types.ts";
import { type CleanText, foldText } from "./clean.ts";
import type { Times } from "./dates.ts";
import type { FoundFinding } from "./found-finding.ts";

function documentKey({ type, number, symbol, date, issuer }: CitedDocument): string {
  return [type, Number.parseInt(number ?? "", 10) || number, symbol, date, issuer].join("|");
}

function subjectKey(subject: string | null): string {
  return foldText(subject ?? "")
    .replaceAll(/\bcchc\b/g, "cai cach hanh chinh")
    .replaceAll(/\btthc\b/g, "thu tuc hanh chinh")
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

/** One number and day cited under two subjects. */
export function twoTitles(citations: readonly CitedDocument[]): FoundFinding[] {
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
    if (a.length < 6 || b.length < 6 || a.includes(b.slice(0, 40)) || b.includes(a.slice(0, 40)))
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

/** Kinds that the symbol contradicts. */
export function typeAgainstSymbol(citations: readonly CitedDocument[]): FoundFinding[] {
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

/** Later numbers of a series with earlier days. */
export function order(citations: readonly CitedDocument[]): FoundFinding[] {
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
export function beforeSuperior(
  clean: CleanText,
  citations: readonly CitedDocument[],
): FoundFinding[] {
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

/** Days after the document's own, and periods that end early. */
export function future(
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
