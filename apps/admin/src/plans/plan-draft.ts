import type { PlanTask } from "@cchc/domain/plan/task";
import type { Inputs, Outputs } from "../api.ts";

type Stored = Outputs["plans"]["get"]["plan"];
type Draft = Omit<Inputs["plans"]["saveDraft"], "opId">;

/** A stored plan with what was changed in it, as a draft is sent. */
export function draftOf(
  plan: Stored,
  changed: { readonly about: string; readonly tasks: readonly PlanTask[] },
): Draft {
  return {
    unitId: plan.unitId,
    planId: plan.id,
    version: plan.version,
    year: plan.year,
    kind: plan.kind,
    symbol: plan.symbol,
    about: changed.about,
    implementsId: plan.implementsId ?? null,
    content: {
      aims: [...plan.aims],
      requirements: [...plan.requirements],
      audience: plan.audience,
      contents: [...plan.contents],
      forms: plan.forms.map((form) => ({ ...form })),
      duties: plan.duties.map(({ label, lines }) => ({ label, lines: [...lines] })),
      budget: plan.budget,
      ...(plan.resultsDue === undefined ? {} : { resultsDue: plan.resultsDue }),
    },
    tasks: changed.tasks.map(({ counts, ...task }) => ({
      ...task,
      responsible: [...task.responsible],
      cooperating: [...task.cooperating],
      proof: [...task.proof],
      ...(counts === undefined ? {} : { counts: [...counts] }),
    })),
  };
}
