import { errorSentence } from "@cchc/domain/text/messages";
import type { Failure } from "../api.ts";

function failure(code: "wrong-credentials" | "unavailable"): Failure {
  return { code, message: errorSentence(code, {}) };
}

/** How long the server asks to wait; a minute where it does not say. */
function waitOf(response: Response): number {
  const seconds = Number(response.headers.get("x-retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 60;
}

async function post(path: string, body: unknown): Promise<Response | undefined> {
  try {
    return await fetch(`/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    // The line is down: the caller says so.
    return undefined;
  }
}

/** Signs in; the session lives in a cookie that only the server reads. Null when it worked. */
export async function signIn(username: string, password: string): Promise<Failure | null> {
  const response = await post("sign-in/username", {
    username: username.trim().toLowerCase(),
    password,
  });
  if (response === undefined || response.status >= 500) return failure("unavailable");
  if (response.ok) return null;
  if (response.status !== 429) return failure("wrong-credentials");
  const waitSeconds = waitOf(response);
  return {
    code: "too-many-requests",
    message: errorSentence("too-many-requests", { waitSeconds }),
  };
}

/** Said to whoever gives the right password of an account that nobody may use any more. */
export const closedAccount = "Tài khoản này đã đóng: hãy hỏi người quản trị của cơ quan cấp trên.";

/** Ends the session; false when the server could not be reached. */
export async function signOut(): Promise<boolean> {
  const response = await post("sign-out", {});
  return response?.ok ?? false;
}
