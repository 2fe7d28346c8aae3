import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { PlainPage } from "@cchc/ui/page";
import { safePath } from "./safe-path.ts";
import { meOptions } from "./me.ts";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage(): ReactNode {
  const router = useRouter();
  const queries = useQueryClient();
  const onward = safePath(new URLSearchParams(router.state.location.searchStr).get("tiep"));
  const enter = async (): Promise<void> => {
    queries.clear();
    await queries.fetchQuery({ ...meOptions, staleTime: 0 });
    router.history.replace(onward);
  };
  return (
    <PlainPage place="Xã, phường">
      <div className="c-stack">
        <h1>Đăng nhập</h1>
        <p className="c-quiet">
          Dùng tài khoản do người quản trị cấp. Số liệu đang nhập dở trên máy này sẽ được gửi tiếp
          sau khi đăng nhập.
        </p>
        <SignInForm onSignedIn={() => void enter()} />
        <p className="c-small c-quiet">
          Quên mật khẩu? Hãy hỏi người quản trị của cơ quan cấp trên.{" "}
          <a href="/admin">Trang của cơ quan cấp trên</a>
        </p>
      </div>
    </PlainPage>
  );
}
