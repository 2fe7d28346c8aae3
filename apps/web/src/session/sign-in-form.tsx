import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { type PasskeyQuestion, type SecondStep, signIn } from "./sign-in.ts";

export interface SignInFormProps {
  /** The name to start with: who was signed in before. */
  username?: string | undefined;
  /** Goes on; what stands in the way, where something still does. */
  onSignedIn: () => Promise<string | undefined>;
}

/** What an app's code or a recovery code may hold; signs that no header carries are left out. */
function plainCode(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9-]/gu, "").slice(0, 30);
}

/** Where the code goes, as soon as it is asked for. */
function focus(element: HTMLElement | null): void {
  element?.focus();
}

/** Name, password, one button; a code where the person switched the second step on. */
export function SignInForm({ username = "", onSignedIn }: SignInFormProps): ReactNode {
  const errorId = useId();
  const [name, setName] = useState(username);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);

  const [passkey, setPasskey] = useState<PasskeyQuestion>();

  const enter = async (step: SecondStep): Promise<void> => {
    setBusy(true);
    const refused = await signIn(name, password, step);
    const sentence = refused === null ? await onSignedIn() : refused.message;
    setBusy(false);
    setPasskey(refused?.passkey);
    if (refused?.code === "second-factor-needed" || refused?.code === "second-factor-wrong") {
      // The password was right: it stays, and only the second step is asked for.
      setCode("");
      setFailure(refused.code === "second-factor-wrong" ? sentence : undefined);
      return;
    }
    setFailure(sentence);
    if (sentence === undefined) return;
    setPassword("");
    setCode(undefined);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === "" || password === "") {
      setFailure("Nhập tên đăng nhập và mật khẩu.");
      return;
    }
    void enter(code === undefined ? {} : { code: plainCode(code) });
  };
  const answer = async (question: PasskeyQuestion): Promise<void> => {
    const { answerPasskey } = await import("@cchc/ui/account/passkey-browser");
    const answered = await answerPasskey(question);
    if ("failure" in answered) setFailure(answered.failure);
    else await enter({ passkey: answered.answer });
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
      {passkey !== undefined && (
        <Button ref={focus} onClick={() => void answer(passkey)}>
          Dùng khóa đăng nhập
        </Button>
      )}
      {code !== undefined && (
        <Field
          label="Mã xác thực"
          hint="Mã 6 số trong ứng dụng xác thực, hoặc một mã dự phòng."
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          required
          ref={passkey === undefined ? focus : null}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      )}
      <Button type="submit" tone="primary" busy={busy ? "Đang đăng nhập…" : undefined}>
        Đăng nhập
      </Button>
    </form>
  );
}
