import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { planStateLabels } from "@cchc/domain/plan/plan";
import { Button } from "@cchc/ui/button";
import { Empty } from "@cchc/ui/empty";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { StateMark } from "@cchc/ui/state-mark";
import { api, client, failureOf, type Outputs } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import { type PlanHead, planTitle } from "./words.ts";

export interface OwnPlansProps {
  unit: { readonly id: string; readonly mayEdit: boolean };
  plans: Outputs["plans"]["list"];
}

/** The plans that gave the unit tasks, and its own. */
export function OwnPlans({ unit, plans }: OwnPlansProps): ReactNode {
  const queries = useQueryClient();
  const router = useRouter();
  const adopt = useMutation({
    mutationFn: (planId: string) =>
      client.plans.adopt.mutate({ opId: newOperationId(), unitId: unit.id, planId }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: api.plans.pathKey() });
      router.history.push(`/ke-hoach/${encodeURIComponent(id)}`);
    },
  });
  const own = plans.own.filter(({ unitId }) => unitId === unit.id);
  const nameOf = (id: string): string => plans.units.find((one) => one.id === id)?.name ?? id;
  const mayAdopt = (plan: PlanHead): boolean =>
    unit.mayEdit &&
    plan.state === "issued" &&
    !own.some((one) => one.year === plan.year && one.kind === plan.kind && one.state !== "draft");
  return (
    <div className="c-stack-wide">
      {adopt.isError && <Notice tone="wrong" title={failureOf(adopt.error).message} announce />}
      <section className="c-stack">
        <h2>Kế hoạch của đơn vị</h2>
        {own.length === 0 ? (
          <Empty title="Chưa có kế hoạch nào">
            Bắt đầu bằng “Lập kế hoạch từ đây” ở kế hoạch cấp trên: nhiệm vụ được giao tự điền sẵn.
          </Empty>
        ) : (
          <ul className="c-tasks">
            {own.map((plan) => (
              <PlanLine key={plan.id} plan={plan} from={undefined} action={null} />
            ))}
          </ul>
        )}
      </section>
      <section className="c-stack">
        <h2>Kế hoạch cấp trên giao nhiệm vụ</h2>
        {plans.received.length === 0 ? (
          <p className="c-quiet">Chưa có kế hoạch nào giao nhiệm vụ cho đơn vị.</p>
        ) : (
          <ul className="c-tasks">
            {plans.received.map((plan) => (
              <PlanLine
                key={plan.id}
                plan={plan}
                from={nameOf(plan.unitId)}
                action={
                  mayAdopt(plan) && (
                    <Button
                      small
                      busy={adopt.isPending ? "Đang lập…" : undefined}
                      onClick={() => adopt.mutate(plan.id)}
                    >
                      Lập kế hoạch từ đây
                    </Button>
                  )
                }
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

interface PlanLineProps {
  plan: PlanHead;
  from: string | undefined;
  action: ReactNode;
}

function PlanLine({ plan, from, action }: PlanLineProps): ReactNode {
  return (
    <li>
      <p className="c-task-title">
        <Link href={`/ke-hoach/${encodeURIComponent(plan.id)}`}>{plan.about}</Link>
      </p>
      <p className="c-task-why">
        {planTitle(plan)}
        {from !== undefined && ` của ${from}`}, {plan.tasks} nhiệm vụ
      </p>
      <p className="c-task-due">{action}</p>
      <p className="c-task-state">
        <StateMark tone={plan.state === "draft" ? "plain" : "settled"}>
          {planStateLabels[plan.state]}
        </StateMark>
      </p>
    </li>
  );
}
