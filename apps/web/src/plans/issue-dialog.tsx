import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { IssueDialog as SigningDialog } from "@cchc/ui/plan/issue-dialog";
import { api, failureOf, type Outputs } from "../api.ts";

export interface IssueDialogProps {
  plan: Outputs["plans"]["get"]["plan"];
  onClose: () => void;
}

/** The unit's own plan is issued: its tasks are handed to the unit itself. */
export function IssueDialog({ plan, onClose }: IssueDialogProps): ReactNode {
  const queries = useQueryClient();
  const issue = useMutation(
    api.plans.issue.mutationOptions({
      onSuccess: async () => {
        await Promise.all([
          queries.invalidateQueries({ queryKey: api.plans.pathKey() }),
          queries.invalidateQueries({ queryKey: api.tasks.pathKey() }),
        ]);
        onClose();
      },
    }),
  );
  return (
    <SigningDialog
      title="Ban hành kế hoạch"
      label={`Ban hành ${plan.tasks.length} nhiệm vụ`}
      busyLabel="Đang ban hành…"
      symbol={plan.symbol}
      busy={issue.isPending}
      ready
      failure={
        issue.isError && <Notice tone="wrong" title={failureOf(issue.error).message} announce />
      }
      onIssue={(signing) =>
        issue.mutate({
          opId: newOperationId(),
          planId: plan.id,
          version: plan.version,
          ...signing,
        })
      }
      onClose={onClose}
    >
      <p>
        Ban hành rồi thì văn bản và phụ lục không sửa được nữa; nhiệm vụ của đơn vị hiện ở “Nhiệm
        vụ”.
      </p>
    </SigningDialog>
  );
}
