import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Confirm } from "@cchc/ui/dialog";
import { api } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import type { DoingProps } from "./accounts.tsx";

/** For whoever lost telephone and codes. */
export function RemoveFactor({ account, opId, onClose }: DoingProps): ReactNode {
  const queries = useQueryClient();
  const remove = useMutation(
    api.accounts.removeFactor.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queries.invalidateQueries({ queryKey: api.accounts.pathKey() });
      },
    }),
  );
  return (
    <Confirm
      open
      title={`Tắt xác thực hai bước của ${account.name}?`}
      confirmLabel="Tắt xác thực hai bước"
      tone="danger"
      busy={remove.isPending ? "Đang tắt…" : undefined}
      onCancel={onClose}
      onConfirm={() => remove.mutate({ opId, userId: account.id })}
    >
      <p>
        Chỉ làm khi người này mất cả điện thoại và mã dự phòng: hãy gặp hoặc gọi xác nhận trước. Mọi
        phiên đang mở kết thúc; người này đăng nhập bằng mật khẩu rồi bật lại. Việc này ghi vào nhật
        ký.
      </p>
      {remove.isError && <Refusal error={remove.error} />}
    </Confirm>
  );
}
