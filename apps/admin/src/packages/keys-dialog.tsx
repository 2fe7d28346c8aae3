import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Dialog } from "@cchc/ui/dialog";
import { Loading } from "@cchc/ui/loading";
import { newOperationId } from "@cchc/ui/operation-id";
import { ComputerList } from "@cchc/ui/package/computer-list";
import { api } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";

export interface KeysDialogProps {
  account: { readonly id: string; readonly name: string };
  onClose: () => void;
}

/** The computers on which an account signs packages carried by hand. */
export function KeysDialog({ account, onClose }: KeysDialogProps): ReactNode {
  const queries = useQueryClient();
  const userId = account.id;
  const keys = useQuery(api.packages.keysOf.queryOptions({ userId }));
  const revoke = useMutation(
    api.packages.revokeKeyOf.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.packages.pathKey() }),
    }),
  );
  const failed = keys.error ?? revoke.error;
  return (
    <Dialog open title={`Máy ký gói của ${account.name}`} onClose={onClose}>
      <div className="c-stack">
        <p>Thu hồi thì gói ký trên máy ấy không được nhận nữa, kể cả gói đã lập.</p>
        {failed !== null && <Refusal error={failed} />}
        {keys.data === undefined ? (
          failed === null && <Loading>Đang lấy danh sách máy…</Loading>
        ) : (
          <ComputerList
            computers={keys.data}
            busy={revoke.isPending}
            onRevoke={(keyId) => revoke.mutate({ opId: newOperationId(), userId, keyId })}
          />
        )}
      </div>
    </Dialog>
  );
}
