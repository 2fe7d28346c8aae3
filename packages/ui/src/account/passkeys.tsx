import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { type ReactNode, useState } from "react";
import { failureOf } from "@cchc/domain/text/failure";
import { formatInstant } from "@cchc/domain/text/days";
import { Button } from "../button.tsx";
import { type DataColumn, DataTable } from "../data-table.tsx";
import { Field } from "../field.tsx";
import { Notice } from "../notice.tsx";
import { makePasskey } from "./passkey-browser.ts";
import { PasswordForm } from "./password-form.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

export interface ListedPasskey {
  readonly id: string;
  readonly name: string;
  readonly addedAt: string;
  readonly usedAt: string | null;
  /** Made for the server's address of now. */
  readonly fits: boolean;
}

export type NewPasskey = Extract<
  Awaited<ReturnType<typeof makePasskey>>,
  { readonly answer: unknown }
>["answer"];

export interface PasskeysProps {
  passkeys: readonly ListedPasskey[];
  /** Whether this server's address lets browsers make any. */
  offered: boolean;
  onBegin: (password: string) => Promise<PublicKeyCredentialCreationOptionsJSON>;
  onAdd: (name: string, answer: NewPasskey) => Promise<{ readonly codes: readonly string[] }>;
  onRemove: (id: string, password: string) => Promise<unknown>;
}

/** A person's passkeys: adding, and taking away. */
export function Passkeys(props: PasskeysProps): ReactNode {
  const { passkeys, offered, onBegin, onAdd, onRemove } = props;
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [leaving, setLeaving] = useState<ListedPasskey>();
  const [turn, setTurn] = useState(0);

  async function run(work: () => Promise<string | undefined>): Promise<void> {
    setBusy(true);
    const said = await work().catch((error: unknown) => failureOf(error).message);
    setBusy(false);
    setFailure(said);
    if (said === undefined) setTurn(turn + 1);
  }
  const add = (password: string): void => {
    const called = name.trim();
    if (called === "") {
      setFailure("Đặt tên để sau này nhận ra khóa.");
      return;
    }
    void run(async () => {
      const made = await makePasskey(await onBegin(password));
      if ("failure" in made) return made.failure;
      const added = await onAdd(called, made.answer);
      setCodes(added.codes);
      setName("");
      return undefined;
    });
  };
  const remove = (password: string): void => {
    if (leaving === undefined) return;
    void run(async () => {
      await onRemove(leaving.id, password);
      setLeaving(undefined);
      setCodes([]);
      return undefined;
    });
  };
  return (
    <div className="c-stack c-prose">
      <p>
        Mở bằng vân tay, khuôn mặt, mã PIN của thiết bị hoặc khóa USB, thay cho mã 6 số. Trang giả
        mạo không dùng được khóa này.
      </p>
      {failure !== undefined && <Notice tone="wrong" title={failure} announce />}
      {codes.length > 0 && <RecoveryCodes codes={codes} />}
      {passkeys.length > 0 && (
        <DataTable
          caption="Khóa đăng nhập của bạn"
          captionHidden
          cards
          rows={passkeys}
          rowKey={({ id }) => id}
          columns={columnsOf(busy, (one) => {
            setFailure(undefined);
            setLeaving(one);
          })}
        />
      )}
      {leaving !== undefined && (
        <PasswordForm
          key={leaving.id}
          label={`Xóa khóa “${leaving.name}”`}
          busy={busy}
          onPassword={remove}
          more={
            <Button tone="quiet" onClick={() => setLeaving(undefined)}>
              Giữ lại
            </Button>
          }
        />
      )}
      {leaving === undefined && offered && (
        <PasswordForm key={turn} label="Thêm khóa đăng nhập" busy={busy} onPassword={add}>
          <Field
            label="Tên khóa"
            hint="Để nhận ra sau này: “Điện thoại của tôi”, “Khóa USB ở cơ quan”."
            maxLength={60}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </PasswordForm>
      )}
      {!offered && (
        <p className="c-quiet">
          Máy chủ này chưa có địa chỉ HTTPS theo tên nên chưa thêm được khóa đăng nhập.
        </p>
      )}
    </div>
  );
}

function columnsOf(
  busy: boolean,
  onLeave: (passkey: ListedPasskey) => void,
): readonly DataColumn<ListedPasskey>[] {
  return [
    {
      key: "name",
      heading: "Khóa",
      cell: ({ name, fits }) => (
        <>
          {name}
          {!fits && <span className="c-unit">của địa chỉ cũ, không mở được nữa</span>}
        </>
      ),
    },
    { key: "added", heading: "Thêm lúc", cell: ({ addedAt }) => formatInstant(addedAt) },
    {
      key: "used",
      heading: "Dùng gần nhất",
      cell: ({ usedAt }) => (usedAt === null ? "Chưa dùng" : formatInstant(usedAt)),
    },
    {
      key: "remove",
      heading: "Xóa",
      cell: (passkey) => (
        <Button small tone="quiet" disabled={busy} onClick={() => onLeave(passkey)}>
          Xóa…<span className="c-sr"> khóa {passkey.name}</span>
        </Button>
      ),
    },
  ];
}
