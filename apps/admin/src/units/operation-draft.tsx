import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { formatDay } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { Button } from "@cchc/ui/button";
import { Confirm } from "@cchc/ui/dialog";
import { Notice } from "@cchc/ui/notice";
import { newOperationId } from "@cchc/ui/operation-id";
import { api, type Outputs } from "../api.ts";
import { useTell } from "../frame/frame-state.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { ChangedUnits, GrantsToMove, type Preview } from "./operation-preview.tsx";

const route = getRouteApi("/workspace/don-vi/thay-doi");

export interface OperationDraftProps {
  operation: Outputs["units"]["operation"];
  preview: Preview;
}

/** What a draft would do, and the two ways out of it. */
export function OperationDraft({ operation, preview }: OperationDraftProps): ReactNode {
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const tell = useTell();
  const [opId, setOpId] = useState(newOperationId);
  const [asking, setAsking] = useState(false);
  const refresh = (): Promise<void> => queries.invalidateQueries();
  const confirm = useMutation(
    api.units.confirm.mutationOptions({
      onSuccess: async ({ changed }) => {
        setAsking(false);
        tell(
          `Đã thực hiện: ${formatCount(changed)} đơn vị thay đổi từ ${formatDay(operation.on)}.`,
        );
        await refresh();
      },
      onError: async () => {
        setAsking(false);
        setOpId(newOperationId());
        await refresh();
      },
    }),
  );
  const withdraw = useMutation(
    api.units.withdraw.mutationOptions({
      onSuccess: async () => {
        tell("Đã bỏ dự thảo. Cây đơn vị không thay đổi.");
        await refresh();
        await navigate({ search: {} });
      },
    }),
  );
  const keep = useMutation(
    api.units.draft.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: api.units.pathKey() }),
    }),
  );
  const said = [...preview.findings, ...preview.impacts];
  const stops = said.filter(({ severity }) => severity === "blocks");
  const notes = said.filter(({ severity }) => severity === "says");
  const { id, title, decision, changes, grants } = operation;
  const turn = (grant: Preview["grants"][number], toUnitId: string): void => {
    const { userId, role, fromUnitId } = grant;
    const wanted = { userId, role, fromUnitId, toUnitId };
    const same = (one: typeof wanted): boolean =>
      one.userId === userId &&
      one.role === role &&
      one.fromUnitId === fromUnitId &&
      one.toUnitId === toUnitId;
    const next = grants.some(same) ? grants.filter((one) => !same(one)) : [...grants, wanted];
    keep.mutate({
      opId: newOperationId(),
      id,
      title,
      decision,
      changes: [...changes],
      grants: next,
    });
  };
  return (
    <>
      {stops.length > 0 && (
        <Notice tone="wrong" title={`${formatCount(stops.length)} điều phải xử lý trước`}>
          <ul>
            {stops.slice(0, 50).map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      {notes.length > 0 && (
        <Notice tone="doubt" title="Cần biết trước khi xác nhận">
          <ul>
            {notes.slice(0, 50).map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ChangedUnits preview={preview} />
      {preview.grants.length > 0 && (
        <GrantsToMove
          grants={preview.grants}
          locked={!operation.own || keep.isPending}
          onTurn={turn}
        />
      )}
      {confirm.isError && <Refusal error={confirm.error} />}
      {withdraw.isError && <Refusal error={withdraw.error} />}
      {keep.isError && <Refusal error={keep.error} />}
      <Notice
        title={
          operation.others.length === 0
            ? "Không có quản trị viên thứ hai trong phạm vi này"
            : operation.own
              ? "Cần người thứ hai xác nhận"
              : "Bạn là người thứ hai"
        }
      >
        <p>
          {operation.others.length === 0
            ? "Người lập được tự xác nhận; nhật ký ghi rõ là chỉ một người thực hiện."
            : `${operation.others.join(", ")} xem và xác nhận được.`}
        </p>
      </Notice>
      <div className="c-row">
        <Button
          tone="primary"
          disabled={preview.blocked || !operation.mayConfirm}
          onClick={() => setAsking(true)}
        >
          Xác nhận thực hiện…
        </Button>
        <Button
          busy={withdraw.isPending ? "Đang bỏ…" : undefined}
          onClick={() => withdraw.mutate({ opId: newOperationId(), id })}
        >
          Bỏ dự thảo
        </Button>
      </div>
      <Confirm
        open={asking}
        title={`Thực hiện thay đổi từ ${formatDay(operation.on)}?`}
        confirmLabel="Thực hiện"
        busy={confirm.isPending ? "Đang thực hiện…" : undefined}
        onCancel={() => setAsking(false)}
        onConfirm={() => confirm.mutate({ opId, id, seen: preview.seen })}
      >
        <p>
          {formatCount(preview.units.length)} đơn vị thay đổi cùng lúc, hoặc không đơn vị nào. Thay
          đổi đã thực hiện không xóa được; muốn sửa thì lập thay đổi khác.
        </p>
      </Confirm>
    </>
  );
}
