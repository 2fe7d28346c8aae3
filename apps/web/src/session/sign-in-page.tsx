import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Link } from "@cchc/ui/link";
import { PlainPage } from "@cchc/ui/page";
import { newSession, somethingUnsent } from "../offline/entrance.ts";
import { safePath } from "./safe-path.ts";
import { meOptions } from "./me.ts";
import { closedAccount } from "./sign-in.ts";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage(): ReactNode {
  const router = useRouter();
  const queries = useQueryClient();
  const onward = safePath(new URLSearchParams(router.state.location.searchStr).get("tiep"));
  const [unsent] = useState(somethingUnsent);
  const enter = async (): Promise<string | undefined> => {
    queries.clear();
    newSession();
    // Where the answer is lost, the page that opens asks again and says so.
    const me = await queries.fetchQuery({ ...meOptions, staleTime: 0 }).catch(() => undefined);
    if (me === null) return closedAccount;
    router.history.replace(onward);
    return undefined;
  };
  return (
    <PlainPage place="Xã, phường">
      <div className="c-stack">
        <h1>Đăng nhập</h1>
        <p className="c-quiet">
          Dùng tài khoản do người quản trị cấp.
          {unsent &&
            " Số liệu chưa gửi còn trên máy này, đã mã hóa: chỉ mở và gửi tiếp khi chính người nhập đăng nhập."}
        </p>
        <SignInForm onSignedIn={enter} />
        <p className="c-small c-quiet">
          Quên mật khẩu? Hãy hỏi người quản trị của cơ quan cấp trên.{" "}
          <a href="/admin">Trang của cơ quan cấp trên</a>
        </p>
        <p className="c-small c-quiet">
          Không cần tài khoản: <Link href="/cong-bo">kết quả đã công bố</Link>
        </p>
      </div>
    </PlainPage>
  );
}
