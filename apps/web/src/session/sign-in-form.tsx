import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { signIn } from "./sign-in.ts";

export interface SignInFormProps {
  /** The name to start with: who was signed in before. */
  username?: string | undefined;
  /** Goes on; what stands in the way, where something still does. */
  onSignedIn: () => Promise<string | undefined>;
}

/** Name, password, one button. */
export function SignInForm({ username = "", onSignedIn }: SignInFormProps): ReactNode {
  const errorId = useId();
  const [name, setName] = useState(username);
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === "" || password === "") {
      setFailure("Nhập tên đăng nhập và mật khẩu.");
      return;
    }
    setBusy(true);
    const refused = await signIn(name, password);
    const sentence = refused === null ? await onSignedIn() : refused.message;
    setBusy(false);
    setFailure(sentence);
    if (sentence !== undefined) setPassword("");
  };

  return (
    <form className="c-stack" onSubmit={submit} noValidate>
      <div role="alert" id={errorId}>
        {failure !== undefined && (
          <div className="c-notice c-notice-wrong">
            <p>{failure}</p>
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
