import { getRouteApi, useRouter } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { PlainPage } from "@cchc/ui/page";
import { base } from "../frame/paths.ts";
import { type PasskeyQuestion, type SecondStep, signIn, type SignInOutcome } from "../session.ts";

const route = getRouteApi("/dang-nhap");

type Refusal = Extract<SignInOutcome, { ok: false }>["reason"];

const refusals: Readonly<Record<Refusal, string>> = {
  credentials: "Tên đăng nhập hoặc mật khẩu không đúng: hãy nhập lại.",
  "code-needed": "Nhập mã xác thực rồi đăng nhập lại.",
  "code-wrong":
    "Mã hoặc khóa đăng nhập không đúng, hoặc đã dùng: hãy đợi mã mới trong ứng dụng, hoặc nhập một mã dự phòng.",
  closed: "Tài khoản này đã đóng: hãy hỏi người quản trị.",
  "too-many": "Bạn đã thử quá nhiều lần: hãy đợi một phút rồi thử lại.",
  unreachable: "Không nối được với máy chủ. Kiểm tra đường truyền rồi thử lại.",
  other: "Máy chủ đang gặp lỗi: hãy thử lại sau ít phút.",
};

/** What an app's code or a recovery code may hold; signs that no header carries are left out. */
function plainCode(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9-]/gu, "").slice(0, 30);
}

/** Where the code goes, as soon as it is asked for. */
function focus(element: HTMLElement | null): void {
  element?.focus();
}

export function SignIn(): ReactNode {
  const router = useRouter();
  const { tiep } = route.useSearch();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [coded, setCoded] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  const [passkey, setPasskey] = useState<PasskeyQuestion>();
  const [unused, setUnused] = useState<string>();
  const form = useRef<HTMLFormElement>(null);

  async function enter(step: (typed: (name: string) => string) => SecondStep): Promise<void> {
    if (busy || form.current === null) return;
    const data = new FormData(form.current);
    const typed = (name: string): string => {
      const value = data.get(name);
      return typeof value === "string" ? value : "";
    };
    setBusy(true);
    setUnused(undefined);
    const username = typed("username").trim().toLowerCase();
    const outcome = await signIn(username, typed("password"), step(typed));
    setBusy(false);
    if (outcome.ok) {
      router.history.push(tiep ?? `${base}/`);
      return;
    }
    // The password was right: only the second step is asked for.
    const asksCode = outcome.reason === "code-needed" || outcome.reason === "code-wrong";
    setCoded(asksCode);
    setPasskey(outcome.passkey);
    setRefusal(outcome.reason === "code-needed" ? undefined : outcome.reason);
    if (!asksCode) password.current?.select();
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    void enter((typed) => (coded ? { code: plainCode(typed("code")) } : {}));
  }

  async function answer(question: PasskeyQuestion): Promise<void> {
    const { answerPasskey } = await import("@cchc/ui/account/passkey-browser");
    const answered = await answerPasskey(question);
    if ("failure" in answered) setUnused(answered.failure);
    else await enter(() => ({ passkey: answered.answer }));
  }

  return (
    <PlainPage place="Cơ quan tổng hợp">
      <form ref={form} className="c-stack" onSubmit={submit}>
        <h1>Đăng nhập</h1>
        <p className="c-quiet">
          Dành cho cơ quan tổng hợp, thẩm định và người quản trị. Xã, phường nhập số liệu ở{" "}
          <a href="/">Sổ CCHC của đơn vị</a>.
        </p>
        <Field
          label="Tên đăng nhập"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <Field
          ref={password}
          label="Mật khẩu"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={refusal === undefined || coded ? undefined : refusals[refusal]}
        />
        {passkey !== undefined && (
          <Button ref={focus} onClick={() => void answer(passkey)}>
            Dùng khóa đăng nhập
          </Button>
        )}
        {coded && (
          <Field
            label="Mã xác thực"
            hint="Mã 6 số trong ứng dụng xác thực, hoặc một mã dự phòng."
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            required
            ref={passkey === undefined ? focus : null}
            error={unused ?? (refusal === undefined ? undefined : refusals[refusal])}
          />
        )}
        <Button type="submit" tone="primary" busy={busy ? "Đang đăng nhập…" : undefined}>
          Đăng nhập
        </Button>
        <p className="c-hint">Quên mật khẩu: hãy hỏi người quản trị để được cấp lại.</p>
      </form>
    </PlainPage>
  );
}
