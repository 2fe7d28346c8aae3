import "./plans.css";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { planStateLabels } from "@cchc/domain/plan/plan";
import type { PlanTask } from "@cchc/domain/plan/task";
import { formatDay } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { type DataColumn, DataTable } from "@cchc/ui/data-table";
import { DemoBanner } from "@cchc/ui/demo-banner";
import { Field } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { AnnexEditor, responsibleName, Understood } from "@cchc/ui/plan/annex-editor";
import { api, client, failureOf, type Outputs } from "../api.ts";
import { Workspace } from "../app/workspace.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { IssueDialog } from "./issue-dialog.tsx";
import { draftOf } from "./plan-draft.ts";
import { planTitle } from "./words.ts";

const route = getRouteApi("/trong/ke-hoach/$planId");

/** One plan: written while it is a draft, read and printed afterwards. */
export function PlanPage(): ReactNode {
  const { planId } = route.useParams();
  const queries = useQueryClient();
  const { data } = useSuspenseQuery(api.plans.get.queryOptions({ planId }));
  const { plan, unit, mayEdit, mayIssue } = data;
  const [tasks, setTasks] = useState<readonly PlanTask[]>(plan.tasks);
  const [about, setAbout] = useState(plan.about);
  const [issuing, setIssuing] = useState(false);
  const changed = about !== plan.about || JSON.stringify(tasks) !== JSON.stringify(plan.tasks);
  const complete = about.trim() !== "" && tasks.every(({ title }) => title.trim() !== "");
  const save = useMutation({
    mutationFn: () =>
      client.plans.saveDraft.mutate({
        ...draftOf(plan, { about, tasks }),
        opId: newOperationId(),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.plans.pathKey() }),
  });
  const head = { number: plan.number ?? null, symbol: plan.symbol, day: plan.day ?? null };
  return (
    <Workspace
      title={plan.about}
      header={{
        unit: unit.name,
        period: `Năm ${plan.year}`,
        state: planStateLabels[plan.state],
      }}
      banner={
        plan.illustration && (
          <DemoBanner>Kế hoạch này được dựng để trình bày, không dùng làm căn cứ.</DemoBanner>
        )
      }
    >
      <div className="c-stack">
        <PageHead
          crumbs={<Link href="/ke-hoach?muc=ke-hoach">Kế hoạch & tuyên truyền</Link>}
          title={plan.about}
          lead={`${planTitle(head)} của ${unit.name}`}
        />
        {save.isError && <Notice tone="wrong" title={failureOf(save.error).message} announce />}
        {mayEdit ? (
          <>
            <Field
              label="Trích yếu"
              value={about}
              onChange={({ target }) => setAbout(target.value)}
            />
            <h2>Phụ lục nhiệm vụ</h2>
            <AnnexEditor
              tasks={tasks}
              year={plan.year}
              onChange={setTasks}
              newId={newOperationId}
            />
            <div className="c-row">
              <Button
                tone={changed ? "primary" : "secondary"}
                busy={save.isPending ? "Đang lưu…" : undefined}
                onClick={() => complete && changed && save.mutate()}
                aria-disabled={!complete || !changed || undefined}
              >
                {changed ? "Lưu dự thảo" : "Đã lưu"}
              </Button>
              {mayIssue && !changed && plan.tasks.length > 0 && (
                <Button tone="primary" onClick={() => setIssuing(true)}>
                  Ban hành…
                </Button>
              )}
              {!complete && <span className="c-tone-doubt">Còn nhiệm vụ chưa ghi tên.</span>}
            </div>
          </>
        ) : (
          <DataTable
            caption="Phụ lục nhiệm vụ"
            rows={plan.tasks}
            rowKey={({ id }) => id}
            columns={annexColumns(data)}
          />
        )}
        {plan.resultsDue !== undefined && (
          <p>Thông báo kết quả chậm nhất ngày {formatDay(plan.resultsDue)}.</p>
        )}
      </div>
      {issuing && <IssueDialog plan={plan} today={data.today} onClose={() => setIssuing(false)} />}
    </Workspace>
  );
}

function annexColumns({
  plan,
  unit,
  receivers,
}: Outputs["plans"]["get"]): readonly DataColumn<PlanTask>[] {
  return [
    { key: "title", heading: "Nhiệm vụ", cell: ({ title }) => title },
    {
      key: "who",
      heading: "Thực hiện",
      cell: ({ responsible, group }) =>
        responsible.length === 0
          ? group
          : responsible
              .map((one) =>
                one.kind === "unit" && one.unitId === unit.id
                  ? unit.name
                  : responsibleName(one, receivers),
              )
              .join(", "),
    },
    { key: "time", heading: "Thời gian", cell: ({ time }) => time },
    {
      key: "read",
      heading: "Hiểu là",
      cell: (task) => <Understood task={task} year={plan.year} />,
    },
  ];
}
