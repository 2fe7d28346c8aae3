import type { CleanText } from "./clean.ts";
import { readDay } from "./days.ts";
import type { FoundDate, PeriodStatement } from "./dates.ts";
import type { Span } from "./facts.ts";
import { tidyIssuer } from "./issuers.ts";
import type { Outline } from "./outline.ts";

/** The document's own number line, perhaps with the number left blank. */
export interface OwnNumber extends Span {
  readonly number: string | null;
  readonly symbol: string | null;
}

/** What head and foot say, with places in the cleaned text. */
export interface FoundHeading {
  readonly type: string | null;
  readonly title: (Span & { readonly text: string }) | null;
  readonly issuer: string | null;
  readonly place: string | null;
  readonly ownDate: (Span & { readonly day: string | null; readonly blank: boolean }) | null;
  readonly signer: string | null;
  readonly signerTitle: string | null;
  readonly recipients: readonly string[];
}

const OWN =
  /(?<=^|\n|\t| {2})số ?(?:: ?|(?=\d{1,5}[a-z]? ?\/))([\d]{0,5}[a-z]?)[ .…_]*\/ ?((?:[\p{L}\d&.]+-)?[\p{L}&.\d]+(?:-[\p{L}&.\d]+)*)/giu;

/** The number lines of the document itself: the first within its head, and those of its annexes. */
export function findOwnNumbers({ text }: CleanText): readonly OwnNumber[] {
  const found: OwnNumber[] = [];
  for (const match of text.slice(0, 1500).matchAll(OWN)) {
    if (found.length > 0) break;
    const number = match[1] ?? "";
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      number: number === "" ? null : number,
      symbol: (match[2] ?? "").toUpperCase() === match[2] ? (match[2] ?? null) : (match[2] ?? null),
    });
  }
  return found;
}

const TYPE_LINES: readonly (readonly [RegExp, string])[] = [
  [/^\**(?:du thao )?bao cao(?= |$)/, "Báo cáo"],
  [/^\**ke hoach(?= |$)/, "Kế hoạch"],
  [/^\**to trinh$/, "Tờ trình"],
  [/^\**quyet dinh$/, "Quyết định"],
  [/^\**thong bao$/, "Thông báo"],
  [/^\**chuong trinh$/, "Chương trình"],
];
const PLACE_DATE =
  /([\p{Lu}][^\n\t,]{1,40}), ?ngày ?([\d.…_ ]{0,6}?) ?tháng ?([\d.…_ ]{0,6}?) ?năm ?(\d{4}|[\d.…_ ]{0,6})/u;
const COMMITTEES =
  /(?:UBND|[UỦ][ỶYỷỦy] ?(?:BAN|ban) (?:NHÂN DÂN|nhân dân))(?:[\t ]+CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM[\t ]*(?=\n))?[\s]+(?:(?:thuộc|của) )?((?:xã|phường|thị trấn|thị xã|thành phố|huyện|quận|tỉnh|đặc khu|XÃ|PHƯỜNG|THỊ TRẤN|THỊ XÃ|THÀNH PHỐ|HUYỆN|QUẬN|TỈNH|ĐẶC KHU)\s+[\p{Lu}\d][\p{L}\d’'-]*(?: [\p{Lu}\d][\p{L}\d’'-]*){0,4})/gu;

/** What stands beside the name where the two columns of a head became one line. */
const MOTTO = /(?<= \S+) (?:CỘNG(?: HÒA| HOÀ)?|ĐỘC LẬP|Độc)(?: .*)?$/u;

/** Reads head and foot. Whatever is not there stays `null`. */
export function findHeading(clean: CleanText, outline: Outline): FoundHeading {
  const { text, folded } = clean;
  const first = outline.paragraphs.slice(0, 30);
  let type: string | null = null;
  let title: FoundHeading["title"] = null;
  for (const [index, paragraph] of first.entries()) {
    const line = folded.slice(paragraph.start, paragraph.end).trim();
    const known = TYPE_LINES.find(([pattern]) => pattern.test(line));
    const upper = text.slice(paragraph.start, paragraph.end);
    const isUpper =
      /^\**(?:DỰ THẢO )?(?:BÁO CÁO|KẾ HOẠCH|TỜ TRÌNH|QUYẾT ĐỊNH|THÔNG BÁO|CHƯƠNG TRÌNH)/.test(
        upper.trim(),
      );
    if (known === undefined || !isUpper) continue;
    type = known[1];
    const own = line.replace(known[0], "").trim();
    let end = paragraph.end;
    let from = own === "" ? undefined : paragraph.start;
    for (const next of first.slice(index + 1, index + 4)) {
      const body = text.slice(next.start, next.end).trim();
      const lead =
        /^(?:Kính gửi|Thực hiện|Căn cứ|I\.|PHẦN|Phần|1\.|[-+]|A\.|Trong|Ngày|UBND|Ủy ban nhân dân|Để)/.test(
          body,
        );
      if (lead || (from !== undefined && body.length > 220) || /^[-_*]+$/.test(body)) break;
      from ??= next.start;
      end = next.end;
    }
    if (from !== undefined)
      title = { start: from, end, text: text.slice(from, end).replaceAll(/\s+/g, " ").trim() };
    break;
  }
  const dated = PLACE_DATE.exec(text.slice(0, 3000));
  const issuer = ownCommittee(text, dated?.[1] ?? null);
  return {
    type,
    title,
    issuer,
    place: dated?.[1]?.trim() ?? null,
    ownDate:
      dated === null
        ? null
        : {
            start: dated.index,
            end: dated.index + dated[0].length,
            day: readDay(dated[2]?.trim() || undefined, dated[3]?.trim() || undefined, dated[4]),
            blank: !/\d/.test(dated[2] ?? "") || !/\d/.test(dated[3] ?? ""),
          },
    ...footOf(clean, outline),
  };
}

/**
 * The committee that issued the document: the one that bears the name of the place, else the first
 * of a commune, else the first named at all.
 */
function ownCommittee(text: string, place: string | null): string | null {
  const all = [...text.slice(0, 60_000).matchAll(COMMITTEES)].map((match) =>
    properCase((match[1] ?? "").replaceAll(/\s+/g, " ").replace(MOTTO, "")),
  );
  const name = place?.replace(/^(?:P|X|TT|TX|TP)\. ?/u, "").trim();
  const commune = all.filter((one) => /^(?:xã|phường|thị trấn|đặc khu)/u.test(one));
  const found =
    all.find((one) => name !== undefined && one.endsWith(` ${name}`)) ?? commune[0] ?? all[0];
  return found === undefined ? null : `UBND ${found}`;
}

function properCase(name: string): string {
  const tidy = tidyIssuer(name);
  if (tidy !== tidy.toLocaleUpperCase("vi")) return tidy;
  const [kind = "", ...rest] = tidy.toLocaleLowerCase("vi").split(" ");
  const twoWords = /^(?:thị|thành|đặc)$/.test(kind);
  return [kind, ...rest]
    .map((word, index) =>
      index < (twoWords ? 2 : 1)
        ? word
        : `${word.charAt(0).toLocaleUpperCase("vi")}${word.slice(1)}`,
    )
    .join(" ");
}

function footOf(
  { text, folded }: CleanText,
  outline: Outline,
): Pick<FoundHeading, "signer" | "signerTitle" | "recipients"> {
  const lines = outline.paragraphs;
  const at = lines.findLastIndex(({ start, end }) => /^\**noi nhan/.test(folded.slice(start, end)));
  const recipients: string[] = [];
  for (const line of at === -1 ? [] : lines.slice(at, at + 25)) {
    const body = text
      .slice(line.start, line.end)
      .replace(/^\**Nơi nhận ?:?\**/u, "")
      .trim();
    if (/^(?:\**(?:TM|KT|TL|Q)\.|\**CHỦ TỊCH)/.test(body)) break;
    const item = /^[-–+•]\s*(.+?)[;.]?$/u.exec(body)?.[1];
    if (item !== undefined) recipients.push(item.trim());
  }
  const signs = lines.findLastIndex(({ start, end }) =>
    /(?:^|\s|\*)(?:pho )?chu tich\**$|^\**(?:tm|kt|tl|q)\. /.test(folded.slice(start, end).trim()),
  );
  let signer: string | null = null;
  let signerTitle: string | null = null;
  if (signs !== -1) {
    for (const line of lines.slice(Math.max(0, signs - 1), signs + 1)) {
      const title = /(?:PHÓ )?CHỦ TỊCH/.exec(text.slice(line.start, line.end));
      if (title !== null) signerTitle = title[0];
    }
    for (const line of lines.slice(signs + 1, signs + 8)) {
      const body = text.slice(line.start, line.end).replaceAll("*", "").trim();
      if (
        /^\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]*){1,4}$/u.test(body) &&
        body !== body.toLocaleUpperCase("vi")
      ) {
        signer = body;
        break;
      }
    }
  }
  return { signer, signerTitle, recipients };
}

/** The period the title speaks of: "năm 2023", "6 tháng đầu năm 2024", "quý I/2025". */
export function periodOfTitle(
  title: FoundHeading["title"],
  statements: readonly PeriodStatement[],
  dates: readonly FoundDate[],
): Omit<PeriodStatement, "start" | "end" | "local"> | null {
  if (title !== null) {
    const stated = statements.filter(({ start }) => start >= title.start && start < title.end);
    const best = stated.find(({ from }) => from !== undefined);
    if (best !== undefined) {
      return {
        label: best.label,
        ...(best.from === undefined ? {} : { from: best.from }),
        ...(best.to === undefined ? {} : { to: best.to }),
      };
    }
  }
  const year = dates.find(({ role }) => role === "year")?.iso;
  return year === undefined
    ? null
    : { label: `năm ${year}`, from: `${year}-01-01`, to: `${year}-12-31` };
}
