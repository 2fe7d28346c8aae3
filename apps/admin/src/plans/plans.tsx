import "./plans.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { planStateLabels } from "@cchc/domain/plan/plan";
import { formatDay } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Empty } from "@cchc/ui/empty";
import { Field } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { newOperationId } from "@cchc/ui/operation-id";
import { PageHead } from "@cchc/ui/page";
import { Select } from "@cchc/ui/select";
import { StateMark } from "@cchc/ui/state-mark";
import { api, type Outputs } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { Refusal } from "../frame/refusal.tsx";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { ResultsWaiting } from "./results.tsx";

type List = Outputs["plans"]["list"];

/** The plans by which tasks are given out. */
export function Plans(): ReactNode {
  const list = useQuery(api.plans.list.queryOptions());
  const [making, setMaking] = useState(false);
  if (list.isError) {
    return <FailureNotice error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (list.data === undefined) return <Waiting />;
  const units = list.data.units.filter((unit) => unit.mine);
  const writable = units.filter((unit) => unit.mayEdit);
  const make = writable.length > 0 && (
    <Button tone="primary" onClick={() => setMaking(true)}>
      Lập kế hoạch
    </Button>
  );
  return (
    <div className="c-stack-wide">
      <Facts
        unit={units[0]?.name ?? ""}
        period="Kế hoạch giao"
        illustration={list.data.own.some((plan) => plan.illustration)}
      />
      <PageHead
        title="Kế hoạch giao"
        lead="Ban hành xong, mỗi xã, phường và cơ quan nhận đúng phần việc của mình."
        actions={make}
      />
      {list.data.own.length === 0 ? (
        <Empty title="Chưa có kế hoạch nào" actions={make}>
          Ghi phụ lục nhiệm vụ một lần; thời hạn và chỉ tiêu được hiểu từ chính cách ghi trong văn
          bản.
        </Empty>
      ) : (
        <ul className="c-tasks">
          {list.data.own.map((plan) => (
            <li key={plan.id}>
              <p className="c-task-title">
                <Link href={hrefTo("/ke-hoach/xem", { id: plan.id })}>{plan.about}</Link>
              </p>
              <p className="c-task-why">
                {units.find(({ id }) => id === plan.unitId)?.name}, năm {plan.year}, {plan.tasks}{" "}
                nhiệm vụ. <ResultsWaiting plan={plan} today={list.data.today} />
              </p>
              <p className="c-task-due">
                {plan.number !== null && `Số ${plan.number}/${plan.symbol}`}
                {plan.day !== null && ` ngày ${formatDay(plan.day)}`}
              </p>
              <p className="c-task-state">
                <StateMark tone={plan.state === "draft" ? "plain" : "settled"}>
                  {planStateLabels[plan.state]}
                </StateMark>
              </p>
            </li>
          ))}
        </ul>
      )}
      {making && (
        <NewPlan units={writable} today={list.data.today} onClose={() => setMaking(false)} />
      )}
    </div>
  );
}

interface NewPlanProps {
  units: List["units"];
  today: string;
  onClose: () => void;
}

function NewPlan({ units, today, onClose }: NewPlanProps): ReactNode {
  const queries = useQueryClient();
  const router = useRouter();
  const [opId] = useState(newOperationId);
  const [unitId, setUnitId] = useState(units[0]?.id ?? "");
  const [year, setYear] = useState(today.slice(0, 4));
  const save = useMutation(
    api.plans.saveDraft.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: api.plans.pathKey() });
        router.history.push(hrefTo("/ke-hoach/xem", { id }));
      },
    }),
  );
  const ready = /^20\d\d$/.test(year) && unitId !== "";
  const create = (): void =>
    save.mutate({
      opId,
      unitId,
      planId: null,
      version: 0,
      year: Number(year),
      kind: "propaganda",
      symbol: "KH-UBND",
      about: `Tuyên truyền công tác cải cách hành chính năm ${year}`,
      implementsId: null,
      content: {
        aims: [],
        requirements: [],
        audience: "",
        contents: [],
        forms: [],
        duties: [],
        budget: "",
      },
      tasks: [],
    });
  return (
    <Dialog
      open
      title="Lập kế hoạch tuyên truyền"
      onClose={onClose}
      footer={
        <>
          <Button
            tone="primary"
            busy={save.isPending ? "Đang lập…" : undefined}
            aria-disabled={!ready || undefined}
            onClick={() => ready && create()}
          >
            Lập dự thảo
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      {save.isError && <Refusal error={save.error} />}
      {units.length > 1 && (
        <Select
          label="Đơn vị ban hành"
          value={unitId}
          choices={units.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ target }) => setUnitId(target.value)}
        />
      )}
      <Field
        label="Năm"
        short
        data-focus
        inputMode="numeric"
        value={year}
        onChange={({ target }) => setYear(target.value.replace(/\D/g, "").slice(0, 4))}
      />
    </Dialog>
  );
}
