import { citation } from "../document/citation.ts";
import {
  type Annex,
  type Block,
  type OfficialDocument,
  type ParagraphRole,
  plainText,
  type Run,
  text,
} from "./block.ts";
import { paperOf, type PaperSetting, selfCitation } from "./paper.ts";
import { paragraphOf, type Speaker, speakerOf } from "./say.ts";
import type { ReportTextData } from "./setting.ts";
import { tableBlock } from "./tables.ts";
import type {
  DocumentList,
  ReportTemplate,
  SectionNode,
  SlotParagraph,
  TemplateNode,
} from "./template.ts";

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** The number of a heading: `I.`, `1.`, `a)`. */
function headingNumber(level: 1 | 2 | 3, at: number): string {
  if (level === 1) return `${ROMAN[at] ?? String(at + 1)}.`;
  return level === 2 ? `${at + 1}.` : `${String.fromCodePoint(97 + at)})`;
}

const MARKS: Partial<Readonly<Record<ParagraphRole, string>>> = { item: "- ", subitem: "+ " };

function paragraph(role: ParagraphRole, runs: readonly Run[], slot?: string): Block {
  const mark = MARKS[role];
  return {
    kind: "paragraph",
    role,
    runs: mark === undefined ? runs : [text(mark), ...runs],
    ...(slot === undefined ? {} : { slot }),
  };
}

/** A written line without the mark its author typed. */
function lineText(line: string): string {
  return line.trim().replace(/^[-–+•*]\s+/u, "");
}

function slotBlocks(
  { code, field, prompt, optional }: SlotParagraph,
  data: ReportTextData,
): readonly Block[] {
  const figure = field === undefined ? undefined : data.source.field(field);
  const written = data.texts.get(code);
  const stored = figure?.state === "value" && typeof figure.value === "string" ? figure.value : "";
  const lines = (written ?? stored)
    .normalize("NFC")
    .split(/\r?\n/)
    .map(lineText)
    .filter((line) => line !== "");
  if (lines.length === 0) {
    if (optional === true) return [];
    if (figure?.state === "none") return [paragraph("item", [figure], code)];
    const base = {
      kind: "figure",
      code: field ?? code,
      cells: field === undefined ? [] : [field],
    } as const;
    const waiting = { ...base, format: "text", state: "missing", text: `[${prompt}]` } as const;
    return [paragraph("item", [waiting], code)];
  }
  return lines.map((line) => {
    if (written !== undefined || figure === undefined) return paragraph("item", [text(line)], code);
    return paragraph("item", [{ ...figure, value: line, text: line }], code);
  });
}

function documentBlocks(
  node: DocumentList,
  data: ReportTextData,
  speaker: Speaker,
): readonly Block[] {
  const chosen = data.documents.filter(
    (document) =>
      document.by === node.by &&
      (node.types === undefined || node.types.includes(document.type)) &&
      (node.area === undefined || document.area === node.area),
  );
  if (chosen.length === 0) {
    return node.none === undefined ? [] : [paragraph("item", speaker.say(node.none))];
  }
  const lead = node.lead === undefined ? [] : [paragraph("item", speaker.say(node.lead))];
  const lines = chosen.map((document, at) => {
    const end = at === chosen.length - 1 ? "." : ";";
    const words = `${citation(document)}${end}`;
    return node.role === "basis"
      ? paragraph("basis", [text(`Căn cứ ${words}`)])
      : paragraph("subitem", [text(words)]);
  });
  return [...lead, ...lines];
}

interface Place {
  readonly level: 1 | 2 | 3;
  readonly data: ReportTextData;
  readonly speaker: Speaker;
}

function below(level: Place["level"]): Place["level"] {
  return level === 1 ? 2 : 3;
}

/** What stands below a heading: its nodes, then what the author adds. */
function sectionContent({ content, more }: SectionNode, place: Place): readonly Block[] {
  const found = compose(content, { ...place, level: below(place.level) });
  if (more === undefined) return found;
  const optional = found.length > 0;
  return [...found, ...slotBlocks({ kind: "slot", ...more, optional }, place.data)];
}

/** The blocks of a template's nodes; headings number what is left, parts begin anew. */
function compose(nodes: readonly TemplateNode[], place: Place): readonly Block[] {
  const { level, data, speaker } = place;
  const blocks: Block[] = [];
  let headings = 0;
  for (const node of nodes) {
    switch (node.kind) {
      case "part":
        headings = 0;
        blocks.push({ kind: "part", number: node.number, title: speaker.say(node.title) });
        break;
      case "section": {
        const content = sectionContent(node, place);
        if (content.length === 0) break;
        const number = headingNumber(level, headings);
        headings += 1;
        blocks.push({ kind: "heading", level, number, title: speaker.say(node.title) }, ...content);
        break;
      }
      case "say":
      case "yesno": {
        const runs = paragraphOf(node, data.source, speaker);
        if (runs !== undefined) blocks.push(paragraph(node.role ?? "body", runs));
        break;
      }
      case "slot":
        blocks.push(...slotBlocks(node, data));
        break;
      case "documents":
        blocks.push(...documentBlocks(node, data, speaker));
        break;
      case "table":
        blocks.push(...tableBlock(node.table, data));
        break;
    }
  }
  return blocks;
}

function settingOf({ type }: ReportTemplate, data: ReportTextData): PaperSetting {
  return { ...data, type, year: data.period.year };
}

/** The annexes that have something to show. */
function annexesOf(
  template: ReportTemplate,
  data: ReportTextData,
  speaker: Speaker,
): readonly Annex[] {
  const shown = template.annexes
    .filter(({ needsRows }) => needsRows !== true || data.source.rows.length > 0)
    .map((annex) => ({ annex, blocks: compose(annex.content, { level: 1, data, speaker }) }))
    .filter(({ blocks }) => blocks.length > 0);
  const note = `(Kèm theo ${selfCitation(settingOf(template, data))})`;
  return shown.map(({ annex, blocks }, at) => ({
    number: shown.length === 1 ? "Phụ lục" : `Phụ lục ${ROMAN[at] ?? at + 1}`,
    title: plainText(speaker.say(annex.title)),
    note,
    landscape: annex.landscape,
    blocks,
  }));
}

/**
 * Makes a whole document from a template and data; pure, and the same data give the same text.
 * Every figure in it is a run that carries its code, the keys of its cells and what is displayed.
 * @throws {SentenceError} a broken tag in the template
 * @throws {RangeError} a `{@word}` that there is none of
 */
export function composeReport(template: ReportTemplate, data: ReportTextData): OfficialDocument {
  const speaker = speakerOf(data);
  const words = (sentences: readonly string[]): readonly string[] =>
    sentences.map((sentence) => plainText(speaker.say(sentence)));
  return {
    ...paperOf(settingOf(template, data)),
    about: plainText(speaker.say(template.about)),
    addressees: words(template.addressees),
    blocks: compose(template.content, { level: 1, data, speaker }),
    receivers: words(template.receivers),
    annexes: annexesOf(template, data, speaker),
  };
}
