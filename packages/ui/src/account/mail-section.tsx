import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { failureOf } from "@cchc/domain/text/failure";
import { type Asks, type Named, type NamedPart, useAsk, useWrite, type Writes } from "../calls.ts";
import { type MailAddress, MailSetting } from "../mail-setting.tsx";
import { newOperationId } from "../operation-id.ts";
import { WaitingFor } from "../waiting-for.tsx";

export interface OwnMail extends MailAddress {
  readonly version: number;
  /** Whether this server sends mail at all. */
  readonly configured: boolean;
}

export interface MailCalls {
  readonly mine: Asks<OwnMail>;
  readonly setMine: Writes<MailAddress & { version: number }, unknown>;
}

export interface MailSectionProps {
  mail: MailCalls;
  names: { readonly mine: Named } & NamedPart;
}

/** One's own address for the day's letter. */
export function MailSection({ mail, names }: MailSectionProps): ReactNode {
  const queries = useQueryClient();
  const mine = useAsk(mail.mine, names.mine);
  const save = useWrite(mail.setMine, {
    onSettled: () => queries.invalidateQueries({ queryKey: names.pathKey() }),
  });
  if (mine.data === undefined) {
    return <WaitingFor failed={mine.error}>Đang lấy địa chỉ nhận thư…</WaitingFor>;
  }
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
