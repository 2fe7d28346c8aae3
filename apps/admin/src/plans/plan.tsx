import "./plans.css";
import "@cchc/ui/plan.css";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { planStateLabels } from "@cchc/domain/plan/plan";
import { formatDay } from "@cchc/domain/text/days";
import { Breadcrumbs } from "@cchc/ui/breadcrumbs";
import { DataTable } from "@cchc/ui/data-table";
import { PageHead } from "@cchc/ui/page";
import { SaveButtons } from "@cchc/ui/paper/save-buttons";
import { PlanTextView } from "@cchc/ui/plan/plan-text";
import { TabLinks } from "@cchc/ui/tabs";
import { api, type Outputs } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { FailureNotice, NotFound, Waiting } from "../frame/states.tsx";
import { annexColumns } from "./annex-columns.tsx";
import { Editor } from "./editor.tsx";
import { MatrixView } from "./matrix-view.tsx";
import { MovePlan } from "./move-plan.tsx";
import { Results } from "./results.tsx";

const route = getRouteApi("/workspace/ke-hoach/xem");
const workspace = getRouteApi("/workspace");

/** One plan: written as a draft, watched as a table once it is issued. */
export function PlanScreen(): ReactNode {
  const { id = "", xem = "bang" } = route.useSearch();
  const { me } = workspace.useRouteContext();
  const read = useQuery(api.plans.get.queryOptions({ planId: id }, { enabled: id !== "" }));
  if (id === "") return <NotFound />;
  if (read.isError) {
    return <FailureNotice error={read.error} onRetry={() => void read.refetch()} />;
  }
  if (read.data === undefined) return <Waiting />;
  const { plan, unit, mayEdit, mayIssue } = read.data;
  return (
    <div className="c-stack">
      <Facts
        unit={unit.name}
        period={`Năm ${plan.year}`}
        state={planStateLabels[plan.state]}
        illustration={plan.illustration}
      />
      <PageHead
        crumbs={
          <Breadcrumbs
            crumbs={[{ label: "Kế hoạch giao", href: hrefTo("/ke-hoach") }, { label: plan.about }]}
          />
        }
        title={plan.about}
        lead={numbered(plan)}
        actions={mayIssue && plan.state !== "draft" && <MovePlan plan={plan} />}
      />
      <Results data={read.data} />
      {mayEdit ? (
        <Editor key={plan.id} data={read.data} username={me.username} />
      ) : (
        <>
          {plan.state !== "draft" && (
            <TabLinks
              label="Phần của kế hoạch"
              tabs={[
                {
                  label: "Ai làm đến đâu",
                  href: hrefTo("/ke-hoach/xem", { id }),
                  current: xem === "bang",
                },
                {
                  label: "Văn bản và phụ lục",
                  href: hrefTo("/ke-hoach/xem", { id, xem: "phu-luc" }),
                  current: xem === "phu-luc",
                },
              ]}
            />
          )}
          {plan.state !== "draft" && xem === "bang" ? (
            <MatrixView planId={id} />
          ) : (
            <>
              <div className="c-row">
                <SaveButtons
                  path={`plan/${encodeURIComponent(id)}`}
                  sheets={plan.tasks.length > 0}
                />
              </div>
              <PlanTextView text={plan} />
              <DataTable
                caption="Phụ lục nhiệm vụ"
                rows={plan.tasks}
                rowKey={(task) => task.id}
                columns={annexColumns(read.data)}
              />
            </>
          )}
        </>
      )}
    </div>
  );
}

function numbered({ number, symbol, day }: Outputs["plans"]["get"]["plan"]): string {
  const on = day === undefined ? "" : ` ngày ${formatDay(day)}`;
  return number === undefined ? `Văn bản${on} chưa ghi số.` : `Số ${number}/${symbol}${on}.`;
}
