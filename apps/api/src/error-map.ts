import type { TRPCError } from "@trpc/server";
import type { ErrorCode } from "@cchc/domain/text/messages";

/** How each refusal travels over HTTP. */
export const trpcCode = {
  "bad-input": "BAD_REQUEST",
  "not-signed-in": "UNAUTHORIZED",
  "wrong-credentials": "UNAUTHORIZED",
  "session-ended": "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  "other-reviewer": "FORBIDDEN",
  "not-found": "NOT_FOUND",
  conflict: "CONFLICT",
  "period-locked": "PRECONDITION_FAILED",
  "report-locked": "PRECONDITION_FAILED",
  "cell-locked": "PRECONDITION_FAILED",
  "wrong-state": "CONFLICT",
  "already-done": "CONFLICT",
  "operation-reused": "CONFLICT",
  "number-format": "BAD_REQUEST",
  "number-range": "BAD_REQUEST",
  "reason-needed": "BAD_REQUEST",
  "checks-unmet": "PRECONDITION_FAILED",
  "name-taken": "CONFLICT",
  "period-exists": "CONFLICT",
  "period-used": "CONFLICT",
  "last-administrator": "CONFLICT",
  "unit-change": "CONFLICT",
  "too-large": "PAYLOAD_TOO_LARGE",
  "too-many-requests": "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
  internal: "INTERNAL_SERVER_ERROR",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;
