import { type CleanText, foldText } from "./clean.ts";
import type { Times } from "./dates.ts";
import type { FoundHeading, OwnNumber } from "./heading.ts";
import type { FoundFinding } from "./found-finding.ts";
import type { Outline } from "./outline.ts";
import { endsEarly } from "./reported-range.ts";
import type { Grid } from "./tasks.ts";

/** Sections and rows that stand twice under one number. */
export function sections({ paragraphs }: Outline, grids: readonly Grid[]): FoundFinding[] {
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

/** Paragraphs that stand twice. */
export function repeatedText(clean: CleanText, { paragraphs }: Outline): FoundFinding[] {
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

/** Own number or day left blank. */
export function own(
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

/** Damage to letters, markup left over, and a head that is missing. */
export function frame(
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
  found.push(...endsEarly(clean, times, heading));
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
