import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Loading } from "@cchc/ui/loading";
import { MailSetting } from "@cchc/ui/mail-setting";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { api, failureOf } from "../api.ts";

/** One's own address for the day's letter. */
export function MailSection(): ReactNode {
  const queries = useQueryClient();
  const mine = useQuery(api.mail.mine.queryOptions());
  const save = useMutation(
    api.mail.setMine.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.mail.pathKey() }),
    }),
  );
  if (mine.isError) return <Notice tone="wrong" title={failureOf(mine.error).message} announce />;
  if (mine.data === undefined) return <Loading>Đang lấy địa chỉ nhận thư…</Loading>;
  const { version, configured } = mine.data;
  return (
    <section className="c-stack" aria-labelledby="thu-nhac">
      <h2 id="thu-nhac">Thư nhắc việc</h2>
      <MailSetting
        key={version}
        kept={mine.data}
        configured={configured}
        busy={save.isPending}
        saved={save.isSuccess}
        failure={save.isError ? failureOf(save.error).message : undefined}
        onSave={(address) => save.mutate({ opId: newOperationId(), version, ...address })}
      />
    </section>
  );
}
