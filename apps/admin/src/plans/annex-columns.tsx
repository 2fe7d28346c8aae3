import type { PlanTask } from "@cchc/domain/plan/task";
import type { DataColumn } from "@cchc/ui/data-table";
import { Understood } from "@cchc/ui/plan/annex-editor";
import { responsibleName } from "@cchc/ui/plan/who-picker";
import type { Outputs } from "../api.ts";

/** The annex as it was issued, each time beside what it is understood as. */
export function annexColumns({
  plan,
  receivers,
}: Outputs["plans"]["get"]): readonly DataColumn<PlanTask>[] {
  return [
    { key: "title", heading: "Nhiệm vụ", cell: ({ title }) => title },
    {
      key: "who",
      heading: "Giao cho",
      cell: ({ responsible, group }) =>
        responsible.length === 0
          ? group
          : responsible.map((one) => responsibleName(one, receivers)).join(", "),
    },
    { key: "time", heading: "Thời gian", cell: ({ time }) => time },
    {
      key: "read",
      heading: "Hiểu là",
      cell: (task) => <Understood task={task} year={plan.year} />,
    },
  ];
}
