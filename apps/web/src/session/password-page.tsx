import { type FormEvent, type ReactNode, useState } from "react";
import { OwnSections } from "@cchc/ui/account/own-sections";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { api, client } from "../api.ts";
import { Workspace } from "../app/workspace.tsx";
import { useMe } from "./me.ts";
import { type Passwords, passwordProblems, shortest } from "./password-problems.ts";
import { changePassword } from "./sign-in.ts";

const empty: Passwords = { current: "", next: "", again: "" };

/** A new password of one's own; whoever else is signed in with the old one is signed out. */
export function PasswordPage(): ReactNode {
  const me = useMe();
  const [typed, setTyped] = useState(empty);
  const [problems, setProblems] = useState<Partial<Passwords>>({});
  const [outcome, setOutcome] = useState<{ tone: "settled" | "wrong"; words: string }>();
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const found = passwordProblems(typed);
    setProblems(found);
    setOutcome(undefined);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const refused = await changePassword(typed.current, typed.next);
    setBusy(false);
    if (refused !== null) {
      setOutcome({ tone: "wrong", words: refused });
      return;
    }
    setTyped(empty);
    setOutcome({
      tone: "settled",
      words: "Đã đổi mật khẩu. Các máy khác đang dùng tài khoản này phải đăng nhập lại.",
    });
  };
  const field = (name: keyof Passwords) => ({
    type: "password",
    required: true,
    value: typed[name],
    error: problems[name],
    onChange: ({ target }: { target: HTMLInputElement }) =>
      setTyped({ ...typed, [name]: target.value }),
  });

  return (
    <Workspace title="Tài khoản của tôi" header={{ unit: me.name, period: "Tài khoản" }}>
      <div className="c-column c-stack-wide">
        <PageHead title="Tài khoản của tôi" />
        <h2>Đổi mật khẩu</h2>
        <form className="c-stack c-prose" onSubmit={submit} noValidate>
          {outcome !== undefined && <Notice tone={outcome.tone} title={outcome.words} announce />}
          <input type="hidden" name="username" autoComplete="username" value={me.username} />
          <Field label="Mật khẩu đang dùng" autoComplete="current-password" {...field("current")} />
          <Field
            label="Mật khẩu mới"
            hint={`Ít nhất ${shortest} ký tự, không bắt buộc chữ hoa hay dấu; dán từ trình giữ mật khẩu được.`}
            autoComplete="new-password"
            {...field("next")}
          />
          <Field label="Gõ lại mật khẩu mới" autoComplete="new-password" {...field("again")} />
          <Button type="submit" tone="primary" busy={busy ? "Đang đổi…" : undefined}>
            Đổi mật khẩu
          </Button>
        </form>
        <OwnSections client={client} names={api} />
        <p>
          <Link href="/ket-noi">Kết nối với phần mềm khác</Link>: khóa truy cập, báo tin.
        </p>
      </div>
    </Workspace>
  );
}
