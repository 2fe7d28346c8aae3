import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "@cchc/ui/button";
import { newOperationId } from "@cchc/ui/operation-id";
import { PlanEditor } from "@cchc/ui/plan/plan-editor";
import { createPlanSaver } from "@cchc/ui/plan/plan-saver";
import { SaveButtons } from "@cchc/ui/paper/save-buttons";
import { api, client, failureOf, type Outputs } from "../api.ts";
import { IssueDialog } from "./issue-dialog.tsx";

export interface EditorProps {
  data: Outputs["plans"]["get"];
  username: string;
}

/** The draft: its text and annex, saved by themselves; issued with a preview. */
export function Editor({ data, username }: EditorProps): ReactNode {
  const { plan, mayIssue, receivers, today } = data;
  const queries = useQueryClient();
  const [issuing, setIssuing] = useState(false);
  const fresh = (): Promise<void> => queries.invalidateQueries({ queryKey: api.plans.pathKey() });
  const [saver] = useState(() =>
    createPlanSaver({
      plan,
      username,
      store: localStorage,
      save: (draft) => client.plans.saveDraft.mutate(draft),
      read: async () => (await client.plans.get.query({ planId: plan.id })).plan,
      failureOf,
      onSignedOut: () => void queries.invalidateQueries({ queryKey: api.session.pathKey() }),
      makeId: newOperationId,
      onSaved: () => void fresh(),
    }),
  );
  return (
    <>
      <PlanEditor saver={saver} year={plan.year} receivers={receivers} newId={newOperationId}>
        {({ settled, tasks }) => (
          <>
            <SaveButtons path={`plan/${encodeURIComponent(plan.id)}`} sheets={tasks > 0} />
            {mayIssue && tasks > 0 ? (
              <Button
                tone="primary"
                aria-disabled={!settled || undefined}
                onClick={() => settled && void fresh().then(() => setIssuing(true))}
              >
                Xem trước khi ban hành…
              </Button>
            ) : (
              !mayIssue && <span className="c-quiet">Lãnh đạo ban hành.</span>
            )}
          </>
        )}
      </PlanEditor>
      {issuing && <IssueDialog plan={plan} today={today} onClose={() => setIssuing(false)} />}
    </>
  );
}
