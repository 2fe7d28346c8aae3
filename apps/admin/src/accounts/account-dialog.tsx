import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { roleLabels, roleReach, roles, type Role } from "@cchc/domain/access/roles";
import { AREAS } from "@cchc/domain/form/areas";
import { Button } from "@cchc/ui/button";
import { Dialog } from "@cchc/ui/dialog";
import { Check, Field } from "@cchc/ui/field";
import { Select } from "@cchc/ui/select";
import { api } from "../api.ts";
import { Refusal } from "../frame/refusal.tsx";
import { newOperationId } from "@cchc/ui/operation-id";
import { findUnits } from "../units/forest.ts";
import type { Account } from "./accounts.tsx";
import type { Handover } from "./handover.tsx";
import { generatePassword, usernameProblem } from "./password.ts";

type GivenRole = Exclude<Role, "public">;

interface GrantDraft {
  readonly key: string;
  readonly role: GivenRole;
  readonly unitId: string;
  readonly areas: readonly string[];
}

const givenRoles: readonly GivenRole[] = roles.filter((role) => role !== "public");

export interface AccountDialogProps {
  /** Whose roles are changed; absent for a new account. */
  account: Account | undefined;
  today: string;
  onClose: () => void;
  onCreated: (handover: Handover) => void;
}

/** A new account, or the roles of one that is there. */
export function AccountDialog(props: AccountDialogProps): ReactNode {
  const { account, today, onClose, onCreated } = props;
  const queries = useQueryClient();
  const [opId, setOpId] = useState(newOperationId);
  const [password] = useState(() => generatePassword());
  const [tried, setTried] = useState(false);
  const [name, setName] = useState("");
  const [username, setUsername] = useState("");
  const [drafts, setDrafts] = useState<readonly GrantDraft[]>(() => draftsOf(account));
  const units = useQuery(api.units.tree.queryOptions({ day: today }, { staleTime: 60_000 }));
  const done = async (): Promise<void> => {
    onClose();
    await queries.invalidateQueries({ queryKey: api.accounts.pathKey() });
  };
  const create = useMutation(
    api.accounts.create.mutationOptions({
      onSuccess: async () => {
        await done();
        onCreated({ username, name, password });
      },
      onError: () => setOpId(newOperationId()),
    }),
  );
  const setGrants = useMutation(
    api.accounts.setGrants.mutationOptions({
      onSuccess: done,
      onError: () => setOpId(newOperationId()),
    }),
  );
  const grants = drafts.map(({ role, unitId, areas }) => ({
    role,
    unitId,
    ...(role === "contributor" ? { areas: [...areas] } : {}),
  }));
  const complete =
    drafts.length > 0 &&
    drafts.every(
      ({ role, unitId, areas }) => unitId !== "" && (role !== "contributor" || areas.length > 0),
    );
  const failed = create.isError ? create.error : setGrants.isError ? setGrants.error : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!complete) return;
    if (account !== undefined) {
      setGrants.mutate({ opId, userId: account.id, grants });
      return;
    }
    if (name.trim().length < 2 || usernameProblem(username) !== undefined) return;
    create.mutate({ opId, username, name: name.trim(), password, grants });
  }

  return (
    <Dialog
      open
      wide
      title={account === undefined ? "Thêm tài khoản" : `Vai trò của ${account.name}`}
      onClose={onClose}
      footer={
        <>
          <Button
            type="submit"
            form="tai-khoan"
            tone="primary"
            busy={create.isPending || setGrants.isPending ? "Đang lưu…" : undefined}
          >
            {account === undefined ? "Thêm tài khoản" : "Lưu vai trò"}
          </Button>
          <Button onClick={onClose}>Quay lại</Button>
        </>
      }
    >
      <form id="tai-khoan" className="c-stack" onSubmit={submit} noValidate>
        {account === undefined && (
          <div className="a-fields">
            <Field
              label="Họ và tên"
              autoComplete="off"
              value={name}
              maxLength={120}
              error={tried && name.trim().length < 2 ? "Hãy gõ họ và tên." : undefined}
              onChange={(event) => setName(event.target.value)}
            />
            <Field
              label="Tên đăng nhập"
              hint="chữ thường không dấu, ví dụ nguyen.van.a"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={username}
              maxLength={40}
              error={tried ? usernameProblem(username) : undefined}
              onChange={(event) => setUsername(event.target.value.trim().toLowerCase())}
            />
          </div>
        )}
        {drafts.map((draft, index) => (
          <GrantFields
            key={draft.key}
            draft={draft}
            number={index + 1}
            tried={tried}
            units={units.data ?? []}
            onChange={(next) =>
              setDrafts(drafts.map((each) => (each.key === draft.key ? next : each)))
            }
            onRemove={
              drafts.length > 1
                ? () => setDrafts(drafts.filter(({ key }) => key !== draft.key))
                : undefined
            }
          />
        ))}
        <Button small onClick={() => setDrafts([...drafts, emptyDraft()])}>
          Thêm vai trò
        </Button>
        {account === undefined && (
          <p className="c-hint">Mật khẩu được tạo khi thêm và hiện một lần ở bước sau.</p>
        )}
        {failed !== undefined && <Refusal error={failed} />}
      </form>
    </Dialog>
  );
}

interface GrantFieldsProps {
  draft: GrantDraft;
  number: number;
  tried: boolean;
  units: Parameters<typeof findUnits>[0];
  onChange: (draft: GrantDraft) => void;
  onRemove: (() => void) | undefined;
}

/** Most units offered under the search; typing more narrows them. */
const most = 200;

function GrantFields(props: GrantFieldsProps): ReactNode {
  const { draft, number, tried, units, onChange, onRemove } = props;
  const [search, setSearch] = useState("");
  const { found, more } = findUnits(units, search, most);
  const chosen = units.find(({ id }) => id === draft.unitId);
  const offered =
    chosen === undefined || found.some(({ id }) => id === chosen.id) ? found : [chosen, ...found];
  return (
    <fieldset className="a-grant">
      <legend className="c-legend">Vai trò {number}</legend>
      <div className="a-fields">
        <Select
          label="Vai trò"
          hint={
            roleReach[draft.role] === "subtree"
              ? "tại đơn vị và mọi đơn vị bên dưới"
              : "chỉ tại đơn vị đó"
          }
          choices={givenRoles.map((role) => ({ value: role, label: roleLabels[role] }))}
          value={draft.role}
          onChange={(event) => {
            const role = givenRoles.find((each) => each === event.target.value);
            if (role !== undefined) onChange({ ...draft, role });
          }}
        />
        <Field
          label="Tìm đơn vị"
          hint="tên có dấu hoặc không dấu"
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Select
          label="Đơn vị"
          hint={more > 0 ? `còn ${more} đơn vị khác: gõ vào ô tìm` : "theo cây hôm nay"}
          choices={[
            { value: "", label: "Chọn đơn vị" },
            ...(draft.unitId !== "" && chosen === undefined
              ? [{ value: draft.unitId, label: "Đơn vị cũ" }]
              : []),
            ...offered.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={draft.unitId}
          error={tried && draft.unitId === "" ? "Hãy chọn đơn vị." : undefined}
          onChange={(event) => onChange({ ...draft, unitId: event.target.value })}
        />
      </div>
      {draft.role === "contributor" && (
        <div className="a-areas">
          <p className="c-legend">Phần được nhập</p>
          {tried && draft.areas.length === 0 && (
            <p className="c-error">Hãy chọn ít nhất một phần.</p>
          )}
          {AREAS.map(({ code, label }) => (
            <Check
              key={code}
              label={label}
              checked={draft.areas.includes(code)}
              onChange={(event) =>
                onChange({
                  ...draft,
                  areas: event.target.checked
                    ? [...draft.areas, code]
                    : draft.areas.filter((area) => area !== code),
                })
              }
            />
          ))}
        </div>
      )}
      {onRemove !== undefined && (
        <Button small tone="quiet" onClick={onRemove}>
          Bỏ vai trò {number}
        </Button>
      )}
    </fieldset>
  );
}

function emptyDraft(): GrantDraft {
  return { key: newOperationId(), role: "officer", unitId: "", areas: [] };
}

function draftsOf(account: Account | undefined): readonly GrantDraft[] {
  if (account === undefined || account.grants.length === 0) return [emptyDraft()];
  return account.grants.map(({ role, unitId, areas }) => ({
    key: newOperationId(),
    role: givenRoles.find((each) => each === role) ?? "officer",
    unitId,
    areas: areas ?? [],
  }));
}
