import { getRouteApi, useRouter } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { PlainPage } from "@cchc/ui/page";
import { base } from "../frame/paths.ts";
import { signIn, type SignInOutcome } from "../session.ts";

const route = getRouteApi("/dang-nhap");

type Refusal = Extract<SignInOutcome, { ok: false }>["reason"];

const refusals: Readonly<Record<Refusal, string>> = {
  credentials: "Tên đăng nhập hoặc mật khẩu không đúng: hãy nhập lại.",
  closed: "Tài khoản này đã đóng: hãy hỏi người quản trị.",
  "too-many": "Bạn đã thử quá nhiều lần: hãy đợi một phút rồi thử lại.",
  unreachable: "Không nối được với máy chủ. Kiểm tra đường truyền rồi thử lại.",
  other: "Máy chủ đang gặp lỗi: hãy thử lại sau ít phút.",
};

export function SignIn(): ReactNode {
  const router = useRouter();
  const { tiep } = route.useSearch();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const password = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const typed = (name: string): string => {
      const value = form.get(name);
      return typeof value === "string" ? value : "";
    };
    setBusy(true);
    const outcome = await signIn(typed("username").trim().toLowerCase(), typed("password"));
    setBusy(false);
    if (outcome.ok) {
      router.history.push(tiep ?? `${base}/`);
      return;
    }
    setRefusal(outcome.reason);
    password.current?.select();
  }

  return (
    <PlainPage place="Cơ quan tổng hợp">
      <form className="c-stack" onSubmit={(event) => void submit(event)}>
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
          error={refusal === undefined ? undefined : refusals[refusal]}
        />
        <Button type="submit" tone="primary" busy={busy ? "Đang đăng nhập…" : undefined}>
          Đăng nhập
        </Button>
        <p className="c-hint">Quên mật khẩu: hãy hỏi người quản trị để được cấp lại.</p>
      </form>
    </PlainPage>
  );
}
