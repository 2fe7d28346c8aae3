import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import type { Failure } from "../api.ts";
import { signIn } from "./sign-in.ts";

export interface SignInFormProps {
  /** The name to start with: who was signed in before. */
  username?: string | undefined;
  onSignedIn: () => void;
}

/** Name, password, one button. */
export function SignInForm({ username = "", onSignedIn }: SignInFormProps): ReactNode {
  const errorId = useId();
  const [name, setName] = useState(username);
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const refused = await signIn(name, password);
    setBusy(false);
    setFailure(refused);
    if (refused === null) onSignedIn();
    else setPassword("");
  };

  return (
    <form className="c-stack" onSubmit={submit} noValidate>
      <div role="alert" id={errorId}>
        {failure !== null && (
          <div className="c-notice c-notice-wrong">
            <p>{failure.message}</p>
          </div>
        )}
      </div>
      <Field
        label="Tên đăng nhập"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label="Mật khẩu"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" tone="primary" busy={busy ? "Đang đăng nhập…" : undefined}>
        Đăng nhập
      </Button>
    </form>
  );
}
