import "./plans.css";
import "@cchc/ui/plan.css";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { planStateLabels } from "@cchc/domain/plan/plan";
import type { PlanTask } from "@cchc/domain/plan/task";
import { Button } from "@cchc/ui/button";
import { type DataColumn, DataTable } from "@cchc/ui/data-table";
import { DemoBanner } from "@cchc/ui/demo-banner";
import { Link } from "@cchc/ui/link";
import { newOperationId } from "@cchc/ui/operation-id";
import { PageHead } from "@cchc/ui/page";
import { SaveButtons } from "@cchc/ui/paper/save-buttons";
import { Understood } from "@cchc/ui/plan/annex-editor";
import { PlanEditor } from "@cchc/ui/plan/plan-editor";
import { createPlanSaver } from "@cchc/ui/plan/plan-saver";
import { PlanTextView } from "@cchc/ui/plan/plan-text";
import { responsibleName } from "@cchc/ui/plan/who-picker";
import { api, client, failureOf, type Outputs } from "../api.ts";
import { Workspace } from "../app/workspace.tsx";
import { watch } from "../entry/sending.ts";
import { vault } from "../offline/vault.ts";
import { sessionEnded } from "../session/gate.ts";
import { useMe } from "../session/me.ts";
import { IssueDialog } from "./issue-dialog.tsx";
import { planTitle } from "./words.ts";

const route = getRouteApi("/trong/ke-hoach/$planId");

type PlanData = Outputs["plans"]["get"];

/** One plan: written while it is a draft, read and printed afterwards. */
export function PlanPage(): ReactNode {
  const { planId } = route.useParams();
  const { data } = useSuspenseQuery(api.plans.get.queryOptions({ planId }));
  const { plan, unit, mayEdit } = data;
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
        {mayEdit ? <Writing key={plan.id} data={data} /> : <Reading data={data} />}
      </div>
    </Workspace>
  );
}

/** The draft: its text and annex, saved by themselves. */
function Writing({ data }: { data: PlanData }): ReactNode {
  const { plan, mayIssue } = data;
  const me = useMe();
  const queries = useQueryClient();
  const [issuing, setIssuing] = useState(false);
  const fresh = (): Promise<void> => queries.invalidateQueries({ queryKey: api.plans.pathKey() });
  const [saver] = useState(() =>
    createPlanSaver({
      plan,
      username: me.username,
      store: vault,
      save: (draft) => client.plans.saveDraft.mutate(draft),
      read: async () => (await client.plans.get.query({ planId: plan.id })).plan,
      failureOf,
      onSignedOut: sessionEnded,
      makeId: newOperationId,
      onSaved: () => void fresh(),
    }),
  );
  useEffect(() => watch({ retry: saver.flush, hasUnsent: saver.unsent }), [saver]);
  return (
    <>
      <PlanEditor saver={saver} year={plan.year} newId={newOperationId}>
        {({ settled, tasks }) => (
          <>
            <SaveButtons path={`plan/${encodeURIComponent(plan.id)}`} sheets={tasks > 0} />
            {mayIssue && tasks > 0 && (
              <Button
                tone="primary"
                aria-disabled={!settled || undefined}
                onClick={() => settled && void fresh().then(() => setIssuing(true))}
              >
                Ban hành…
              </Button>
            )}
          </>
        )}
      </PlanEditor>
      {issuing && <IssueDialog plan={plan} onClose={() => setIssuing(false)} />}
    </>
  );
}

/** The plan as it stands. */
function Reading({ data }: { data: PlanData }): ReactNode {
  const { plan } = data;
  return (
    <div className="c-stack-wide">
      <div className="c-row">
        <SaveButtons path={`plan/${encodeURIComponent(plan.id)}`} sheets={plan.tasks.length > 0} />
      </div>
      <section className="c-stack">
        <h2>Văn bản</h2>
        <PlanTextView text={plan} />
      </section>
      <section className="c-stack">
        <h2>Phụ lục nhiệm vụ</h2>
        <DataTable
          caption="Phụ lục nhiệm vụ"
          captionHidden
          rows={plan.tasks}
          rowKey={({ id }) => id}
          columns={annexColumns(data)}
        />
      </section>
    </div>
  );
}

function annexColumns({ plan, unit, receivers }: PlanData): readonly DataColumn<PlanTask>[] {
  const units = [...receivers, { unitId: unit.id, name: unit.name }];
  return [
    { key: "title", heading: "Nhiệm vụ", cell: ({ title }) => title },
    {
      key: "who",
      heading: "Thực hiện",
      cell: ({ responsible, group }) =>
        responsible.length === 0
          ? group
          : responsible.map((one) => responsibleName(one, units)).join(", "),
    },
    { key: "time", heading: "Thời gian", cell: ({ time }) => time },
    {
      key: "read",
      heading: "Hiểu là",
      cell: (task) => <Understood task={task} year={plan.year} />,
    },
  ];
}
