import type { Day } from "../report/cell.ts";
import { type QuotaStanding, quotaStanding } from "../plan/quota.ts";
import type { PlanTask } from "../plan/task.ts";
import { searchKey } from "../text/search-key.ts";
import type { Activity } from "./activity.ts";
import { activityCounts } from "./count.ts";
import type { ActivityKind } from "./kind.ts";

const itemKinds: readonly (readonly [RegExp, readonly ActivityKind[]])[] = [
  [/\btieu pham\b/, ["sketch"]],
  [/\bhoi thi\b|\bcuoc thi\b/, ["contest"]],
  [/\bdoi thoai\b/, ["dialogue"]],
  [/\btap huan\b|\blop\b/, ["training"]],
  [/\bhoi nghi\b/, ["conference", "dialogue"]],
  [/\bbang r[oa]\w*|\bkhau hieu\b/, ["banner"]],
  [/\bpa ?no\b|\bap phich\b/, ["panel"]],
  [/\bmo hinh\b/, ["model"]],
  [/\btham quan\b/, ["study_visit"]],
  [/\bkiem tra\b/, ["inspection"]],
  [/\b(?:phat thanh|truyen thanh|phat song)\b/, ["radio_item"]],
  [/\b(?:tin|bai|phong su)\b/, ["website_item", "radio_item"]],
];

/** The activities a counted thing names (`tin` → website and radio items); empty when it names none. */
export function kindsOfItem(item: string): readonly ActivityKind[] {
  const key = searchKey(item);
  return itemKinds.find(([words]) => words.test(key))?.[1] ?? [];
}

/** One quota of a task and how far it is. */
export interface TaskQuota extends QuotaStanding {
  /** Position in the schedule's parts. */
  readonly part: number;
  /** What is counted; empty: nothing counts by itself, a person says. */
  readonly kinds: readonly ActivityKind[];
}

/**
 * How a unit stands on each quota of a task, counted from its own log. `activities` are one unit's. A
 * rhythm and a yearly number in one task are two quotas, each with its own windows.
 */
export function quotaProgress(
  task: Pick<PlanTask, "schedule" | "counts" | "title">,
  activities: readonly Activity[],
  when: { readonly year: number; readonly today: Day; readonly warnDays?: number },
): readonly TaskQuota[] {
  const ever = { from: "0001-01-01", to: "9999-12-31" };
  return task.schedule.parts.flatMap((part, at): readonly TaskQuota[] => {
    if (part.kind !== "quota") return [];
    const named = kindsOfItem(part.item);
    const kinds = task.counts ?? (named.length > 0 ? named : kindsOfItem(task.title));
    const counted = activities.filter(
      (activity) => kinds.includes(activity.kind) && activityCounts(activity, ever),
    );
    return [{ part: at, kinds, ...quotaStanding(part, counted, when) }];
  });
}
