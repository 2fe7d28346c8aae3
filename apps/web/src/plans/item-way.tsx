import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import {
  type ItemAction,
  itemActionRules,
  itemStateLabels,
  itemWorkflow,
} from "@cchc/domain/activity/item-workflow";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { Notice } from "@cchc/ui/notice";
import { client, failureOf } from "../api.ts";
import { newOperationId } from "@cchc/ui/operation-id";
import type { Entry } from "./words.ts";

const all: readonly ItemAction[] = ["post", "decline", "pay", "take_down", "rewrite"];

/** An article's way: written → posted → paid, each step asking what it must. */
export function ItemWay({ entry, onMoved }: { entry: Entry; onMoved: () => void }): ReactNode {
  const { link: kept, spent: paid } = entry.details;
  const [link, setLink] = useState(typeof kept === "string" ? kept : "");
  const [spent, setSpent] = useState(typeof paid === "number" ? String(paid) : "");
  const [reason, setReason] = useState("");
  const state = entry.state ?? "written";
  const actions = all.filter((action) => itemWorkflow[state][action] !== undefined);
  const move = useMutation({
    mutationFn: (action: ItemAction) =>
      client.activities.item.mutate({
        opId: newOperationId(),
        activityId: entry.id,
        version: entry.version,
        action,
        reason,
        link,
        spent: spent === "" ? null : Number(spent),
      }),
    onSuccess: onMoved,
  });
  const asks = (what: "link" | "money" | "reason"): boolean =>
    actions.some((action) => itemActionRules[action][what]);
  return (
    <section className="c-stack p-way">
      <p>
        <strong>{itemStateLabels[state]}</strong>
        {state === "written" && ". Chỉ tin, bài đã đăng mới được tính."}
      </p>
      {move.isError && <Notice tone="wrong" title={failureOf(move.error).message} announce />}
      {asks("link") && (
        <Field
          label="Đường dẫn bài đã đăng"
          value={link}
          onChange={({ target }) => setLink(target.value.trim())}
        />
      )}
      {asks("money") && (
        <Field
          label="Kinh phí đã chi, đồng"
          short
          inputMode="numeric"
          value={spent}
          onChange={({ target }) => setSpent(target.value.replace(/\D/g, ""))}
        />
      )}
      {asks("reason") && (
        <Field
          label="Lý do (khi không đăng, gỡ xuống)"
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <div className="c-row">
        {actions.map((action) => (
          <Button
            key={action}
            small
            busy={move.isPending ? "Đang lưu…" : undefined}
            onClick={() => move.mutate(action)}
          >
            {itemActionRules[action].label}
          </Button>
        ))}
      </div>
    </section>
  );
}
