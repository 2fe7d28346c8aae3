import { leavesOf, type CriteriaSet } from "@cchc/domain/criteria/set";
import { searchKey } from "@cchc/domain/text/search-key";

/** What a set reads from a survey: one code, with the answers that its ballots may have. */
export interface SurveyQuestion {
  readonly code: string;
  readonly label: string;
  readonly answers: readonly {
    readonly code: string;
    readonly label: string;
    readonly satisfied: boolean;
  }[];
}

/** The survey codes of a set, in its order; empty where it has no survey. */
export function questionsOf(set: CriteriaSet): readonly SurveyQuestion[] {
  const questions = new Map<string, SurveyQuestion>();
  for (const { rule } of leavesOf(set)) {
    if (rule.kind !== "survey-share" || rule.input.of !== "rate") continue;
    const { source } = rule.input;
    if (source.from !== "survey") continue;
    questions.set(source.code, {
      code: source.code,
      label: source.label,
      answers: rule.answers ?? [],
    });
  }
  return [...questions.values()];
}

/** What a column of the file holds. */
export type Column =
  | { readonly as: "unit" }
  | { readonly as: "answer"; readonly satisfied: boolean }
  | { readonly as: "satisfied" | "ballots" | "rate" }
  | { readonly as: "other" };

const headings: Readonly<Record<string, Column>> = {
  "don vi": { as: "unit" },
  "ten don vi": { as: "unit" },
  "ma don vi": { as: "unit" },
  xa: { as: "unit" },
  "phuong, xa": { as: "unit" },
  "so phieu hai long": { as: "satisfied" },
  "phieu hai long": { as: "satisfied" },
  "tong so phieu": { as: "ballots" },
  "so phieu": { as: "ballots" },
  "so phieu hop le": { as: "ballots" },
  "ty le": { as: "rate" },
  "ty le (%)": { as: "rate" },
  "ty le hai long": { as: "rate" },
  "ty le hai long (%)": { as: "rate" },
  "chi so hai long": { as: "rate" },
};

/** What a heading means; an answer of the question comes first, whatever its case or marks. */
export function columnOf(heading: string, { answers }: SurveyQuestion): Column {
  const key = searchKey(heading).replaceAll(/\s+/g, " ").trim();
  const answer = answers.find(({ code, label }) => searchKey(label) === key || code === heading);
  if (answer !== undefined) return { as: "answer", satisfied: answer.satisfied };
  return headings[key] ?? { as: "other" };
}
