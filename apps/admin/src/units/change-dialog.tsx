import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { unitTypeCodes, unitTypes } from "@cchc/domain/unit/unit";
import { Button } from "@cchc/ui/button";
import { readDay } from "@cchc/ui/day/typed-day";
import { Dialog } from "@cchc/ui/dialog";
import { newOperationId } from "@cchc/ui/operation-id";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { type ChangeDraft, changeOf, type ChangeStart, firstDraft } from "./change-draft.ts";
import { ChangeFields } from "./change-fields.tsx";
import { consequences, titleOf, titles } from "./change-words.ts";
import { DecisionFields, decisionOf } from "./decision-fields.tsx";
import { typesUnder } from "./founding.ts";
import type { Forest } from "./forest.ts";

export interface ChangeDialogProps extends ChangeStart {
  forest: Forest;
  onClose: () => void;
  /** The change stands in a draft; nothing has happened to the tree. */
  onDrafted: (operationId: string) => void;
}

/** One change of the tree from a day on; the server refuses what would leave the tree broken. */
export function ChangeDialog(props: ChangeDialogProps): ReactNode {
  const { kind, unit, units, forest, day, onClose, onDrafted } = props;
  const queries = useQueryClient();
  const [opId, setOpId] = useState(newOperationId);
  const [tried, setTried] = useState(false);
  const [draft, setDraft] = useState<ChangeDraft>(() => firstDraft(props));
  const [draftId, setDraftId] = useState(newOperationId);
  const drafts = useQuery(api.units.operations.queryOptions(undefined, { staleTime: 10_000 }));
  const own = (drafts.data ?? []).filter(({ state, own: mine }) => state === "draft" && mine);
  const send = useMutation(
    api.units.draft.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries({ queryKey: api.units.pathKey() });
        onClose();
        onDrafted(id);
      },
    }),
  );
  const set = (next: Partial<ChangeDraft>): void => {
    setDraft({ ...draft, ...next });
    // A changed intention is another operation than the one that was refused.
    if (send.isError) {
      setOpId(newOperationId());
      setDraftId(newOperationId());
    }
  };
  const parentKind = forest.byId.get(draft.parentId)?.kind;
  const types =
    kind === "found"
      ? typesUnder(parentKind ?? "province", readDay(draft.on).day ?? day)
      : unitTypeCodes.filter((type) => unitTypes[type].kind === unit?.kind);
  // Another parent or day may not have the chosen type: then it is the likeliest one.
  const type = types.includes(draft.type) ? draft.type : (types[0] ?? draft.type);
  const wanted = { ...draft, type };
  const change = changeOf(wanted, { kind, unit, salt: opId.slice(0, 4) });

  const decision = decisionOf(draft.decision);
  const kept = own.find(({ id }) => id === draft.into);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (change === undefined || (kept === undefined && decision === undefined)) return;
    if (kept === undefined) {
      if (decision === undefined) return;
      const title = titleOf(change, unit?.name ?? "");
      send.mutate({ opId, id: draftId, title, decision, changes: [change], grants: [] });
      return;
    }
    const whole = await queries.fetchQuery(api.units.operation.queryOptions({ id: kept.id }));
    send.mutate({
      opId,
      id: kept.id,
      title: whole.title,
      decision: whole.decision,
      changes: [...whole.changes, change],
      grants: [...whole.grants],
    });
  }

  return (
    <Dialog
      open
      wide
      title={
        unit === undefined || kind === "found" ? titles[kind] : `${titles[kind]}: ${unit.name}`
      }
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="doi-don-vi"
            tone="primary"
            busy={send.isPending ? "Đang lưu…" : undefined}
          >
            Lập dự thảo
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="doi-don-vi" className="c-stack" onSubmit={(event) => void submit(event)} noValidate>
        <p>{consequences[kind]} Đây mới là dự thảo: xem trước mọi thay đổi rồi mới xác nhận.</p>
        {own.length > 0 && (
          <Select
            label="Ghi vào"
            choices={[
              { value: "", label: "Dự thảo mới" },
              ...own.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            value={draft.into}
            onChange={(event) => set({ into: event.target.value })}
          />
        )}
        <ChangeFields
          {...{ kind, unit, units, forest, types, tried }}
          draft={wanted}
          incomplete={change === undefined}
          onChange={set}
        />
        {kept === undefined && (
          <DecisionFields
            value={draft.decision}
            tried={tried}
            onChange={(next) => set({ decision: next })}
          />
        )}
        {send.isError && <Refusal error={send.error} />}
      </form>
    </Dialog>
  );
}
