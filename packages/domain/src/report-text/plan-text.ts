import type { CitedDocument } from "../document/citation.ts";
import { citation } from "../document/citation.ts";
import { issuerOf } from "../document/issuer.ts";
import {
  type Block,
  type FigureRun,
  type OfficialDocument,
  type TableBlock,
  type TableCell,
  text,
} from "./block.ts";
import { type PaperSetting, paperOf, selfCitation } from "./paper.ts";

/** A task as the annex of a plan shows it. */
export interface PlanTaskText {
  /** What the task is known by elsewhere; its figure's code. */
  readonly code: string;
  readonly title: string;
  /** When and how often, in the wording of the plan; `""` where it says nothing. */
  readonly time: string;
  /** What proves it, and who helps; `""` where nothing is said. */
  readonly evidence?: string;
}

/** Tasks of one unit or class of units. */
export interface PlanGroupText {
  /** `"Phòng Nội vụ"`, `"UBND các xã, phường"`. */
  readonly label: string;
  readonly tasks: readonly PlanTaskText[];
}

/** A form of propaganda with its time, who leads and who helps; unknown ones are left out. */
export interface PlanFormText {
  readonly title: string;
  readonly time?: string;
  readonly lead?: string;
  readonly partners?: string;
}

/** What a unit is charged with in carrying the plan out; each line a paragraph. */
export interface PlanDutyText {
  readonly label: string;
  readonly lines: readonly string[];
}

/** A plan of propaganda on the reform with its annex of tasks. */
export interface PlanText extends Omit<PaperSetting, "type"> {
  /** Trích yếu: `"Tuyên truyền công tác cải cách hành chính năm 2024"`. */
  readonly about: string;
  readonly grounds: readonly CitedDocument[];
  readonly aims: readonly string[];
  readonly requirements: readonly string[];
  readonly audience: string;
  readonly contents: readonly string[];
  readonly forms: readonly PlanFormText[];
  readonly duties: readonly PlanDutyText[];
  readonly budget?: string;
  readonly groups: readonly PlanGroupText[];
  readonly receivers: readonly string[];
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

function item(line: string): Block {
  return { kind: "paragraph", role: "item", runs: [text("- "), text(line)] };
}

function heading(level: 1 | 2, number: string, title: string): Block {
  return { kind: "heading", level, number, title: [text(title)] };
}

interface Part {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Headings of the second level above their lines; those without lines are left out. */
function numbered(parts: readonly Part[]): readonly Block[] {
  return parts
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ title, blocks }, at) => [heading(2, `${at + 1}.`, title), ...blocks]);
}

function formLines({ time, lead, partners }: PlanFormText): readonly Block[] {
  return [
    ...(time === undefined ? [] : [item(`Thời gian: ${time}.`)]),
    ...(lead === undefined ? [] : [item(`Cơ quan chủ trì: ${lead}.`)]),
    ...(partners === undefined ? [] : [item(`Cơ quan phối hợp: ${partners}.`)]),
  ];
}

/** The wording of a task's time, bound to its task. */
function timeFigure({ code, time }: PlanTaskText): FigureRun {
  const base = { kind: "figure", code: `@task.${code}`, cells: [], format: "text" } as const;
  return time === ""
    ? { ...base, state: "none", text: "–" }
    : { ...base, state: "value", value: time, text: time };
}

function cell(value: string, more: Omit<TableCell, "runs"> = {}): TableCell {
  return { runs: [text(value)], ...more };
}

function taskTable(groups: readonly PlanGroupText[]): TableBlock {
  const proven = groups.some(({ tasks }) => tasks.some(({ evidence = "" }) => evidence !== ""));
  const rows = groups.flatMap(({ label, tasks }, place) => [
    [
      cell(ROMAN[place] ?? String(place + 1), { align: "center", bold: true }),
      cell(label, { bold: true, span: proven ? 3 : 2 }),
    ],
    ...tasks.map((task, at) => [
      cell(String(at + 1), { align: "center" }),
      cell(task.title),
      { runs: [timeFigure(task)], align: "center" } as const,
      ...(proven ? [cell(task.evidence ?? "")] : []),
    ]),
  ]);
  return {
    kind: "table",
    code: "plan.tasks",
    widths: proven ? [8, 46, 22, 24] : [8, 62, 30],
    head: [
      [
        { text: "STT" },
        { text: "Nhiệm vụ" },
        { text: "Thời gian thực hiện" },
        ...(proven ? [{ text: "Kết quả, phối hợp" }] : []),
      ],
    ],
    rows,
  };
}

/**
 * Makes a plan with its annex "Phân công thực hiện nhiệm vụ" as an official document. The wording of
 * each task's time is a figure of the code `@task.<code>`.
 */
export function composePlan(plan: PlanText): OfficialDocument {
  const setting: PaperSetting = { ...plan, type: "plan" };
  const issuer = issuerOf(plan.unit, plan.parent);
  const about = `${plan.about.slice(0, 1).toLocaleLowerCase("vi")}${plan.about.slice(1)}`;
  const sections: readonly Part[] = [
    {
      title: "Mục đích, yêu cầu, đối tượng",
      blocks: numbered([
        { title: "Mục đích", blocks: plan.aims.map(item) },
        { title: "Yêu cầu", blocks: plan.requirements.map(item) },
        { title: "Đối tượng", blocks: plan.audience === "" ? [] : [item(plan.audience)] },
      ]),
    },
    { title: "Nội dung tuyên truyền", blocks: plan.contents.map(item) },
    {
      title: "Hình thức, thời gian thực hiện",
      blocks: numbered(plan.forms.map((form) => ({ title: form.title, blocks: formLines(form) }))),
    },
    {
      title: "Kinh phí",
      blocks: plan.budget === undefined || plan.budget === "" ? [] : [item(plan.budget)],
    },
    {
      title: "Tổ chức thực hiện",
      blocks: numbered(
        plan.duties.map(({ label, lines }) => ({ title: label, blocks: lines.map(item) })),
      ),
    },
  ];
  const shown = sections.filter(({ blocks }) => blocks.length > 0);
  const grounds: readonly Block[] = plan.grounds.map((document, at) => ({
    kind: "paragraph",
    role: "basis",
    runs: [text(`Căn cứ ${citation(document)}${at === plan.grounds.length - 1 ? "." : ";"}`)],
  }));
  const opening = `${issuer.inText} ban hành Kế hoạch ${about} với các nội dung sau:`;
  const closing = `Trên đây là Kế hoạch ${about} của ${issuer.inText}; yêu cầu các cơ quan, đơn vị thực hiện, có vướng mắc thì báo cáo bằng văn bản để xem xét, giải quyết./.`;
  const hasTasks = plan.groups.some(({ tasks }) => tasks.length > 0);
  return {
    ...paperOf(setting),
    about: plan.about,
    addressees: [],
    blocks: [
      ...grounds,
      { kind: "paragraph", role: "body", runs: [text(opening)] },
      ...shown.flatMap(({ title, blocks }, at) => [
        heading(1, `${ROMAN[at] ?? at + 1}.`, title),
        ...blocks,
      ]),
      { kind: "paragraph", role: "closing", runs: [text(closing)] },
    ],
    receivers: plan.receivers,
    annexes: hasTasks
      ? [
          {
            number: "Phụ lục",
            title: `Phân công thực hiện nhiệm vụ năm ${plan.year}`,
            note: `(Ban hành kèm theo ${selfCitation(setting)})`,
            landscape: false,
            blocks: [taskTable(plan.groups)],
          },
        ]
      : [],
  };
}
