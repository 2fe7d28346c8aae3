import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { PlanTask } from "@cchc/domain/plan/task";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { newOperationId } from "@cchc/ui/operation-id";
import { AnnexEditor } from "@cchc/ui/plan/annex-editor";
import { api, type Outputs } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { IssueDialog } from "./issue-dialog.tsx";
import { draftOf } from "./plan-draft.ts";

/** The draft: its title, its annex, saved whole; issued with a preview. */
export function Editor({ data }: { data: Outputs["plans"]["get"] }): ReactNode {
  const { plan, mayIssue, receivers, today } = data;
  const queries = useQueryClient();
  const [tasks, setTasks] = useState<readonly PlanTask[]>(plan.tasks);
  const [about, setAbout] = useState(plan.about);
  const [issuing, setIssuing] = useState(false);
  const [opId, setOpId] = useState(newOperationId);
  const save = useMutation(
    api.plans.saveDraft.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.plans.pathKey() }),
      onSettled: () => setOpId(newOperationId()),
    }),
  );
  const changed = about !== plan.about || JSON.stringify(tasks) !== JSON.stringify(plan.tasks);
  const complete = about.trim() !== "" && tasks.every(({ title }) => title.trim() !== "");
  return (
    <div className="c-stack">
      {save.isError && <Refusal error={save.error} />}
      <Field label="Trích yếu" value={about} onChange={({ target }) => setAbout(target.value)} />
      <h2>Phụ lục nhiệm vụ</h2>
      <AnnexEditor
        tasks={tasks}
        year={plan.year}
        receivers={receivers}
        onChange={setTasks}
        newId={newOperationId}
      />
      <div className="c-row">
        <Button
          tone={changed ? "primary" : "secondary"}
          busy={save.isPending ? "Đang lưu…" : undefined}
          aria-disabled={!changed || !complete || undefined}
          onClick={() =>
            changed && complete && save.mutate({ ...draftOf(plan, { about, tasks }), opId })
          }
        >
          {changed ? "Lưu dự thảo" : "Đã lưu"}
        </Button>
        {mayIssue && !changed && plan.tasks.length > 0 && (
          <Button tone="primary" onClick={() => setIssuing(true)}>
            Xem trước khi ban hành…
          </Button>
        )}
        {!mayIssue && <span className="c-quiet">Lãnh đạo ban hành sau khi dự thảo đã lưu.</span>}
        {!complete && <span className="c-tone-doubt">Còn nhiệm vụ chưa ghi tên.</span>}
      </div>
      {issuing && <IssueDialog plan={plan} today={today} onClose={() => setIssuing(false)} />}
    </div>
  );
}
