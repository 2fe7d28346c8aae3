import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { OwnSections } from "@cchc/ui/account/own-sections";
import { Button } from "@cchc/ui/button";
import { Field } from "@cchc/ui/field";
import { Link } from "@cchc/ui/link";
import { Notice } from "@cchc/ui/notice";
import { PageHead } from "@cchc/ui/page";
import { getRouteApi } from "@tanstack/react-router";
import { api, client } from "../api.ts";
import { Facts } from "../frame/frame-state.tsx";
import { hrefTo } from "../frame/paths.ts";
import { changePassword, type PasswordOutcome } from "../session.ts";
import { passwordLength, passwordProblems, type Typed } from "./problems.ts";

const workspace = getRouteApi("/workspace");

const empty: Typed = { current: "", next: "", again: "" };

const refusals: Readonly<Record<Exclude<PasswordOutcome, "changed" | "current">, string>> = {
  guessed:
    "Mật khẩu mới quá dễ đoán hoặc chỉ là tên của bạn: hãy đặt mật khẩu khác, ví dụ ghép vài từ không liên quan.",
  refused: "Máy chủ không nhận mật khẩu mới này: hãy đặt mật khẩu khác.",
  "signed-out": "Phiên làm việc đã hết: hãy đăng nhập lại rồi đổi mật khẩu.",
  "too-many": "Bạn đã thử quá nhiều lần: hãy đợi một phút rồi thử lại.",
  unreachable: "Không nối được với máy chủ. Kiểm tra đường truyền rồi thử lại.",
  other: "Máy chủ đang gặp lỗi: hãy thử lại sau ít phút.",
};

/** Changes the person's own password; their other sessions end. */
export function PasswordPage(): ReactNode {
  const { me } = workspace.useRouteContext();
  const [typed, setTyped] = useState(empty);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<PasswordOutcome>();
  const current = useRef<HTMLInputElement>(null);
  const problems = tried ? passwordProblems(typed) : {};
  const set = (next: Partial<Typed>): void => {
    setTyped({ ...typed, ...next });
    setOutcome(undefined);
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setTried(true);
    if (Object.keys(passwordProblems(typed)).length > 0) return;
    setBusy(true);
    const answer = await changePassword(typed.current, typed.next);
    setBusy(false);
    setOutcome(answer);
    if (answer === "current") current.current?.select();
    if (answer !== "changed") return;
    setTyped(empty);
    setTried(false);
  }

  return (
    <div className="c-stack-wide">
      <Facts unit={me.name} period="Tài khoản của tôi" />
      <PageHead
        title="Tài khoản của tôi"
        lead={`Tên đăng nhập ${me.username}: mật khẩu, xác thực hai bước, các máy đang đăng nhập, thư nhắc.`}
      />
      {me.factorWanted && (
        <Notice tone="doubt" title="Máy chủ này yêu cầu vai trò của bạn dùng xác thực hai bước">
          <p>Bật ở phần “Xác thực hai bước” dưới đây, rồi các trang khác mở lại như thường.</p>
        </Notice>
      )}
      <h2>Đổi mật khẩu</h2>
      {outcome === "changed" && (
        <Notice tone="settled" title="Đã đổi mật khẩu" announce>
          <p>Lần đăng nhập sau hãy dùng mật khẩu mới.</p>
        </Notice>
      )}
      <form className="c-stack" onSubmit={(event) => void submit(event)} noValidate>
        <input type="hidden" autoComplete="username" value={me.username} readOnly />
        <Field
          ref={current}
          label="Mật khẩu hiện nay"
          type="password"
          autoComplete="current-password"
          value={typed.current}
          error={
            problems.current ??
            (outcome === "current" ? "Mật khẩu hiện nay không đúng: hãy gõ lại." : undefined)
          }
          onChange={(event) => set({ current: event.target.value })}
        />
        <Field
          label="Mật khẩu mới"
          hint={`ít nhất ${passwordLength.min} ký tự, không bắt buộc chữ hoa hay dấu; dán từ trình giữ mật khẩu được`}
          type="password"
          autoComplete="new-password"
          value={typed.next}
          error={problems.next}
          onChange={(event) => set({ next: event.target.value })}
        />
        <Field
          label="Gõ lại mật khẩu mới"
          type="password"
          autoComplete="new-password"
          value={typed.again}
          error={problems.again}
          onChange={(event) => set({ again: event.target.value })}
        />
        {outcome !== undefined && outcome !== "changed" && outcome !== "current" && (
          <Notice tone="wrong" title={refusals[outcome]} announce>
            <p>Mật khẩu chưa đổi.</p>
          </Notice>
        )}
        <div className="c-row">
          <Button type="submit" tone="primary" busy={busy ? "Đang đổi…" : undefined}>
            Đổi mật khẩu
          </Button>
        </div>
      </form>
      <OwnSections client={client} names={api} />
      <p>
        <Link href={hrefTo("/ket-noi")}>Kết nối với phần mềm khác</Link>: khóa truy cập, báo tin.
      </p>
    </div>
  );
}
