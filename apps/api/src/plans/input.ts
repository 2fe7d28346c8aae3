import { z } from "zod";
import { activityKinds } from "@cchc/domain/activity/kind";
import { proofKinds } from "@cchc/domain/plan/proof-kinds";
import { type Responsible, unitClasses } from "@cchc/domain/plan/task";
import { code, day, opId, unitId, writtenText, whole } from "../reports/input.ts";
import { documentId } from "../register/input.ts";
import { scheduleInput } from "./schedule-input.ts";

export const planId = code(100);
export const taskId = code(60);
export const year = z.int().min(2000).max(2100);

const lines = (most: number) => z.array(writtenText(1, 2000)).max(most);

const responsible: z.ZodType<Responsible, Responsible> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("unit"), unitId }),
  z.strictObject({ kind: z.literal("class"), class: z.enum(unitClasses) }),
  z.strictObject({ kind: z.literal("named"), label: writtenText(1, 300) }),
]);

/** A row of the annex as its writer sends it. */
export const taskInput = z.object({
  id: taskId,
  group: writtenText(0, 300),
  title: writtenText(1, 1000),
  responsible: z.array(responsible).max(50),
  cooperating: z.array(responsible).max(50),
  proof: z.array(z.enum(proofKinds)).max(proofKinds.length),
  /** As it stands in the paper. */
  time: writtenText(0, 500),
  /** As a person confirmed it; null: read from the wording and the title. */
  schedule: scheduleInput.nullable(),
  counts: z.array(z.enum(activityKinds)).max(activityKinds.length).exactOptional(),
  adoptedFrom: taskId.exactOptional(),
});

export type TaskInput = z.infer<typeof taskInput>;

export const planContent = z.object({
  aims: lines(50),
  requirements: lines(50),
  audience: writtenText(0, 2000),
  contents: lines(50),
  forms: z
    .array(
      z.object({
        title: writtenText(1, 500),
        time: writtenText(1, 500).exactOptional(),
        lead: writtenText(1, 500).exactOptional(),
        partners: writtenText(1, 500).exactOptional(),
      }),
    )
    .max(30),
  duties: z.array(z.object({ label: writtenText(1, 500), lines: lines(30) })).max(50),
  budget: writtenText(0, 2000),
  resultsDue: day.exactOptional(),
});

/** Most rows of one annex. */
export const mostTasks = 200;

/** A whole plan as its writer leaves it. */
export const planDraft = z.object({
  year,
  kind: z.enum(["propaganda", "reform"]),
  symbol: writtenText(1, 60).refine((text) => !/\s/.test(text)),
  about: writtenText(1, 1000),
  implementsId: planId.nullable(),
  content: planContent,
  tasks: z
    .array(taskInput)
    .max(mostTasks)
    .refine((tasks) => new Set(tasks.map(({ id }) => id)).size === tasks.length),
});

export type PlanDraft = z.infer<typeof planDraft>;

export const saveInput = planDraft
  .extend({
    opId,
    unitId,
    /** Null: a new plan, whose id the server makes. */
    planId: planId.nullable(),
    /** The version its writer saw; 0 for a new one. */
    version: whole(0),
  })
  .refine(({ planId: id, version }) => (id === null) === (version === 0));

/** A write on a plan that the writer has seen in a version. */
export const seenPlan = z.object({ opId, planId, version: whole(1) });

const signed = {
  number: writtenText(1, 20).refine((text) => !/[/\s]/.test(text)),
  symbol: writtenText(1, 60).refine((text) => !/\s/.test(text)),
  day,
};

/** The notice of results: an entry of the register, or what the paper bears. */
const givenNotice = z.union([z.strictObject({ documentId }), z.strictObject(signed)]);

export type GivenNotice = z.infer<typeof givenNotice>;

export const resultsInput = seenPlan.extend({ notice: givenNotice.nullable() });

export const issueInput = seenPlan.extend({
  ...signed,
  /** That tasks which reach nobody may stand. */
  despiteUnresolved: z.boolean().default(false),
});

/** One unit's copy of a task. */
export const copyAddress = z.object({ planId, taskId, unitId });

export const stateInput = copyAddress.extend({
  opId,
  version: whole(1),
  action: z.enum(["complete", "not_possible", "reopen"]),
  reason: writtenText(0, 1000),
});

export const proofInput = copyAddress.extend({
  opId,
  version: whole(1),
  documentId,
  /** The day on which it was done. */
  doneOn: day,
});
