import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Check } from "@cchc/ui/field";
import { Loading } from "@cchc/ui/loading";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { IssueDialog as SigningDialog } from "@cchc/ui/plan/issue-dialog";
import { api, type Outputs } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";

export interface IssueDialogProps {
  plan: Outputs["plans"]["get"]["plan"];
  /** Whom the tasks would reach today, until the day of the paper is given. */
  today: string;
  onClose: () => void;
}

/** Who receives what, what reaches nobody, then number and day of the signed paper. */
export function IssueDialog({ plan, today, onClose }: IssueDialogProps): ReactNode {
  const queries = useQueryClient();
  const [day, setDay] = useState(today);
  const [despite, setDespite] = useState(false);
  const preview = useQuery(
    api.plans.preview.queryOptions(
      { planId: plan.id, day },
      { placeholderData: (before) => before },
    ),
  );
  const issue = useMutation(
    api.plans.issue.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queries.invalidateQueries({ queryKey: api.plans.pathKey() });
      },
    }),
  );
  const unresolved = preview.data?.unresolved ?? [];
  const receivers = preview.data?.units.length ?? 0;
  return (
    <SigningDialog
      wide
      title="Ban hành và giao việc"
      label={`Ban hành, giao cho ${receivers} đơn vị`}
      busyLabel="Đang giao việc…"
      symbol={plan.symbol}
      busy={issue.isPending}
      ready={receivers > 0 && (unresolved.length === 0 || despite)}
      failure={issue.isError && <Refusal error={issue.error} />}
      onDay={setDay}
      onIssue={(signing) =>
        issue.mutate({
          opId: newOperationId(),
          planId: plan.id,
          version: plan.version,
          ...signing,
          despiteUnresolved: despite,
        })
      }
      onClose={onClose}
    >
      {preview.isError && <Refusal error={preview.error} />}
      {preview.data === undefined ? (
        <Loading>Đang tính ai nhận việc gì…</Loading>
      ) : (
        <Preview plan={plan} preview={preview.data} />
      )}
      {unresolved.length > 0 && (
        <Check
          label="Vẫn ban hành, các nhiệm vụ trên chưa giao được cho ai"
          checked={despite}
          onChange={({ target }) => setDespite(target.checked)}
        />
      )}
    </SigningDialog>
  );
}

interface PreviewProps {
  plan: IssueDialogProps["plan"];
  preview: Outputs["plans"]["preview"];
}

function Preview({ plan, preview }: PreviewProps): ReactNode {
  const titleOf = (taskId: string): string =>
    plan.tasks.find(({ id }) => id === taskId)?.title ?? taskId;
  return (
    <>
      {preview.unresolved.length > 0 && (
        <Notice tone="wrong" title="Có nhiệm vụ chưa biết giao cho ai">
          <ul>
            {preview.unresolved.map(({ taskId, who }) => (
              <li key={`${taskId} ${JSON.stringify(who)}`}>
                {titleOf(taskId)}
                {who.kind === "named" && `: “${who.label}”`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {preview.unclear.length > 0 && (
        <Notice tone="doubt" title="Có thời gian chưa hiểu hết: sẽ không có hạn để nhắc">
          <ul>
            {preview.unclear.map(({ taskId, rest }) => (
              <li key={taskId}>
                {titleOf(taskId)}: {rest.map((text) => `“${text}”`).join(", ")}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p>
        {plan.tasks.length} nhiệm vụ, {preview.dated} có hạn. Ban hành rồi thì phụ lục không sửa
        được nữa.
      </p>
      <ul className="p-given">
        {preview.units.map((unit) => (
          <li key={unit.unitId}>
            <details>
              <summary>
                {unit.name}: {unit.tasks.length} nhiệm vụ
              </summary>
              <ul>
                {unit.tasks.map((taskId) => (
                  <li key={taskId}>{titleOf(taskId)}</li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
