import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../button.tsx";
import { Field } from "../field.tsx";
import { Notice } from "../notice.tsx";
import { StateMark } from "../state-mark.tsx";
import { PasswordForm } from "./password-form.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

/** A key to be typed into an authenticator app. */
export interface FactorKey {
  readonly key: string;
  readonly link: string;
}

export interface SecondFactorProps {
  on: boolean;
  busy: boolean;
  failure: string | undefined;
  /** The key just made; a code of it is asked for. */
  begun: FactorKey | undefined;
  /** The recovery codes, shown this once. */
  codes: readonly string[] | undefined;
  onBegin: (password: string) => void;
  onConfirm: (code: string) => void;
  onRemove: (password: string) => void;
}

/** Switching the codes of an authenticator app on and off. */
export function SecondFactor(props: SecondFactorProps): ReactNode {
  const { on, busy, failure, begun, codes, onBegin, onConfirm, onRemove } = props;
  return (
    <div className="c-stack c-prose">
      <p>
        {on ? (
          <StateMark tone="settled">Đang bật</StateMark>
        ) : (
          <StateMark tone="none">Chưa bật</StateMark>
        )}
      </p>
      <p>
        {on
          ? "Khi đăng nhập phải nhập thêm mã 6 số trong ứng dụng xác thực."
          : "Người biết mật khẩu vẫn không vào được nếu không có mã 6 số trong điện thoại của bạn. Dùng ứng dụng xác thực bất kỳ, không cần mạng, không cần số điện thoại."}
      </p>
      {failure !== undefined && <Notice tone="wrong" title={failure} announce />}
      {codes !== undefined && codes.length > 0 && <RecoveryCodes codes={codes} />}
      {on && <PasswordForm label="Tắt ứng dụng xác thực" busy={busy} onPassword={onRemove} />}
      {!on && begun === undefined && (
        <PasswordForm label="Bật ứng dụng xác thực" busy={busy} onPassword={onBegin} />
      )}
      {!on && begun !== undefined && <Confirm begun={begun} busy={busy} onConfirm={onConfirm} />}
    </div>
  );
}

interface ConfirmProps {
  begun: FactorKey;
  busy: boolean;
  onConfirm: (code: string) => void;
}

function Confirm({ begun, busy, onConfirm }: ConfirmProps): ReactNode {
  const [code, setCode] = useState("");
  const [tried, setTried] = useState(false);
  const plain = code.replaceAll(/\s/gu, "");
  const wrong = !/^\d{6}$/u.test(plain);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (busy || wrong) return;
    onConfirm(plain);
  };
  return (
    <form className="c-stack" onSubmit={submit} noValidate>
      <ol className="c-inset">
        <li>
          Trong ứng dụng xác thực chọn “Nhập khóa thiết lập”, tên tùy ý, loại “Theo thời gian”, rồi
          gõ khóa: <code className="c-secret">{begun.key.replaceAll(/(.{4})(?=.)/gu, "$1 ")}</code>
        </li>
        <li>
          Ứng dụng nằm trên máy này thì <a href={begun.link}>mở thẳng bằng liên kết</a>.
        </li>
        <li>Gõ mã 6 số mà ứng dụng đang hiện.</li>
      </ol>
      <Field
        label="Mã 6 số"
        inputMode="numeric"
        autoComplete="one-time-code"
        short
        value={code}
        error={tried && wrong ? "Mã gồm đúng 6 chữ số." : undefined}
        onChange={({ target }) => setCode(target.value)}
      />
      <div>
        <Button type="submit" tone="primary" busy={busy ? "Đang kiểm tra…" : undefined}>
          Xác nhận mã
        </Button>
      </div>
    </form>
  );
}
