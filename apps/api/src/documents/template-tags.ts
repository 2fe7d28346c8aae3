import type { TemplateData, TemplateTags } from "@cchc/documents/write/template";
import { citation } from "@cchc/domain/document/citation";
import { issuerOf } from "@cchc/domain/document/issuer";
import { formatSymbol } from "@cchc/domain/document/symbol";
import { type Form, rowName, tableOf } from "@cchc/domain/form/form";
import { indicatorsFor } from "@cchc/domain/indicator/catalogue";
import type { ReportTextData } from "@cchc/domain/report-text/setting";
import { periodWords, rangeWords } from "@cchc/domain/report-text/setting";
import { formatDay } from "@cchc/domain/text/days";
import { nameInText } from "@cchc/domain/unit/unit";
import { slotsOf, templatesOf } from "./offered.ts";

/** A tag that a Word template may use, with what stands there. */
export interface TagView {
  readonly tag: string;
  readonly label: string;
  /** The list whose rows offer it; null outside lists. */
  readonly list: string | null;
}

const words: readonly (readonly [tag: string, label: string])[] = [
  ["đơn vị", "Tên đơn vị trong câu"],
  ["cơ quan", "Tên cơ quan ban hành"],
  ["cấp trên", "Cơ quan nhận báo cáo"],
  ["kỳ", "Kỳ báo cáo trong câu"],
  ["kỳ sau", "Kỳ tiếp theo trong câu"],
  ["khoảng ngày", "Từ ngày … đến ngày …"],
  ["số ký hiệu", "Số và ký hiệu văn bản"],
  ["ngày ký", "Ngày ký"],
];

const rowsList = "lĩnh vực";
const papersList = "văn bản đã ban hành";

/** Every tag of a form's reports, words first, then figures in form order, rates, texts, lists. */
export function tagsOf(form: Form, day: string): readonly TagView[] {
  const tables = new Set(form.tables.flatMap((table) => table.fields));
  const label = (code: string): string =>
    form.fields.find((field) => field.code === code)?.label ?? code;
  return [
    ...words.map(([tag, words_]) => ({ tag, label: words_, list: null })),
    ...form.fields.map((field) => ({ tag: field.code, label: field.label, list: null })),
    ...indicatorsFor(form, day).map((one) => ({
      tag: `%${one.code}`,
      label: one.label,
      list: null,
    })),
    ...slotCodes(form).map(({ code, prompt }) => ({
      tag: `đoạn ${code}`,
      label: prompt,
      list: null,
    })),
    { tag: "tên", label: "Tên lĩnh vực", list: rowsList },
    ...[...tables].map((code) => ({ tag: code, label: label(code), list: rowsList })),
    { tag: "văn bản", label: "Loại, số, ngày, trích yếu", list: papersList },
  ];
}

function slotCodes(form: Form) {
  const all = templatesOf(form).flatMap(slotsOf);
  return all.filter(({ code }, at) => all.findIndex((one) => one.code === code) === at);
}

/** The tags as the check of a template takes them. */
export function knownTags(form: Form, day: string): TemplateTags {
  const tags = tagsOf(form, day);
  const lists = new Map<string, Set<string>>([
    [rowsList, new Set()],
    [papersList, new Set()],
  ]);
  for (const { tag, list } of tags) if (list !== null) lists.get(list)?.add(tag);
  return { values: new Set(tags.flatMap(({ tag, list }) => (list === null ? [tag] : []))), lists };
}

/** What fills a template: the figures as every other paper shows them. */
export function templateData(data: ReportTextData): TemplateData {
  const { source, period, unit, parent, signing, texts } = data;
  const { form } = source;
  const issuer = issuerOf(unit, parent);
  const [now, next] = periodWords(period);
  const values = new Map<string, string>([
    ["đơn vị", nameInText(unit)],
    ["cơ quan", issuer.inText],
    ["cấp trên", parent === undefined ? "cấp trên" : `UBND ${nameInText(parent)}`],
    ["kỳ", now],
    ["kỳ sau", next],
    ["khoảng ngày", rangeWords(period)],
    ["số ký hiệu", formatSymbol(signing.number, signing.symbol ?? "BC-UBND")],
    ["ngày ký", signing.day === undefined ? "" : formatDay(signing.day)],
  ]);
  for (const { code } of form.fields) set(values, code, source.field(code)?.text);
  for (const { code } of indicatorsFor(form, period.to)) {
    set(values, `%${code}`, source.indicator(code)?.text);
  }
  for (const { code, field } of slotCodes(form)) {
    const stored = field === null ? undefined : source.field(field)?.text;
    set(values, `đoạn ${code}`, texts.get(code) ?? stored);
  }
  const rows = source.rows.map((row) => {
    const cells = new Map<string, string>();
    for (const { fields } of form.tables) {
      for (const code of fields) set(cells, code, source.field(code, row)?.text);
      const table = fields[0] === undefined ? undefined : tableOf(form, fields[0]);
      if (table !== undefined) cells.set("tên", rowName(table, row));
    }
    return cells;
  });
  const papers = data.documents
    .filter(({ by }) => by === "own")
    .map((document) => new Map([["văn bản", citation(document)]]));
  return {
    values,
    lists: new Map([
      [rowsList, rows],
      [papersList, papers],
    ]),
  };
}

function set(values: Map<string, string>, tag: string, text: string | undefined): void {
  if (text !== undefined) values.set(tag, text);
}
