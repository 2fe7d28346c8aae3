import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Passkeys } from "@cchc/ui/account/passkeys";
import { SecondFactor } from "@cchc/ui/account/second-factor";
import { SessionList } from "@cchc/ui/account/session-list";
import { Loading } from "@cchc/ui/loading";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { api, failureOf } from "../api.ts";

/** The second step of signing in, and where one is signed in. */
export function SecuritySection(): ReactNode {
  return (
    <>
      <section className="c-stack" aria-labelledby="hai-buoc">
        <h2 id="hai-buoc">Xác thực hai bước</h2>
        <Factor />
      </section>
      <section className="c-stack" aria-labelledby="cac-may">
        <h2 id="cac-may">Các máy đang đăng nhập</h2>
        <Sessions />
      </section>
    </>
  );
}

function Factor(): ReactNode {
  const queries = useQueryClient();
  const state = useQuery(api.session.factor.queryOptions());
  const again = {
    onSettled: () => queries.invalidateQueries({ queryKey: api.session.pathKey() }),
  };
  const begin = useMutation(api.session.beginFactor.mutationOptions());
  const confirm = useMutation(api.session.confirmFactor.mutationOptions(again));
  const remove = useMutation(
    api.session.removeFactor.mutationOptions({
      ...again,
      onSuccess: () => {
        begin.reset();
        confirm.reset();
      },
    }),
  );
  const ask = useMutation(api.session.beginPasskey.mutationOptions());
  const add = useMutation(api.session.addPasskey.mutationOptions(again));
  const drop = useMutation(api.session.removePasskey.mutationOptions(again));
  if (state.data === undefined) return <Waiting failed={state.error} />;
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

function Sessions(): ReactNode {
  const queries = useQueryClient();
  const mine = useQuery(api.session.mine.queryOptions());
  const again = {
    onSettled: () => queries.invalidateQueries({ queryKey: api.session.mine.queryKey() }),
  };
  const end = useMutation(api.session.end.mutationOptions(again));
  const endOthers = useMutation(api.session.endOthers.mutationOptions(again));
  if (mine.data === undefined) return <Waiting failed={mine.error} />;
  const failed = end.error ?? endOthers.error;
  return (
    <SessionList
      sessions={mine.data}
      busy={end.isPending || endOthers.isPending}
      failure={failed === null ? undefined : failureOf(failed).message}
      ended={endOthers.data?.ended}
      onEnd={(sessionId) => end.mutate({ opId: newOperationId(), sessionId })}
      onEndOthers={() => endOthers.mutate({ opId: newOperationId() })}
    />
  );
}

function Waiting({ failed }: { readonly failed: unknown }): ReactNode {
  return failed === null ? (
    <Loading>Đang lấy thông tin đăng nhập…</Loading>
  ) : (
    <Notice tone="wrong" title={failureOf(failed).message} announce />
  );
}
