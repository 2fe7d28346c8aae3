import type { Kysely } from "kysely";
import type { Database } from "@cchc/db/schema";
import type { CitedDocument } from "@cchc/domain/document/citation";
import { issuerOf } from "@cchc/domain/document/issuer";
import { layoutOn } from "@cchc/domain/document/layout";
import {
  proofLabels,
  type PlanTask,
  type Responsible,
  unitClassLabels,
} from "@cchc/domain/plan/task";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { composePlan, type PlanGroupText } from "@cchc/domain/report-text/plan-text";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { fullName, nameInText, type UnitVersion } from "@cchc/domain/unit/unit";
import { readPlan, type StoredPlan } from "../plans/read.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { treeOfUnit } from "../units/ever.ts";

type Reading = Pick<Services, "db" | "trees" | "now">;

function nameOf(one: Responsible, tree: UnitTree): string {
  if (one.kind === "class") return unitClassLabels[one.class];
  if (one.kind === "named") return one.label;
  const unit = tree.get(one.unitId);
  return unit === undefined ? one.unitId : fullName(unit);
}

/** What proves a task and who helps, in one cell of the annex. */
function evidenceOf({ proof, cooperating }: PlanTask, tree: UnitTree): string {
  const papers = proof.map((one) => proofLabels[one]).join(", ");
  const partners = cooperating.map((one) => nameOf(one, tree)).join(", ");
  const helped = partners === "" ? "" : `Phối hợp: ${partners}`;
  return [papers, helped].filter((part) => part !== "").join(". ");
}

/** Tasks under the headings they were written below, each heading once. */
function groupsOf(tasks: readonly PlanTask[], tree: UnitTree): readonly PlanGroupText[] {
  const labels = [...new Set(tasks.map(({ group }) => group))];
  return labels.map((label) => ({
    label,
    tasks: tasks
      .filter(({ group }) => group === label)
      .map((task) => ({
        code: task.id,
        title: task.title,
        time: task.time,
        evidence: evidenceOf(task, tree),
      })),
  }));
}

function parentOf(tree: UnitTree, { parentId }: UnitVersion): UnitVersion | undefined {
  const parent = parentId === undefined ? undefined : tree.get(parentId);
  return parent?.kind === "country" ? undefined : parent;
}

/** The superior plan as the basis names it. */
async function readGround(
  services: Reading,
  { implementsId }: Pick<StoredPlan, "implementsId">,
): Promise<readonly CitedDocument[]> {
  const plan = implementsId === undefined ? undefined : await readPlan(services.db, implementsId);
  const tree = plan === undefined ? undefined : await treeOfUnit(services, plan.unitId);
  const unit = plan === undefined ? undefined : tree?.get(plan.unitId);
  if (plan === undefined || tree === undefined || unit === undefined) return [];
  return [
    {
      id: plan.id,
      type: "plan",
      ...(plan.number === undefined ? {} : { number: plan.number }),
      symbol: plan.symbol,
      ...(plan.day === undefined ? {} : { day: plan.day }),
      issuer: issuerOf(unit, parentOf(tree, unit)).short,
      about: plan.about,
      by: "superior",
    },
  ];
}

/** A stored plan with its annex as an official document. @throws Problem `not-found`. */
export async function composeStoredPlan(
  services: Reading,
  plan: StoredPlan,
): Promise<OfficialDocument> {
  const { unitId, year, day, number, symbol, budget, illustration, tasks } = plan;
  const tree =
    day === undefined ? await treeOfUnit(services, unitId) : await services.trees.at(day);
  const unit = tree?.get(unitId);
  const layout = layoutOn(day ?? `${year}-01-01`);
  if (tree === undefined || unit === undefined || layout === undefined) {
    throw new Problem("not-found", {});
  }
  const parent = parentOf(tree, unit);
  const above = parent === undefined ? [] : [`UBND ${nameInText(parent)}`];
  return composePlan({
    unit,
    ...(parent === undefined ? {} : { parent }),
    year,
    signing: {
      ...(number === undefined ? {} : { number }),
      symbol,
      ...(day === undefined ? {} : { day }),
    },
    layout,
    ...(illustration ? { notice: "Số liệu minh họa" } : {}),
    about: plan.about,
    grounds: await readGround(services, plan),
    aims: plan.aims,
    requirements: plan.requirements,
    audience: plan.audience,
    contents: plan.contents,
    forms: plan.forms,
    duties: plan.duties,
    ...(budget === "" ? {} : { budget }),
    groups: groupsOf(tasks, tree),
    receivers: [...above, "Các cơ quan, đơn vị được giao nhiệm vụ"],
  });
}

/** The plans of a unit and year, the latest issued first, drafts last. */
export async function findPlanIds(
  db: Kysely<Database>,
  unitId: string,
  year: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("plan")
    .select("id")
    .where("unit_id", "=", unitId)
    .where("year", "=", year)
    .orderBy("issued_on", (order) => order.desc().nullsLast())
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}
