import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../button.tsx";
import { Field } from "../field.tsx";

export interface PasswordFormProps {
  label: string;
  busy: boolean;
  onPassword: (password: string) => void;
  /** Fields before the password. */
  children?: ReactNode;
  /** Buttons beside the first one. */
  more?: ReactNode;
}

/** A computer left open is not enough: the password is asked for again. */
export function PasswordForm({
  label,
  busy,
  onPassword,
  children,
  more,
}: PasswordFormProps): ReactNode {
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (busy || password === "") return;
    onPassword(password);
  };
  return (
    <form className="c-stack" onSubmit={submit} noValidate>
      {children}
      <Field
        label="Mật khẩu đang dùng"
        type="password"
        autoComplete="current-password"
        value={password}
        error={tried && password === "" ? "Gõ mật khẩu đang dùng." : undefined}
        onChange={({ target }) => setPassword(target.value)}
      />
      <div className="c-row">
        <Button type="submit" busy={busy ? "Đang lưu…" : undefined}>
          {label}
        </Button>
        {more}
      </div>
    </form>
  );
}
