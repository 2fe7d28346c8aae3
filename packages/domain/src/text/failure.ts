import { type ErrorCode, errorCodes } from "./messages.ts";

/** Why a call to the server came to nothing. */
export interface Failure {
  readonly code: ErrorCode;
  /** One Vietnamese sentence that says what to do. */
  readonly message: string;
}

const unreachable: Failure = {
  code: "unavailable",
  message: "Không nối được với máy chủ. Kiểm tra đường truyền rồi thử lại.",
};

/**
 * What went wrong, as the server said it: an error whose `data.code` is one of {@link errorCodes}.
 * Whatever else was thrown on the way is a line that is down.
 */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error) || !("data" in error)) return unreachable;
  const { data, message } = error;
  if (data === null || typeof data !== "object" || !("code" in data)) return unreachable;
  const code = errorCodes.find((each) => each === data.code);
  return code === undefined ? unreachable : { code, message };
}
