import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Dialog } from "@cchc/ui/dialog";
import { Loading } from "@cchc/ui/loading";
import { MailSetting } from "@cchc/ui/mail-setting";
import { newOperationId } from "@cchc/ui/operation-id";
import { api, failureOf } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import type { Account } from "./accounts.tsx";

export interface MailDialogProps {
  account: Account;
  onClose: () => void;
}

/** Where one account is written to. */
export function MailDialog({ account, onClose }: MailDialogProps): ReactNode {
  const queries = useQueryClient();
  const kept = useQuery(api.mail.of.queryOptions({ userId: account.id }));
  const save = useMutation(
    api.mail.setOf.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.mail.pathKey() }),
    }),
  );
  return (
    <Dialog open title={`Thư nhắc việc của ${account.name}`} onClose={onClose}>
      {kept.isError && <Refusal error={kept.error} />}
      {kept.data === undefined ? (
        !kept.isError && <Loading>Đang lấy địa chỉ nhận thư…</Loading>
      ) : (
        <MailSetting
          key={kept.data.version}
          kept={kept.data}
          configured={kept.data.configured}
          busy={save.isPending}
          saved={save.isSuccess}
          failure={save.isError ? failureOf(save.error).message : undefined}
          onSave={(address) =>
            save.mutate({
              opId: newOperationId(),
              userId: account.id,
              version: kept.data.version,
              ...address,
            })
          }
        />
      )}
    </Dialog>
  );
}
