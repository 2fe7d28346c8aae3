import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useSyncExternalStore } from "react";
import { errorSentence } from "@cchc/domain/text/messages";
import { Dialog } from "@cchc/ui/dialog";
import { sessionBack, useGateClosed } from "./gate.ts";
import { meOptions, useMe } from "./me.ts";
import { closedAccount } from "./sign-in.ts";
import { SignInForm } from "./sign-in-form.tsx";

function onTyping(listener: () => void): () => void {
  document.addEventListener("focusout", listener);
  document.addEventListener("keyup", listener);
  return () => {
    document.removeEventListener("focusout", listener);
    document.removeEventListener("keyup", listener);
  };
}

/** Whether a figure is half typed: a window that took the keyboard now would cut it in two. */
function useHalfTyped(): boolean {
  return useSyncExternalStore(
    onTyping,
    () => document.activeElement?.hasAttribute("data-typing") ?? false,
  );
}

/** Over whatever page is open when the session ends: sign in again and go on where one was. */
export function SignInDialog(): ReactNode {
  const closed = useGateClosed();
  const halfTyped = useHalfTyped();
  const me = useMe();
  const queries = useQueryClient();
  const back = async (): Promise<string | undefined> => {
    const now = await queries.fetchQuery({ ...meOptions, staleTime: 0 }).catch(() => undefined);
    if (now === undefined) return errorSentence("unavailable", {});
    if (now === null) return closedAccount;
    if (now.username !== me.username) {
      // Somebody else: nothing of the first person's page may stay.
      location.assign("/");
      return undefined;
    }
    sessionBack();
    void queries.invalidateQueries();
    return undefined;
  };
  return (
    // Without a session nothing can be saved: the window stays until somebody signs in.
    <Dialog open={closed && !halfTyped} title="Phiên làm việc đã hết">
      <p>
        Đăng nhập lại để tiếp tục. Số liệu đang nhập vẫn còn nguyên trên trang và sẽ được gửi ngay.
      </p>
      <SignInForm username={me.username} onSignedIn={back} />
    </Dialog>
  );
}
