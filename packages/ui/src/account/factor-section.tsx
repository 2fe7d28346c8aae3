import { useQueryClient } from "@tanstack/react-query";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import type { ReactNode } from "react";
import { failureOf } from "@cchc/domain/text/failure";
import { type Asks, type Named, type NamedPart, useAsk, useWrite, type Writes } from "../calls.ts";
import { newOperationId } from "../operation-id.ts";
import { WaitingFor } from "../waiting-for.tsx";
import { type ListedPasskey, type NewPasskey, Passkeys } from "./passkeys.tsx";
import { type FactorKey, SecondFactor } from "./second-factor.tsx";

export interface FactorState {
  readonly app: boolean;
  readonly passkeys: readonly ListedPasskey[];
  readonly passkeysOffered: boolean;
  readonly codesLeft: number;
}

interface Codes {
  readonly codes: readonly string[];
}

export interface FactorCalls {
  readonly factor: Asks<FactorState>;
  readonly beginFactor: Writes<{ password: string }, FactorKey>;
  readonly confirmFactor: Writes<{ code: string }, Codes>;
  readonly removeFactor: Writes<{ password: string }, unknown>;
  readonly beginPasskey: Writes<{ password: string }, PublicKeyCredentialCreationOptionsJSON>;
  readonly addPasskey: Writes<{ name: string; answer: NewPasskey }, Codes>;
  readonly removePasskey: Writes<{ passkeyId: string; password: string }, unknown>;
}

export interface FactorSectionProps {
  session: FactorCalls;
  names: { readonly factor: Named } & NamedPart;
}

/** The second step of signing in. */
export function FactorSection(props: FactorSectionProps): ReactNode {
  return (
    <section className="c-stack" aria-labelledby="hai-buoc">
      <h2 id="hai-buoc">Xác thực hai bước</h2>
      <Factor {...props} />
    </section>
  );
}

function Factor({ session, names }: FactorSectionProps): ReactNode {
  const queries = useQueryClient();
  const state = useAsk(session.factor, names.factor);
  const again = { onSettled: () => queries.invalidateQueries({ queryKey: names.pathKey() }) };
  const begin = useWrite(session.beginFactor);
  const confirm = useWrite(session.confirmFactor, again);
  const remove = useWrite(session.removeFactor, {
    ...again,
    onSuccess: () => {
      begin.reset();
      confirm.reset();
    },
  });
  const ask = useWrite(session.beginPasskey);
  const add = useWrite(session.addPasskey, again);
  const drop = useWrite(session.removePasskey, again);
  if (state.data === undefined) {
    return <WaitingFor failed={state.error}>Đang lấy thông tin đăng nhập…</WaitingFor>;
  }
  const { app, passkeys, passkeysOffered, codesLeft } = state.data;
  const failed = begin.error ?? confirm.error ?? remove.error;
  return (
    <>
      {(app || passkeys.length > 0) && (
        <p>
          Còn {codesLeft} mã dự phòng. Mất cả điện thoại, khóa và mã dự phòng thì nhờ người quản trị
          tắt giúp.
        </p>
      )}
      <h3>Ứng dụng xác thực</h3>
      <SecondFactor
        key={String(app)}
        on={app}
        busy={begin.isPending || confirm.isPending || remove.isPending}
        failure={failed === null ? undefined : failureOf(failed).message}
        begun={begin.data}
        codes={confirm.data?.codes}
        onBegin={(password) => begin.mutate({ opId: newOperationId(), password })}
        onConfirm={(code) => confirm.mutate({ opId: newOperationId(), code })}
        onRemove={(password) => remove.mutate({ opId: newOperationId(), password })}
      />
      <h3>Khóa đăng nhập (passkey)</h3>
      <Passkeys
        passkeys={passkeys}
        offered={passkeysOffered}
        onBegin={(password) => ask.mutateAsync({ opId: newOperationId(), password })}
        onAdd={(name, answer) => add.mutateAsync({ opId: newOperationId(), name, answer })}
        onRemove={(passkeyId, password) =>
          drop.mutateAsync({ opId: newOperationId(), passkeyId, password })
        }
      />
    </>
  );
}
