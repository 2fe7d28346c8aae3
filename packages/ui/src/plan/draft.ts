import type { Plan } from "@cchc/domain/plan/plan";
import type { PlanTask } from "@cchc/domain/plan/task";

/** A plan as the server keeps it. */
export type StoredPlan = Plan & { readonly version: number };

/** What of a plan is text alone. */
export type PlanText = Pick<
  Plan,
  "aims" | "requirements" | "audience" | "contents" | "forms" | "duties" | "budget" | "resultsDue"
>;

/** What its writer changes: sent whole, whenever something in it changed. */
export interface PlanWriting {
  readonly symbol: string;
  readonly about: string;
  readonly text: PlanText;
  readonly tasks: readonly PlanTask[];
}

/** A plan as it is written. Always built alike, so that equal plans have equal JSON. */
export function writingOf(plan: Plan): PlanWriting {
  const { symbol, about, tasks } = plan;
  const { aims, requirements, audience, contents, forms, duties, budget, resultsDue } = plan;
  const due = resultsDue === undefined ? {} : { resultsDue };
  const text = { aims, requirements, audience, contents, forms, duties, budget, ...due };
  return { symbol, about, text, tasks };
}

/** A plan with what was written in it, as a draft is sent. */
export function draftOf(plan: StoredPlan, { symbol, about, text, tasks }: PlanWriting) {
  const { resultsDue } = text;
  return {
    unitId: plan.unitId,
    planId: plan.id,
    version: plan.version,
    year: plan.year,
    kind: plan.kind,
    symbol,
    about,
    implementsId: plan.implementsId ?? null,
    content: {
      aims: full(text.aims),
      requirements: full(text.requirements),
      audience: text.audience,
      contents: full(text.contents),
      forms: text.forms.map((form) => ({ ...form })),
      duties: text.duties.map(({ label, lines }) => ({ label, lines: full(lines) })),
      budget: text.budget,
      ...(resultsDue === undefined ? {} : { resultsDue }),
    },
    tasks: tasks.map(({ counts, ...task }) => ({
      ...task,
      responsible: [...task.responsible],
      cooperating: [...task.cooperating],
      proof: [...task.proof],
      ...(counts === undefined ? {} : { counts: [...counts] }),
    })),
  };
}

/** A line that is still empty is not sent. */
function full(lines: readonly string[]): string[] {
  return lines.filter((line) => line.trim() !== "");
}

export type PlanDraft = ReturnType<typeof draftOf>;

/** What keeps a writing from being saved, one sentence; undefined where nothing does. */
export function missingIn({ symbol, about, text, tasks }: PlanWriting): string | undefined {
  if (about.trim() === "") return "Chưa ghi trích yếu: chưa lưu được.";
  if (symbol === "" || /\s/.test(symbol))
    return "Ký hiệu còn trống hoặc có dấu cách: chưa lưu được.";
  const untitled = tasks.findIndex(({ title }) => title.trim() === "");
  if (untitled >= 0) return `Nhiệm vụ ${untitled + 1} chưa ghi tên: chưa lưu được.`;
  const form = text.forms.findIndex(({ title }) => title.trim() === "");
  if (form >= 0) return `Hình thức ${form + 1} chưa ghi tên: chưa lưu được.`;
  const duty = text.duties.findIndex(({ label }) => label.trim() === "");
  if (duty >= 0) return `Phần tổ chức thực hiện ${duty + 1} chưa ghi đơn vị: chưa lưu được.`;
  return undefined;
}

const partLabels = {
  aims: "mục đích",
  requirements: "yêu cầu",
  audience: "đối tượng",
  contents: "nội dung",
  forms: "hình thức",
  duties: "tổ chức thực hiện",
  budget: "kinh phí",
  resultsDue: "hạn thông báo kết quả",
} as const satisfies Record<keyof PlanText, string>;

const parts = [
  "aims",
  "requirements",
  "audience",
  "contents",
  "forms",
  "duties",
  "budget",
  "resultsDue",
] as const satisfies readonly (keyof PlanText)[];

/** Names of the parts in which two writings differ, in the order of the paper. */
export function partsThatDiffer(one: PlanWriting, other: PlanWriting): readonly string[] {
  const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  return [
    ...(differ([one.symbol, one.about], [other.symbol, other.about]) ? ["trích yếu, ký hiệu"] : []),
    ...parts.flatMap((part) =>
      differ(one.text[part], other.text[part]) ? [partLabels[part]] : [],
    ),
    ...(differ(one.tasks, other.tasks) ? ["phụ lục nhiệm vụ"] : []),
  ];
}
