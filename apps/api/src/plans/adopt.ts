import { randomUUID } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { Database } from "@cchc/db/schema";
import { adoptTask } from "@cchc/domain/plan/hand-out";
import { planStateLabels } from "@cchc/domain/plan/plan";
import type { OperationStamp } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import type { PlanDraft, TaskInput } from "./input.ts";
import { readPlan, readPlanHeads, type StoredPlan } from "./read.ts";
import { savePlan, type WrittenPlan } from "./save.ts";

/** What a superior plan gives to a unit that writes its own. */
export interface Adoption {
  readonly unitId: string;
  /** The superior plan. */
  readonly planId: string;
}

/**
 * Takes the unit's copies of a superior plan over into its own draft of the same year and kind, which
 * is made where there is none. What was taken over before stays as the unit left it.
 * @throws Problem `not-found` where the unit received nothing of the plan, `wrong-state` where its own
 * plan is issued already.
 */
export async function adoptPlan(
  tx: Transaction<Database>,
  { unitId, planId }: Adoption,
  stamp: OperationStamp,
): Promise<WrittenPlan & { readonly adopted: number }> {
  // Two who adopt at once write one draft: the second finds what the first has made.
  await sql`select pg_advisory_xact_lock(hashtext(${`plans of ${unitId}`}))`.execute(tx);
  const superior = await readPlan(tx, planId);
  const copies = await tx
    .selectFrom("task_copy")
    .select("task_id")
    .where("plan_id", "=", planId)
    .where("unit_id", "=", unitId)
    .execute();
  if (superior === undefined || superior.unitId === unitId || copies.length === 0) {
    throw new Problem("not-found", {});
  }
  const own = await findOwn(tx, unitId, superior);
  const known = new Set(own?.tasks.flatMap(({ adoptedFrom }) => adoptedFrom ?? []));
  const received = new Set(copies.map(({ task_id }) => task_id));
  const adopted = superior.tasks
    .filter(({ id }) => received.has(id) && !known.has(id))
    .map((task) => adoptTask(task, randomUUID(), unitId));
  const draft = own === undefined ? emptyDraft(superior) : toDraft(own);
  const tasks: TaskInput[] = [...(own?.tasks ?? []), ...adopted].map(toInput);
  const written = await savePlan(
    tx,
    {
      ...draft,
      implementsId: planId,
      unitId,
      planId: own?.id ?? null,
      version: own?.version ?? 0,
      illustration: superior.illustration,
      tasks,
    },
    stamp,
  );
  return { ...written, adopted: adopted.length };
}

async function findOwn(
  tx: Transaction<Database>,
  unitId: string,
  { year, kind }: StoredPlan,
): Promise<StoredPlan | undefined> {
  const heads = (await readPlanHeads(tx, [unitId])).filter(
    (head) => head.year === year && head.kind === kind,
  );
  const draft = heads.find(({ state }) => state === "draft");
  if (draft !== undefined) return readPlan(tx, draft.id);
  const [issued] = heads;
  if (issued === undefined) return undefined;
  const state = planStateLabels[issued.state];
  throw new Problem("wrong-state", { what: "kế hoạch của đơn vị", state, action: "Nhận nhiệm vụ" });
}

function toInput({
  responsible,
  cooperating,
  proof,
  counts,
  ...task
}: StoredPlan["tasks"][number]) {
  return {
    ...task,
    responsible: [...responsible],
    cooperating: [...cooperating],
    proof: [...proof],
    ...(counts === undefined ? {} : { counts: [...counts] }),
  };
}

function emptyDraft({ year, kind, about }: StoredPlan): PlanDraft {
  const content = {
    aims: [],
    requirements: [],
    audience: "",
    contents: [],
    forms: [],
    duties: [],
    budget: "",
  };
  return { year, kind, symbol: "KH-UBND", about, implementsId: null, content, tasks: [] };
}

function toDraft(plan: StoredPlan): PlanDraft {
  const { year, kind, symbol, about, aims, requirements, audience, contents, forms } = plan;
  const { duties, budget, resultsDue } = plan;
  return {
    year,
    kind,
    symbol,
    about,
    implementsId: plan.implementsId ?? null,
    content: {
      aims: [...aims],
      requirements: [...requirements],
      audience,
      contents: [...contents],
      forms: forms.map((form) => ({ ...form })),
      duties: duties.map(({ label, lines }) => ({ label, lines: [...lines] })),
      budget,
      ...(resultsDue === undefined ? {} : { resultsDue }),
    },
    tasks: [],
  };
}
