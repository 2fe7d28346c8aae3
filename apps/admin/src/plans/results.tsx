import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { entryNumberText } from "@cchc/domain/document/entry";
import { resultsStanding, type ResultsStanding } from "@cchc/domain/plan/results";
import { formatDay } from "@cchc/domain/text/days";
import { Button } from "@cchc/ui/button";
import { newOperationId } from "@cchc/ui/operation-id";
import { IssueDialog } from "@cchc/ui/plan/issue-dialog";
import { Select } from "@cchc/ui/select";
import { StateMark, type Tone } from "@cchc/ui/state-mark";
import { api, type Outputs } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";

const tones = {
  waiting: "accent",
  late: "wrong",
  issued: "settled",
  issued_late: "doubt",
} as const satisfies Record<ResultsStanding["state"], Tone>;

/** Whether the results of a plan were told, and the way to record it. */
export function Results({ data }: { data: Outputs["plans"]["get"] }): ReactNode {
  const { plan, today, mayRecordResults } = data;
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const save = useMutation(
    api.plans.results.mutationOptions({
      onSuccess: async () => {
        setOpen(false);
        await queries.invalidateQueries({ queryKey: api.plans.pathKey() });
      },
    }),
  );
  const standing = resultsStanding(plan, today);
  if (plan.state === "draft" || (standing === undefined && !mayRecordResults)) return null;
  const record = (notice: Parameters<typeof save.mutate>[0]["notice"]): void =>
    save.mutate({ opId: newOperationId(), planId: plan.id, version: plan.version, notice });
  const issued = plan.resultsNotice !== undefined;
  return (
    <>
      <div className="c-row">
        {standing !== undefined && (
          <StateMark tone={tones[standing.state]}>{standing.sentence}</StateMark>
        )}
        {mayRecordResults &&
          (issued ? (
            <Button
              small
              tone="quiet"
              busy={save.isPending ? "Đang lưu…" : undefined}
              onClick={() => record(null)}
            >
              Bỏ ghi thông báo
            </Button>
          ) : (
            <Button small onClick={() => setOpen(true)}>
              Ghi thông báo kết quả…
            </Button>
          ))}
      </div>
      {save.isError && !open && <Refusal error={save.error} />}
      {open && (
        <ResultsDialog
          plan={plan}
          busy={save.isPending}
          failure={save.isError && <Refusal error={save.error} />}
          onRecord={record}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface ResultsDialogProps {
  plan: Outputs["plans"]["get"]["plan"];
  busy: boolean;
  failure: ReactNode;
  onRecord: (
    notice: { documentId: string } | { number: string; symbol: string; day: string },
  ) => void;
  onClose: () => void;
}

/** Number, symbol and day of the notice: of an entry of the unit's register where one is there, else typed. */
function ResultsDialog({ plan, busy, failure, onRecord, onClose }: ResultsDialogProps): ReactNode {
  const [chosen, setChosen] = useState("");
  const papers = useQuery(
    api.documents.list.queryOptions({ unitId: plan.unitId, type: "notice", limit: 200 }),
  );
  const entries = (papers.data?.documents ?? []).filter(
    ({ number, symbol, issuedOn }) => number !== null && symbol !== null && issuedOn !== null,
  );
  const entry = entries.find(({ id }) => id === chosen);
  return (
    <IssueDialog
      key={chosen}
      title="Ghi thông báo kết quả"
      label="Ghi thông báo"
      busyLabel="Đang lưu…"
      symbol={entry?.symbol ?? "TB-UBND"}
      number={entry?.number ?? ""}
      day={entry?.issuedOn ?? ""}
      fixed={entry !== undefined}
      busy={busy}
      ready
      failure={failure}
      onIssue={(signing) => onRecord(entry === undefined ? signing : { documentId: entry.id })}
      onClose={onClose}
    >
      {entries.length > 0 && (
        <Select
          label="Văn bản trong sổ"
          value={chosen}
          choices={[
            { value: "", label: "Không có trong sổ: ghi số và ngày" },
            ...entries.map((one) => ({
              value: one.id,
              label: `${entryNumberText(one)} ngày ${formatDay(one.issuedOn ?? "")}: ${one.summary}`,
            })),
          ]}
          onChange={({ target }) => setChosen(target.value)}
        />
      )}
    </IssueDialog>
  );
}

/** The same in a list of plans: what waits, what is late; nothing once it was told. */
export function ResultsWaiting({
  plan,
  today,
}: {
  plan: Outputs["plans"]["list"]["own"][number];
  today: string;
}): ReactNode {
  const standing = plan.state === "draft" ? undefined : resultsStanding(plan, today);
  if (standing === undefined || plan.resultsNotice !== undefined) return null;
  return (
    <span className={standing.state === "late" ? "c-tone-wrong" : undefined}>
      {standing.sentence}
    </span>
  );
}
