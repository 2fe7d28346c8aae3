import { errorSentence } from "@cchc/domain/text/messages";
import type { answerPasskey } from "@cchc/ui/account/passkey-browser";
import type { Failure } from "../api.ts";

/** The second step as it was answered. */
export interface SecondStep {
  readonly code?: string;
  /** A passkey's answer, as the header carries it. */
  readonly passkey?: string;
}

/** The question for a passkey, as the browser takes it. */
export type PasskeyQuestion = Parameters<typeof answerPasskey>[0];

/** Why nobody was signed in. */
export interface Refused extends Failure {
  readonly passkey?: PasskeyQuestion | undefined;
}

function failure(
  code:
    | "wrong-credentials"
    | "account-closed"
    | "unavailable"
    | "second-factor-needed"
    | "second-factor-wrong",
): Failure {
  return { code, message: errorSentence(code, {}) };
}

/** How long the server asks to wait; a minute where it does not say. */
function waitOf(response: Response): number {
  const seconds = Number(response.headers.get("x-retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 60;
}

async function post(
  path: string,
  body: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<Response | undefined> {
  try {
    return await fetch(`/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...more },
      body: JSON.stringify(body),
    });
  } catch {
    // The line is down: the caller says so.
    return undefined;
  }
}

/**
 * Signs in; the session lives in a cookie that only the server reads. Null when it worked. `step`:
 * the second one, for whoever switched it on.
 */
export async function signIn(
  username: string,
  password: string,
  { code, passkey }: SecondStep = {},
): Promise<Refused | null> {
  const response = await post(
    "sign-in/username",
    { username: username.trim().toLowerCase(), password },
    {
      ...(code === undefined ? {} : { "x-second-factor": code }),
      ...(passkey === undefined ? {} : { "x-passkey": passkey }),
    },
  );
  if (response === undefined || response.status >= 500) return failure("unavailable");
  if (response.ok) return null;
  if (response.status !== 429) {
    const { code: refused, passkey: question } = await bodyOf(response);
    if (refused === "account-closed") return failure(refused);
    if (refused === "second-factor-needed" || refused === "second-factor-wrong") {
      return { ...failure(refused), passkey: question };
    }
    return failure("wrong-credentials");
  }
  const waitSeconds = waitOf(response);
  return {
    code: "too-many-requests",
    message: errorSentence("too-many-requests", { waitSeconds }),
  };
}

/** Said to whoever gives the right password of an account that nobody may use any more. */
export const closedAccount: string = errorSentence("account-closed", {});

/** Says why a password was not changed, or null when it was. Every other session ends with it. */
export async function changePassword(
  currentPassword: string,
  newPassword: string,
): Promise<string | null> {
  const response = await post("change-password", {
    currentPassword,
    newPassword,
    revokeOtherSessions: true,
  });
  if (response === undefined || response.status >= 500) return errorSentence("unavailable", {});
  if (response.ok) return null;
  if (response.status === 401) {
    return "Phiên làm việc đã hết: đăng nhập lại rồi đổi mật khẩu.";
  }
  if (response.status === 429) {
    return errorSentence("too-many-requests", { waitSeconds: waitOf(response) });
  }
  const { code } = await bodyOf(response);
  if (code === "INVALID_PASSWORD") return "Mật khẩu đang dùng chưa đúng: gõ lại.";
  if (code === "password-guessed") {
    return "Mật khẩu mới quá dễ đoán hoặc chỉ là tên của bạn: đặt mật khẩu khác, ví dụ ghép vài từ không liên quan.";
  }
  if (code === "PASSWORD_TOO_SHORT") return "Mật khẩu mới quá ngắn: đặt dài hơn.";
  if (code === "PASSWORD_TOO_LONG") return "Mật khẩu mới quá dài: đặt ngắn hơn.";
  return "Chưa đổi được mật khẩu: kiểm tra lại mật khẩu đang dùng rồi thử lại.";
}

interface RefusedBody {
  readonly code?: unknown;
  readonly passkey?: PasskeyQuestion;
}

async function bodyOf(response: Response): Promise<RefusedBody> {
  const parse: (text: string) => RefusedBody | null = JSON.parse;
  try {
    return parse(await response.text()) ?? {};
  } catch {
    // Whatever stands between answered without words: the general sentence is said.
    return {};
  }
}

/** Ends the session; false when the server could not be reached. */
export async function signOut(): Promise<boolean> {
  const response = await post("sign-out", {});
  return response?.ok ?? false;
}
