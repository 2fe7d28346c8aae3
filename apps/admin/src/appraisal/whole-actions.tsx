import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { scoreActionRules } from "@cchc/domain/appraisal/workflow";
import { Button } from "@cchc/ui/button";
import { Confirm } from "@cchc/ui/dialog";
import { TextField } from "@cchc/ui/field";
import { api } from "../api.ts";
import { useTell } from "../frame/frame-state.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { lackingText, workRules } from "./standing.ts";
import { openItems, type UnitRead, type UnitSheet } from "./unit-rows.ts";

type Action = "return" | "appraise" | "approve" | "reopen";

const works = {
  return: workRules["tra-lai"],
  appraise: workRules["ket-thuc"],
  approve: workRules.duyet,
  reopen: workRules["mo-lai"],
} as const;

function isAction(action: UnitRead["actions"][number]): action is Action {
  return action !== "submit";
}

/** What can be done to the whole score now, one question each. */
export function WholeActions({ read, sheet }: { read: UnitRead; sheet: UnitSheet }): ReactNode {
  const queries = useQueryClient();
  const tell = useTell();
  const [step, setStep] = useState<{ readonly action: Action; readonly opId: string }>();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const options = {
    onSuccess: async () => {
      if (step !== undefined) tell(`${works[step.action].title}: ${read.unit.name}.`);
      setStep(undefined);
      await queries.invalidateQueries({ queryKey: api.appraisal.pathKey() });
    },
  };
  const conclude = useMutation(api.appraisal.conclude.mutationOptions(options));
  const approve = useMutation(api.appraisal.approve.mutationOptions(options));
  const error = conclude.error ?? approve.error;
  const actions = read.actions.filter(isAction);
  const items = sheet.leaves.filter(({ row }) => row.item?.state === "returned");
  const lacking = lackingText(openItems(sheet, read.state));

  function why(action: Action): string | undefined {
    if (action === "return") {
      return items.length > 0 ? undefined : "Đánh dấu trả lại ít nhất một mục trước.";
    }
    if (action !== "appraise") return undefined;
    return lacking === ""
      ? undefined
      : `${lacking.charAt(0).toLocaleUpperCase("vi")}${lacking.slice(1)}.`;
  }

  function send(): void {
    if (step === undefined) return;
    const { action, opId } = step;
    setTried(true);
    const words = reason.trim();
    if (works[action].reason === "needed" && words === "") return;
    const input = { opId, roundId: read.round.id, reason: words, units: [read.unit.id] };
    if (action === "approve" || action === "reopen") approve.mutate({ ...input, action });
    else conclude.mutate({ ...input, action });
  }

  if (actions.length === 0) return null;
  const rule = step === undefined ? undefined : works[step.action];
  const refused = step === undefined ? undefined : why(step.action);
  return (
    <>
      {actions.map((action) => (
        <Button
          key={action}
          tone={action === "approve" ? "primary" : "secondary"}
          onClick={() => {
            conclude.reset();
            approve.reset();
            setTried(false);
            setReason("");
            setStep({ action, opId: newOperationId() });
          }}
        >
          {scoreActionRules[action].label}…
        </Button>
      ))}
      {rule !== undefined && (
        <Confirm
          open
          title={`${rule.title}: ${read.unit.name}?`}
          confirmLabel={rule.verb}
          busy={conclude.isPending || approve.isPending ? rule.doing : undefined}
          onCancel={() => setStep(undefined)}
          onConfirm={refused === undefined ? send : () => setStep(undefined)}
        >
          {refused === undefined ? (
            <>
              {step?.action === "return" && (
                <ul>
                  {items.map(({ leaf, row }) => (
                    <li key={leaf.code}>
                      {leaf.code} {leaf.label}: {row.item?.reason}
                    </li>
                  ))}
                </ul>
              )}
              <p>{rule.consequence}</p>
              {rule.reason === "needed" && (
                <TextField
                  label="Lý do chung"
                  rows={3}
                  maxLength={2000}
                  value={reason}
                  error={tried && reason.trim() === "" ? "Hãy ghi lý do." : undefined}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </>
          ) : (
            <p>Chưa làm được. {refused}</p>
          )}
          {error !== null && <Refusal error={error} />}
        </Confirm>
      )}
    </>
  );
}
