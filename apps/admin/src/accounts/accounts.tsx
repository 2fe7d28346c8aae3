import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { roleLabels } from "@cchc/domain/access/roles";
import { formatCount } from "@cchc/domain/text/numbers";
import { searchKey } from "@cchc/domain/text/search-key";
import { Button } from "@cchc/ui/button";
import { Confirm } from "@cchc/ui/dialog";
import { Empty } from "@cchc/ui/empty";
import { Field } from "@cchc/ui/field";
import { PageHead } from "@cchc/ui/page";
import { StateMark } from "@cchc/ui/state-mark";
import { api, type Outputs } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";
import { FailureNotice, Waiting } from "../frame/states.tsx";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { KeysDialog } from "../packages/keys-dialog.tsx";
import { AccountDialog } from "./account-dialog.tsx";
import { type Handover, HandoverDialog } from "./handover.tsx";
import { MailDialog } from "./mail-dialog.tsx";
import { generatePassword } from "./password.ts";
import { RemoveFactor } from "./remove-factor.tsx";

const workspace = getRouteApi("/workspace");

export type Account = Outputs["accounts"]["list"][number];

type Doing =
  | { readonly what: "create" }
  | { readonly what: "grants" | "mail" | "keys"; readonly account: Account }
  | {
      readonly what: "password" | "disabled" | "factor";
      readonly account: Account;
      readonly opId: string;
    };

/** Who can sign in and do what where. */
export function Accounts(): ReactNode {
  const { me } = workspace.useRouteContext();
  const accounts = useQuery(api.accounts.list.queryOptions(undefined, { staleTime: 30_000 }));
  const [search, setSearch] = useState("");
  const [doing, setDoing] = useState<Doing>();
  const [handover, setHandover] = useState<Handover>();
  if (accounts.isError) {
    return <FailureNotice error={accounts.error} onRetry={() => void accounts.refetch()} />;
  }
  if (accounts.data === undefined) return <Waiting />;
  const wanted = searchKey(search);
  const shown = accounts.data.filter((account) =>
    searchKey(
      [account.username, account.name, ...account.grants.map(({ unitName }) => unitName)].join(" "),
    ).includes(wanted),
  );
  const close = (): void => setDoing(undefined);
  return (
    <div className="c-stack">
      <Facts unit={me.grants[0]?.unit.name ?? me.name} period="Tài khoản" />
      <PageHead
        title={`${formatCount(accounts.data.length)} tài khoản`}
        lead="Mỗi người một tài khoản; vai trò gắn với đơn vị. Mật khẩu tạo ra chỉ hiện một lần."
        actions={
          <Button tone="primary" onClick={() => setDoing({ what: "create" })}>
            Thêm tài khoản…
          </Button>
        }
      />
      <div className="c-toolbar a-tools">
        <Field
          line
          label="Tìm người, tên đăng nhập, đơn vị"
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {shown.length === 0 ? (
        <Empty title={`Không có tài khoản nào khớp “${search}”`}>Xóa ô tìm để xem tất cả.</Empty>
      ) : (
        <AccountTable
          accounts={shown}
          own={me.username}
          onDo={(what, account) =>
            setDoing(
              what === "grants" || what === "mail" || what === "keys"
                ? { what, account }
                : { what, account, opId: newOperationId() },
            )
          }
        />
      )}
      {(doing?.what === "create" || doing?.what === "grants") && (
        <AccountDialog
          account={doing.what === "grants" ? doing.account : undefined}
          today={me.today}
          onClose={close}
          onCreated={setHandover}
        />
      )}
      {doing?.what === "mail" && <MailDialog account={doing.account} onClose={close} />}
      {doing?.what === "keys" && <KeysDialog account={doing.account} onClose={close} />}
      {doing?.what === "password" && (
        <ResetPassword
          account={doing.account}
          opId={doing.opId}
          onClose={close}
          onDone={setHandover}
        />
      )}
      {doing?.what === "disabled" && (
        <CloseAccount account={doing.account} opId={doing.opId} onClose={close} />
      )}
      {doing?.what === "factor" && (
        <RemoveFactor account={doing.account} opId={doing.opId} onClose={close} />
      )}
      {handover !== undefined && (
        <HandoverDialog handover={handover} onClose={() => setHandover(undefined)} />
      )}
    </div>
  );
}

interface AccountTableProps {
  accounts: readonly Account[];
  own: string;
  onDo: (
    what: "password" | "disabled" | "grants" | "mail" | "keys" | "factor",
    account: Account,
  ) => void;
}

function AccountTable({ accounts, own, onDo }: AccountTableProps): ReactNode {
  return (
    <div className="c-table-box">
      <table className="c-table c-table-cards">
        <caption className="c-sr">Tài khoản</caption>
        <thead>
          <tr>
            <th scope="col">Người dùng</th>
            <th scope="col">Vai trò, đơn vị</th>
            <th scope="col">Hiện nay</th>
            <th scope="col" className="c-no-print">
              Thay đổi
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <th scope="row">
                {account.name}
                <span className="c-unit">{account.username}</span>
              </th>
              <td data-label="Vai trò, đơn vị">
                {account.grants.length === 0 && <span className="c-quiet">Chưa có vai trò</span>}
                {account.grants.map(({ role, unitId, unitName }) => (
                  <div key={`${role} ${unitId}`}>
                    {roleLabels[role]} <span className="c-quiet">· {unitName}</span>
                  </div>
                ))}
              </td>
              <td data-label="Hiện nay">
                {account.disabled ? (
                  <StateMark tone="none">Đã đóng</StateMark>
                ) : (
                  <StateMark tone="settled">Đang dùng</StateMark>
                )}
                {account.secondFactor && <span className="c-unit">Xác thực hai bước</span>}
              </td>
              <td className="c-no-print">
                <div className="a-buttons">
                  <Button
                    small
                    aria-label={`Vai trò của ${account.name}`}
                    onClick={() => onDo("grants", account)}
                  >
                    Vai trò…
                  </Button>
                  <Button
                    small
                    aria-label={`Đặt lại mật khẩu của ${account.name}`}
                    onClick={() => onDo("password", account)}
                  >
                    Đặt lại mật khẩu…
                  </Button>
                  <Button
                    small
                    aria-label={`Thư nhắc việc của ${account.name}`}
                    onClick={() => onDo("mail", account)}
                  >
                    Thư…
                  </Button>
                  <Button
                    small
                    aria-label={`Máy ký gói của ${account.name}`}
                    onClick={() => onDo("keys", account)}
                  >
                    Máy ký…
                  </Button>
                  {account.secondFactor && account.username !== own && (
                    <Button
                      small
                      aria-label={`Tắt xác thực hai bước của ${account.name}`}
                      onClick={() => onDo("factor", account)}
                    >
                      Tắt hai bước…
                    </Button>
                  )}
                  {account.username !== own && (
                    <Button
                      small
                      aria-label={`${account.disabled ? "Mở lại" : "Đóng"} tài khoản của ${account.name}`}
                      onClick={() => onDo("disabled", account)}
                    >
                      {account.disabled ? "Mở lại…" : "Đóng…"}
                    </Button>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export interface DoingProps {
  account: Account;
  opId: string;
  onClose: () => void;
}

function ResetPassword({
  account,
  opId,
  onClose,
  onDone,
}: DoingProps & { onDone: (handover: Handover) => void }): ReactNode {
  const [password] = useState(() => generatePassword());
  const reset = useMutation(
    api.accounts.setPassword.mutationOptions({
      onSuccess: () => {
        onClose();
        onDone({ username: account.username, name: account.name, password });
      },
    }),
  );
  return (
    <Confirm
      open
      title={`Đặt lại mật khẩu của ${account.name}?`}
      confirmLabel="Đặt lại mật khẩu"
      busy={reset.isPending ? "Đang đặt lại…" : undefined}
      onCancel={onClose}
      onConfirm={() => reset.mutate({ opId, userId: account.id, password })}
    >
      <p>Mật khẩu cũ hết hiệu lực ngay và mọi phiên đang mở của tài khoản này kết thúc.</p>
      {reset.isError && <Refusal error={reset.error} />}
    </Confirm>
  );
}

function CloseAccount({ account, opId, onClose }: DoingProps): ReactNode {
  const queries = useQueryClient();
  const closing = !account.disabled;
  const change = useMutation(
    api.accounts.setDisabled.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queries.invalidateQueries({ queryKey: api.accounts.pathKey() });
      },
    }),
  );
  return (
    <Confirm
      open
      title={`${closing ? "Đóng" : "Mở lại"} tài khoản của ${account.name}?`}
      confirmLabel={closing ? "Đóng tài khoản" : "Mở lại tài khoản"}
      tone={closing ? "danger" : "primary"}
      busy={change.isPending ? "Đang lưu…" : undefined}
      onCancel={onClose}
      onConfirm={() => change.mutate({ opId, userId: account.id, disabled: closing })}
    >
      <p>
        {closing
          ? "Người này không đăng nhập được nữa và phiên đang mở kết thúc ngay. Những gì người này đã làm vẫn được giữ; mở lại được bất cứ lúc nào."
          : "Người này đăng nhập lại được bằng mật khẩu cũ, với các vai trò như trước."}
      </p>
      {change.isError && <Refusal error={change.error} />}
    </Confirm>
  );
}
